import type { FontFile } from "./font-file.ts";

/** What has no glyph of its own: white space, controls, marks that only say how to show the one before. */
const invisible = /^[\s\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]$/u;

/** The characters of a text, each once, in order. */
export interface CharacterSets {
  /**
   * What it is set with: the characters that stand in it, and the ready-made ones that browsers draw
   * for a letter with a combining mark, such as が for か and ゛.
   */
  readonly all: readonly string[];
  /** Those that show as a box where no font has them. */
  readonly drawn: readonly string[];
}

/** Returns the characters of a text. */
export function readCharacters(text: string): CharacterSets {
  const composed = text.normalize("NFC");
  const made = new Set(composed);
  const all = composed === text ? made : new Set([...made, ...new Set(text)]);
  return {
    all: [...all].toSorted(),
    drawn: [...made].filter((char) => !invisible.test(char)).toSorted(),
  };
}

/**
 * The keycap, which is drawn with the digit before it: that digit is the theme's own, so that no spare
 * font can draw both.
 */
const keycap = "\u20E3";

/** Can a spare font show a character, beside what another font shows? */
export function canStandIn(char: string, font: FontFile): boolean {
  return char !== keycap && hasGlyphFor(char, font);
}

/** Can a font show a character: by a glyph of its own, or by those of its letter and marks? */
export function hasGlyphFor(char: string, { characters }: FontFile): boolean {
  const has = (part: string): boolean => characters.has(part.codePointAt(0) ?? 0);
  return has(char) || [...char.normalize("NFD")].every(has);
}

/**
 * Returns the characters that a spare font is asked for, so that it gets `taken`: with their letters
 * and marks, and with what joins emoji and chooses their form, as far as they are among `all`.
 */
export function partsOf(taken: readonly string[], all: readonly string[]): string[] {
  const parts = new Set(taken.join("").normalize("NFD"));
  const isPart = (char: string): boolean => parts.has(char) || selectors.test(char);
  return [...new Set([...taken, ...all.filter(isPart)])].toSorted();
}

/** The zero-width joiner, the variation selectors of emoji, the tags of flags. */
const selectors = /^(?:\u200D|[\uFE00-\uFE0F]|[\u{E0020}-\u{E007F}])$/u;
