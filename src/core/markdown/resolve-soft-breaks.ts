import type { Inline } from "../model/inline.ts";

/**
 * Characters between which a line end is no word boundary: kanji, kana and the full-width forms
 * and punctuation that go with them. Hangul is not among them: Korean sets words apart by spaces.
 */
const joins =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb-\u30fe\uff01-\uff9f\uffe0-\uffe6]/u;

/** Sound marks of decomposed kana and the like; they belong to the character before them. */
const combining = /\p{M}/u;

/** Stands for a hard break, around which white space goes, as a line separator does. */
const breakMark = "\u2028";

/** White space that is more than one space between words. */
const untidy = /[\t\n]| {2}|\u2028 | \u2028/;

/** Stands for what is neither text nor white space: an image, white space in code. */
const objectMark = "\ufffc";

/**
 * Returns the inlines with white space as a browser shows it: a soft line break (`\n` in a text) is
 * nothing between two characters that join, else one space; a run of spaces is one; beside a hard
 * break there is none.
 */
export function resolveSoftBreaks(inlines: readonly Inline[]): Inline[] {
  const all = leavesOf(inlines);
  if (!untidy.test(all)) return [...inlines];
  const runs = findRuns(all);
  return runs.length === 0 ? [...inlines] : rewrite(inlines, createTexts(all, runs));
}

function leavesOf(inlines: readonly Inline[]): string {
  let all = "";
  for (const inline of inlines) {
    all += "children" in inline ? leavesOf(inline.children) : leafOf(inline);
  }
  return all;
}

/** A text as it is; all else with no white space in it. */
function leafOf(inline: Exclude<Inline, { readonly children: readonly Inline[] }>): string {
  if (inline.type === "text") return inline.value;
  if (inline.type === "code") return inline.value.replace(/[ \t\n]/g, objectMark);
  return inline.type === "break" ? breakMark : objectMark;
}

/** White space in the joined leaves that is not to stay as it is, and what stands in its place. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly glue: "" | " ";
}

function findRuns(all: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (let start = findWhite(all, end); start < all.length; start = findWhite(all, end)) {
    end = skipWhite(all, start);
    const isBeside = all[start - 1] === breakMark || all[end] === breakMark;
    if (end === start + 1 && all[start] === " " && !isBeside) continue;
    const isJoined =
      all.slice(start, end).includes("\n") &&
      joins.test(lastCharacter(all, start)) &&
      joins.test(String.fromCodePoint(all.codePointAt(end) ?? 32));
    runs.push({ start, end, glue: isBeside || isJoined ? "" : " " });
  }
  return runs;
}

function findWhite(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isWhite(text.charCodeAt(at))) at += 1;
  return at;
}

function skipWhite(text: string, from: number): number {
  let at = from;
  while (isWhite(text.charCodeAt(at))) at += 1;
  return at;
}

/** Is it a space, a tab or a line end? */
function isWhite(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a;
}

/** The character that ends before an offset, without its combining marks. */
function lastCharacter(all: string, end: number): string {
  const last = all.charAt(end - 1);
  if (/[^\p{M}\p{Surrogate}]/u.test(last)) return last;
  const before = Array.from(all.slice(Math.max(0, end - 8), end));
  return before.findLast((character) => !combining.test(character)) ?? "";
}

/** Gives the texts back, in order, with the runs replaced; a run over several stands in the first. */
interface Texts {
  take(length: number): string;
}

function createTexts(all: string, runs: readonly Run[]): Texts {
  let offset = 0;
  let next = 0;
  return {
    take(length) {
      let at = offset;
      let text = "";
      offset += length;
      for (let run = runs[next]; run !== undefined && run.start < offset; run = runs[next]) {
        if (run.start >= at) text += all.slice(at, run.start) + run.glue;
        at = Math.min(run.end, offset);
        if (run.end > offset) break;
        next += 1;
      }
      return text + all.slice(at, offset);
    },
  };
}

function rewrite(inlines: readonly Inline[], texts: Texts): Inline[] {
  return inlines
    .map((inline): Inline => {
      if ("children" in inline) return { ...inline, children: rewrite(inline.children, texts) };
      const value = texts.take(leafOf(inline).length);
      return inline.type === "text" ? { type: "text", value } : inline;
    })
    .filter((inline) => inline.type !== "text" || inline.value !== "");
}
