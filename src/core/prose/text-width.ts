import { eastAsianWidth } from "get-east-asian-width";

const noAdvance = /^[\p{M}\p{Cf}\p{Cc}\p{Emoji_Modifier}\u1160-\u11FF]$/u;
const emojiPresentation = 0xfe0f;
const zeroWidthJoiner = 0x200d;

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

/**
 * Returns what a text's ASCII, kana and kanji alone have of its `textWidth`, its white space left
 * out. Reads no further than it needs to know that this is more than `enough`.
 */
export function leastWidth(text: string, enough: number): number {
  let halves = 0;
  for (let at = 0; at < text.length && halves <= 2 * enough; at += 1) {
    const code = text.charCodeAt(at);
    // Behind a joiner nothing has a width of its own.
    if (text.charCodeAt(at - 1) === zeroWidthJoiner) continue;
    if (code > 0x20 && code <= 0x7e) halves += 1;
    else if (code > 0x3000 && isFullWidth(code)) halves += 2;
  }
  return halves / 2;
}

function halvesOf(codePoint: number, previousHalves: number): number {
  if (codePoint >= 0x20 && codePoint <= 0x7e) return 1;
  if (isFullWidth(codePoint)) return 2;
  if (codePoint === emojiPresentation) return previousHalves === 1 ? 1 : 0;
  return noAdvance.test(String.fromCodePoint(codePoint)) ? 0 : eastAsianWidth(codePoint);
}

/** Is it punctuation, kana, a kanji or a full-width form where nearly all of these stand? */
function isFullWidth(codePoint: number): boolean {
  return (
    (codePoint >= 0x3041 && codePoint <= 0x3096) ||
    (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
    (codePoint >= 0x309b && codePoint <= 0x30ff) ||
    (codePoint >= 0x3000 && codePoint <= 0x3029) ||
    (codePoint >= 0xff01 && codePoint <= 0xff60)
  );
}
