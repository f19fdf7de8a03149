/** A BCP 47 language tag in its canonical form, such as `ja`, `pt-BR`, `zh-Hant`; null where the language is not known. */
export type LanguageTag = string | null;

/** Returns the language of a tag without script and region: `pt` for `pt-BR`; null for no tag. */
export function primaryLanguage(tag: LanguageTag): string | null {
  return tag?.split("-")[0]?.toLowerCase() ?? null;
}

/**
 * Returns a language tag in its canonical form (`PT-br` → `pt-BR`); null for what is no BCP 47 tag.
 * A language is named by its code of two or three letters: `english` is a word.
 */
export function toLanguageTag(text: string): string | null {
  try {
    const [tag = ""] = Intl.getCanonicalLocales(text.trim().replaceAll("_", "-"));
    return /^[a-z]{2,3}(?:-|$)/.test(tag) ? tag : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
