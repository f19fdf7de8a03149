/** A run of end marks in a text, and what stands around it. All are UTF-16 offsets. */
export interface Mark {
  /** Where the sentence begins that the mark may end. */
  readonly sentenceStart: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Behind the closing brackets that follow the run. */
  readonly after: number;
  /** Behind the white space too; the text's length where nothing follows. */
  readonly nextAt: number;
}

/** What may follow an abbreviation within its sentence. */
type Follows = "anything" | "a number" | "a name" | "a small letter";

const space = /\s/;
const digit = /[\d０-９]/;
const upper = /\p{Lu}/u;
const lower = /\p{Ll}/u;
const katakana = /\p{Script=Katakana}/u;
const hiragana = /\p{Script=Hiragana}/u;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー「『（【〔〈《［]/u;
const cjkOrBracket = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー([]/u;

/** The first words of a numbered title, as in `図1．概要` or `1. Introduction`. */
const label =
  /^[（(「“"]?(?:図|表|式|例|注|問|答|解|付録|手順|ステップ|第|Fig(?:ure|\.)?|Table|Eq\.|Listing|Step|Ex\.|Example|Section|Sec\.|Chapter|Ch\.)?\s*(?:[\d０-９]{1,3}(?:[.．\-－][\d０-９]{1,3})*|[A-Za-z]|[ivxIVX]{1,4})?[章節]?$/;
const longestLabel = 24;
const longestWord = 14;
const quotedOn = /^と(?:思|考|聞|問|言|叫|答|感|尋|書|疑|いう(?!のも|わけ|こと)|いっ|いわ)/;
const particle = /[はがをのにでともやへ、，]/;

const abbreviations = new Map<string, Follows>([
  ...toEntries(
    "anything",
    "e.g i.e cf vs viz dr mr mrs ms prof mt approx ca resp esp incl fig figs",
  ),
  ...toEntries("anything", "eq eqs pp gen capt"),
  ...toEntries("a number", "no nos p art app ex def tab thm prop ver rev"),
  ...toEntries("a number", "jan feb mar apr jun jul aug sep sept oct nov dec"),
  ...toEntries(
    "a name",
    "st sec secs ch chap vol ref refs inc ltd co corp jr sr al ph.d dept univ ave",
  ),
  ...toEntries("a small letter", "etc min max avg misc a.m p.m est"),
]);
/** Words that begin a sentence far more often than they continue a name. */
const starters = new Set(
  (
    "The This That These Those It Its He She They We You I In On At A An As If When While But And So " +
    "However Then There For To Not No Now Our His Her Their What Which Who Why How Each All Some Many " +
    "Most Both Since After Before Because Although Thus Therefore Also With From By One Let Here"
  ).split(" "),
);
/** Words before a capital that is a thing's letter, not a person's initial: "Plan B", "written in C". */
const lettered = new Set(
  (
    "in plan type option appendix vitamin class grade group step part language case version model " +
    "point level layer node host server process"
  ).split(" "),
);

function toEntries(follows: Follows, words: string): [string, Follows][] {
  return words.split(" ").map((word) => [word, follows]);
}

/**
 * Returns whether the mark ends its sentence. False for the full stop of an abbreviation, number,
 * file name or label, for an ellipsis in mid-line, and where the words visibly go on (`？と思う`,
 * `"Why?" she asked`). Looks at a bounded stretch of text and at the run itself.
 */
export function isSentenceEnd(text: string, mark: Mark): boolean {
  if (mark.nextAt >= text.length) return true;
  const run = text.slice(mark.from, mark.to);
  const spaced = mark.nextAt > mark.after;
  const next = charFrom(text, mark.nextAt);
  if (!spaced && /[、，,;；:：]/.test(next)) return false;
  if (/^(?:[.．…]{2,}|…|。{3,})$/.test(run)) return isEllipsisEnd(text, mark);
  if (/[！？!?]/.test(run) && quotedOn.test(text.slice(mark.nextAt, mark.nextAt + 6))) return false;
  if (/[。｡！？‼⁇⁈⁉]/.test(run)) return true;
  const before = text.charAt(mark.from - 1);
  const quoted = mark.after > mark.to;
  if (quoted && lower.test(next)) return false;
  if (!/[!?]/.test(run)) return isPeriodEnd(text, mark);
  if (mark.from === mark.sentenceStart) return false;
  if (space.test(before)) return spaced && !lower.test(next);
  if (run === "!" && text.slice(mark.from - 5, mark.from) === "Yahoo") return false;
  return spaced || cjk.test(next) || (cjk.test(before) && cjkOrBracket.test(next));
}

function isEllipsisEnd(text: string, mark: Mark): boolean {
  if (text.slice(mark.after, mark.nextAt).includes("\n")) return true;
  const before = text.charAt(mark.from - 1);
  return (
    mark.nextAt > mark.after &&
    /[\p{Script=Latin}\d]/u.test(before) &&
    upper.test(charFrom(text, mark.nextAt))
  );
}

function isPeriodEnd(text: string, mark: Mark): boolean {
  const { from, after, nextAt, sentenceStart } = mark;
  const before = text.charAt(from - 1);
  const next = charFrom(text, nextAt);
  const spaced = nextAt > after;
  if (digit.test(before) && digit.test(text.charAt(from + 1))) return false;
  if (from - sentenceStart <= longestLabel && label.test(text.slice(sentenceStart, from)))
    return false;
  if (text.charAt(from) === "." && !spaced && !cjk.test(next)) {
    const japanese = cjk.test(before) && cjkOrBracket.test(next);
    if (!japanese && !(hiragana.test(before) && upper.test(next))) return false;
  }
  if (text.charAt(from) === "." && space.test(before)) return spaced && upper.test(next);
  return !isAbbreviation(text, from, nextAt);
}

function isAbbreviation(text: string, at: number, nextAt: number): boolean {
  const next = charFrom(text, nextAt);
  switch (followsOf(text, at)) {
    case null:
      return false;
    case "anything":
      return true;
    case "a number":
      return /[\d０-９(#]/.test(next);
    case "a name":
      // J. ホール is a person.
      if (katakana.test(next) && !/[A-Za-z]/.test(text.charAt(at - 2))) return true;
      if (!upper.test(next)) return !cjk.test(next) || particle.test(next);
      return !starters.has(
        /^[A-Za-z]+(?![A-Za-z.])/.exec(text.slice(nextAt, nextAt + 12))?.[0] ?? "",
      );
    case "a small letter":
      return !upper.test(next) && (!cjk.test(next) || particle.test(next));
  }
}

/** Returns what may follow the word that ends at `at`; null where it is no abbreviation. */
function followsOf(text: string, at: number): Follows | null {
  const stretch = text.slice(Math.max(0, at - longestWord), at);
  const word = /(?<![A-Za-z\d.-])[A-Za-z.]+$/.exec(stretch)?.[0] ?? "";
  const known = abbreviations.get(word.toLowerCase());
  if (known !== undefined) return known;
  if (/^[A-Za-z](?:\.[A-Za-z])+$/.test(word)) return "a name";
  if (!/^[A-Z]$/.test(word)) return null;
  const wordBefore = /(?<![A-Za-z])([A-Za-z]+)\s+[A-Z]$/.exec(stretch)?.[1] ?? "";
  return lettered.has(wordBefore.toLowerCase()) ? null : "a name";
}

function charFrom(text: string, at: number): string {
  const codePoint = text.codePointAt(at);
  return codePoint === undefined ? "" : String.fromCodePoint(codePoint);
}
