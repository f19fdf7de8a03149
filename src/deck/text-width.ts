import { eastAsianWidth } from "get-east-asian-width";

const noAdvance = /^[\p{M}\p{Cf}\p{Cc}\p{Emoji_Modifier}\u1160-\u11FF]$/u;
const emojiPresentation = 0xfe0f;
const zeroWidthJoiner = 0x200d;

/** Where nearly all full-width characters stand, from and to: punctuation, kana, kanji and full-width forms. */
const fullWidth = [
  [0x3000, 0x3029],
  [0x3041, 0x3096],
  [0x309b, 0x30ff],
  [0x4e00, 0x9fff],
  [0xff01, 0xff60],
] as const;

/**
 * Returns the length of a text in full-width units: 1 for a kanji, 0.5 for a Latin letter.
 * Widths are those of Unicode's East Asian Width (UAX #11); ambiguous characters (Greek, “”, →)
 * count 0.5, its default where the font is unknown. Combining marks, controls and line breaks
 * count 0; an emoji sequence that makes one picture counts 1.
 */
export function textWidth(text: string): number {
  let halves = 0;
  let previous = 0;
  let previousHalves = 0;
  for (let at = 0; at < text.length; at += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at += 1;
    const width = previous === zeroWidthJoiner ? 0 : halvesOf(codePoint, previousHalves);
    halves += width;
    previous = codePoint;
    if (width > 0) previousHalves = width;
  }
  return halves / 2;
}

function halvesOf(codePoint: number, previousHalves: number): number {
  if (codePoint >= 0x20 && codePoint <= 0x7e) return 1;
  if (isFullWidth(codePoint)) return 2;
  if (codePoint === emojiPresentation) return previousHalves === 1 ? 1 : 0;
  return noAdvance.test(String.fromCodePoint(codePoint)) ? 0 : eastAsianWidth(codePoint);
}

function isFullWidth(codePoint: number): boolean {
  for (const [first, last] of fullWidth) {
    if (codePoint >= first && codePoint <= last) return true;
  }
  return false;
}
