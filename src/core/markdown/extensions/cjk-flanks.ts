/**
 * One Chinese, Japanese or Korean character, as the source of a regular expression with the `u`
 * flag: East Asian Width W, F or H and not an emoji by default, or the script Hangul. Ranges run
 * over small gaps of unassigned code points, so that a new character seldom needs a new range.
 * https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md, section 2.1;
 * https://www.unicode.org/Public/17.0.0/ucd/EastAsianWidth.txt
 */
const CJK_CHARACTER =
  "(?!\\p{Emoji_Presentation})[\\u1100-\\u11ff\\u20a9\\u2329-\\u232a\\u2630-\\u2637\\u268a-\\u268f" +
  "\\u2e80-\\u303e\\u3041-\\u3247\\u3250-\\ua4c6\\ua960-\\ua97c\\uac00-\\ud7fb\\uf900-\\ufaff" +
  "\\ufe10-\\ufe19\\ufe30-\\ufe6b\\uff01-\\uffee\\u{16fe0}-\\u{18df2}\\u{1aff0}-\\u{1b2fb}" +
  "\\u{1d300}-\\u{1d376}\\u{1f200}-\\u{1f265}\\u{20000}-\\u{3fffd}]";

const CJK_AFTER = new RegExp(`^${CJK_CHARACTER}`, "u");

/**
 * What counts as CJK before a run: a character, with or without a variation selector that does not
 * ask for emoji; a quotation mark in its full-width form; an ideographic variation selector.
 */
const CJK_BEFORE = new RegExp(
  `(?:${CJK_CHARACTER}[\\ufe00-\\ufe0e]?|[‘’“”]\\ufe01|[\\u{e0100}-\\u{e01ef}])$`,
  "u",
);

const WIDEST_SEQUENCE = 3; // code units: an astral character and a variation selector

/** One side of a delimiter run. */
export interface Flank {
  /** Where its first code unit stands in the text. */
  readonly at: number;
  /** One code point; empty at the ends of the text. */
  readonly char: string;
  /** The ends of the text are space, as in CommonMark. */
  readonly kind: "space" | "punctuation" | "letter";
}

/** A delimiter run and what stands on both sides of it. */
export interface FlankedRun {
  readonly before: Flank;
  readonly after: Flank;
  /**
   * Whether CJK text on one side makes it both left- and right-flanking. Never so beside white
   * space, and never for underscores: what these may do comes out as without CJK.
   */
  readonly isCjk: boolean;
}

/** Returns the flanks of the run of one delimiter character from `start` to before `end`. */
export function readFlanks(text: string, start: number, end: number): FlankedRun {
  const left = text.slice(Math.max(0, start - WIDEST_SEQUENCE), start);
  const right = text.slice(end, end + 2);
  const delimiter = text.charAt(start);
  const previous = [...left].at(-1) ?? "";
  const [next = ""] = right;
  const before = toFlank(start - previous.length, previous, delimiter);
  const after = toFlank(end, next, delimiter);
  const isInSpace = before.kind === "space" || after.kind === "space";
  const isCjk = delimiter !== "_" && !isInSpace && (CJK_BEFORE.test(left) || CJK_AFTER.test(right));
  return { before, after, isCjk };
}

function toFlank(at: number, char: string, delimiter: string): Flank {
  if (char === "" || /\s/u.test(char)) return { at, char, kind: "space" };
  // marked reads a tilde beside an asterisk as a letter, so that `**~~a~~**b` is strong.
  const isLetter = !/[\p{P}\p{S}]/u.test(char) || (char === "~" && delimiter === "*");
  return { at, char, kind: isLetter ? "letter" : "punctuation" };
}
