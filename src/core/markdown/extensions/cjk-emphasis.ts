import { Tokenizer } from "marked";

import type { RuleExtension } from "./extension.ts";

/**
 * Lets `*`, `**`, `~` and `~~` beside Chinese, Japanese or Korean text open
 * and close whatever punctuation stands on their other side: `これは**「重要」**です`. It follows
 * https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md. Text without CJK
 * characters, and underscores everywhere, are read as marked reads them.
 *
 * marked looks for closers in a masked copy of the text, and a hook may change that copy. So the
 * mask gets another character of the same length wherever one beside a run makes marked misread
 * the run. Openers are looked for in the text itself, and so need the two tokenizers.
 */
export const cjkEmphasis: RuleExtension = {
  name: "cjkEmphasis",
  opener: /\P{ASCII}/u,
  rules: {
    hooks: { emStrongMask: maskFlanks },
    tokenizer: {
      emStrong(src, maskedSrc, prevChar = "") {
        const run = findMisreadOpener(src, maskedSrc, "*");
        if (!run) return false;
        // With no character before the run, marked opens it.
        if (!run.isBegun) return Tokenizer.prototype.emStrong.call(this, src, maskedSrc, "");
        // When part of the run is behind us, marked looks into the mask instead of at `prevChar`,
        // and opens the run after punctuation.
        const mask = `.${maskedSrc.slice(run.start)}`;
        return Tokenizer.prototype.emStrong.call(this, src, mask, prevChar);
      },
      del(src, maskedSrc) {
        if (!findMisreadOpener(src, maskedSrc, "~")) return false;
        return Tokenizer.prototype.del.call(this, src, maskedSrc, "");
      },
    },
  },
};

/**
 * Returns the run that `src`, the end of the text, begins in, if it touches CJK text and so opens,
 * while marked may think otherwise because punctuation follows it.
 */
function findMisreadOpener(
  src: string,
  maskedSrc: string,
  delimiter: "*" | "~",
): { readonly start: number; readonly isBegun: boolean } | null {
  if (!src.startsWith(delimiter)) return null;
  const at = maskedSrc.length - src.length;
  let start = at;
  let end = at;
  while (maskedSrc[end] === delimiter) end++;
  if (!/^[\p{P}\p{S}]/u.test(src.slice(end - at, end - at + 2))) return null;
  while (maskedSrc[start - 1] === delimiter) start--;
  return readFlanks(maskedSrc, start, end).isCjk ? { start, isBegun: start < at } : null;
}

// CJK characters, so that the mask of a text without CJK never has them, and a run beside CJK text
// is still known as one in the mask.
const STAND_IN = { letter: "字", punctuation: "、" } as const;

/**
 * Returns the text with other characters beside some runs: marked takes a run between two letters,
 * or between two punctuation marks, for one that may both open and close.
 */
function maskFlanks(text: string): string {
  if (!/[*~]/.test(text)) return text;
  let masked = "";
  let end = 0;
  for (const { at, char, kind } of planStandIns(text)) {
    masked += text.slice(end, at) + STAND_IN[kind].repeat(char.length);
    end = at + char.length;
  }
  return masked + text.slice(end);
}

interface StandIn extends Flank {
  readonly kind: "letter" | "punctuation";
}

/** The characters to replace, each with the kind it is to have, in the order of the text. */
function planStandIns(text: string): readonly StandIn[] {
  // Most texts have none: one look is quicker than a search for runs.
  if (!/[*_~]/.test(text)) return [];
  const runs = [...text.matchAll(/\*+|_+|~+/gu)].map(({ index, 0: run }) =>
    readFlanks(text, index, index + run.length),
  );
  if (!runs.some((run) => run.isCjk)) return [];

  // A character beside a run that is to be read as it stands keeps its kind.
  const pinned = new Set(
    runs.flatMap(({ before, after, isCjk }) =>
      isCjk || before.kind === "space" || after.kind === "space" ? [] : [before.at, after.at],
    ),
  );
  // One character may stand between two runs, `**(a)**と**b**`: such runs are decided together.
  const chains: Flank[][] = [];
  for (const { before, after } of runs.filter((run) => run.isCjk)) {
    const chain = chains.at(-1);
    if (chain?.at(-1)?.at === before.at) chain.push(after);
    else chains.push([before, after]);
  }
  return chains.flatMap((chain) => levelChain(chain, pinned));
}

/** Gives all characters of a chain one kind; a delimiter and what is pinned cannot change. */
function levelChain(chain: readonly Flank[], pinned: ReadonlySet<number>): readonly StandIn[] {
  const isFixed = ({ at, char }: Flank) => pinned.has(at) || /[*_~]/u.test(char);
  const hasFixedMark = chain.some((flank) => flank.kind === "punctuation" && isFixed(flank));
  const kind = hasFixedMark ? "punctuation" : "letter";
  return chain.flatMap((flank) =>
    flank.kind === kind || isFixed(flank) ? [] : [{ ...flank, kind }],
  );
}

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
