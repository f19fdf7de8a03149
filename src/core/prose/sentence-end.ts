import { locales } from "../locales/locales.ts";

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

const space = /\s/;
const digit = /[\d０-９]/;
const upper = /\p{Lu}/u;
const lower = /\p{Ll}/u;
const katakana = /\p{Script=Katakana}/u;
const hiragana = /\p{Script=Hiragana}/u;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー「『（【〔〈《［]/u;
const cjkOrBracket = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー([]/u;

const cues = Object.values(locales).map(({ sentence }) => sentence);

/** The first words of a numbered title, as in `図1．概要` or `1. Introduction`. */
const label = new RegExp(
  `^[（(「“"]?(?:${cues.flatMap(({ numberedWords }) => wordsOf(numberedWords)).join("|")})?\\s*` +
    "(?:[\\d０-９]{1,3}(?:[.．\\-－][\\d０-９]{1,3})*|[A-Za-z]|[ivxIVX]{1,4})?" +
    `[${cues.map(({ numberedEnds }) => numberedEnds).join("")}]?$`,
);
const longestLabel = 24;
const longestWord = 14;
const particles = new Set(cues.map((each) => each.particles).join(""));
const starters = new Set(cues.flatMap((each) => wordsOf(each.starters)));
const lettered = new Set(cues.flatMap((each) => wordsOf(each.lettered)));

/** What may follow an abbreviation within its sentence. */
type Follows = keyof (typeof cues)[number]["abbreviations"];

const allFollows = [
  "anything",
  "a number",
  "a name",
  "a small letter",
] as const satisfies readonly Follows[];

const abbreviations = new Map(
  cues.flatMap((each) =>
    allFollows.flatMap((follows) =>
      wordsOf(each.abbreviations[follows]).map((word) => [word, follows] as const),
    ),
  ),
);

function wordsOf(list: string): string[] {
  return list.split(" ").filter((word) => word !== "");
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
  if (/[！？!?]/.test(run) && goesOn(text.slice(mark.nextAt, mark.nextAt + 6))) return false;
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

function goesOn(next: string): boolean {
  return cues.some((each) => each.goesOn.test(next));
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
      if (!upper.test(next)) return !cjk.test(next) || particles.has(next);
      return !starters.has(
        /^[A-Za-z]+(?![A-Za-z.])/.exec(text.slice(nextAt, nextAt + 12))?.[0] ?? "",
      );
    case "a small letter":
      return !upper.test(next) && (!cjk.test(next) || particles.has(next));
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
