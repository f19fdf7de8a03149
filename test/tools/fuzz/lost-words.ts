import { decodeHTML, decodeHTMLStrict } from "entities";
import type { Token } from "marked";

import type { Chapter } from "../../../src/core/model/chapter.ts";
import { visibleTextOf } from "../../core/markdown/chapter-facts.ts";
import { shownByMarked } from "../../core/markdown/marked-text.ts";

/** An item without words in a quote: marked itself ends there. */
const markedThrows = />[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]*$/m;

/** A comment that is never closed hides, in marked's HTML, all that follows; ours ends with its list item. */
const unclosedComment = /<!--(?![^]*-->)/;

/** The same, also where another item or quote closes it. */
const commentIntoItem = /<!--(?:(?!-->)[^])*\n[ \t]*(?:[-+*>]|\d{1,9}[.)])/;

/** A footnote that begins with a fence or an item: their marks are no words, but marked knows no footnotes. */
const blockInNote = /^[ \t>]*\[\^[^\]]*\]:[ \t]*(?:~~~|```|\d{1,9}[.)](?:\s|$))/m;

/** Elements whose words marked hands on as they are, and a browser shows in its own way or never. */
const unlike = /<(?:style|script|title|textarea|noscript|template|xmp|figcaption|head|svg|math)/i;

/** Words in these marked hands on as HTML, in which a browser reads more character references. */
const rawElement = /<(?:pre|code|kbd)/i;

/** Marks that marked shows as they stand: footnotes, formulas, readings, ids, alerts and definitions. */
const ownMarks = /\[\^|\[!\w|\$|\\[([]|\{[#|]|\|.*\}|\{.*\||^[ \t>]*:[ \t]/im;

/** Labels, ids and alerts, which are no words of ours. */
const names = /\[\^[^\]\s]+\]|\[!\w+\]|\{#(?:<!--.*?-->|[^\s{}])+\}/g;

/**
 * Returns the words that marked shows of a text and its chapter does not. Where the text has marks
 * that marked does not know each word is looked for; elsewhere all characters must be the same.
 */
export function lostWords(text: string, chapter: Chapter): string[] {
  const unlikely = [markedThrows, unlike, unclosedComment, commentIntoItem, blockInNote];
  if (unlikely.some((known) => known.test(text))) return [];
  // Of `&notit;` a browser reads the beginning alone.
  const isStrict = decodeHTML(text) === decodeHTMLStrict(text);
  if (!isStrict && rawElement.test(text)) return [];
  if (isStrict && !ownMarks.test(text)) {
    const ours = lettersOf(visibleTextOf(chapter));
    const theirs = lettersOf(shownByMarked(text, toWords).replace(/\s/g, ""));
    const isSame = ours === theirs || (sharesLine(chapter) && sorted(ours) === sorted(theirs));
    return isSame ? [] : [differenceOf(ours, theirs)];
  }
  const { footnotes } = chapter;
  const notes = visibleTextOf({ ...chapter, title: null, intro: footnotes, sections: [] });
  const all = lettersOf([visibleTextOf(chapter), notes, ...textsIn(chapter)].join(" "));
  const ours = `${all} ${all.replace(/<\/?[a-z][^<>]*>/gi, "")}`;
  const lostOf = (shown: string) =>
    (lettersOf(shown).match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter((word) => !ours.includes(word));
  const shown = shownByMarked(text.replace(names, "†"), toWords).replace(/<[^>]*>?/g, " ");
  // Where a footnote goes on marked sees code: tags and character references as they stand.
  return lostOf(shown).length === 0 ? [] : lostOf(decodeHTMLStrict(shown));
}

/** Is there, in HTML of one line, what stands before the title? Lines alone do not tell which comes first. */
function sharesLine({ title, intro }: Chapter): boolean {
  return intro.some(({ range }) => range.startLine === title?.range.startLine);
}

function sorted(text: string): string {
  return [...text].toSorted().join("");
}

/** What marked hands on as HTML, though it is none, is words. */
function toWords(token: Token): void {
  if (token.type === "text" && "escaped" in token) token.escaped = false;
}

/** Beside CJK punctuation marks of emphasis are read, which marked shows. */
function lettersOf(text: string): string {
  return text.replace(/[*_~\\]/g, "");
}

/** What marked shows from the first place on where the two differ. */
function differenceOf(ours: string, theirs: string): string {
  let at = 0;
  while (ours[at] === theirs[at]) at += 1;
  return theirs.slice(at, at + 40) || `nothing, and not ${ours.slice(at, at + 40)}`;
}

/** Formulas, without what marked takes for tags in them, and what images and links name. */
function textsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" && ["value", "alt", "src", "href"].includes(key)
      ? [inner.replace(/<[^>]*>|\s/g, "")]
      : textsIn(inner),
  );
}
