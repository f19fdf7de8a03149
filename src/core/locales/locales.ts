import { primaryLanguage, type LanguageTag } from "../model/language.ts";
import type { TalkWords } from "../protocol/talk-words.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";

/** What a language brings: its words on slides and pages, and the cues by which its prose is read. */
export type Locale = typeof en;

/** The short words on slides and pages that are not the author's. */
export type Labels = Locale["labels"];

/** All languages that lectern has words for. The cues of all apply to every chapter: many mix languages. */
export const locales = { en, ja } satisfies Readonly<
  Record<string, Locale & { readonly labels: { readonly talk: TalkWords } }>
>;

/** The name of a language that lectern has words for. */
export type LocaleName = keyof typeof locales;

/** Returns the name of the language whose words stand beside a chapter's: English where it has none of its own. */
export function localeNameOf(language: LanguageTag): LocaleName {
  const name = primaryLanguage(language);
  return name !== null && isLocaleName(name) ? name : "en";
}

/** Returns the words of a language: the English ones where it has none of its own. */
export function localeOf(language: LanguageTag): Locale {
  return locales[localeNameOf(language)];
}

/** Returns the labels of a language: the English ones where it has none of its own. */
export function labelsOf(language: LanguageTag): Labels {
  return localeOf(language).labels;
}

/** The words around a deck while it is being written, by the names of their languages. */
export const liveWords: Readonly<Record<string, Locale["live"]>> = Object.fromEntries(
  Object.entries(locales).map(([name, { live }]) => [name, live]),
);

function isLocaleName(name: string): name is LocaleName {
  return Object.hasOwn(locales, name);
}
