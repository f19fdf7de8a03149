import { eastAsianWidth } from "get-east-asian-width";

const noAdvance = /^[\p{M}\p{Cf}\p{Cc}\p{Emoji_Modifier}\u1160-\u11FF]$/u;
const emojiPresentation = "\uFE0F";
const zeroWidthJoiner = "\u200D";

/**
 * Returns the length of a text in full-width units: 1 for a kanji, 0.5 for a Latin letter.
 * Widths are those of Unicode's East Asian Width (UAX #11); ambiguous characters (Greek, “”, →)
 * count 0.5, its default where the font is unknown. Combining marks, controls and line breaks
 * count 0; an emoji sequence that makes one picture counts 1.
 */
export function textWidth(text: string): number {
  let halves = 0;
  let previous = "";
  let previousHalves = 0;
  for (const char of text) {
    const width = previous === zeroWidthJoiner ? 0 : halvesOf(char, previousHalves);
    halves += width;
    previous = char;
    if (width > 0) previousHalves = width;
  }
  return halves / 2;
}

function halvesOf(char: string, previousHalves: number): number {
  if (char >= " " && char <= "~") return 1;
  if (char === emojiPresentation) return previousHalves === 1 ? 1 : 0;
  return noAdvance.test(char) ? 0 : eastAsianWidth(char.codePointAt(0) ?? 0);
}
