import { jaModel, Parser } from "budoux";

import { type HtmlInline, type Inline, toPlainText } from "../model/inline.ts";
import type { Html } from "./escape-html.ts";

/** How lines break at phrases. */
export interface PhraseRule {
  /** Returns where the phrases of a text begin: offsets into it, in order, without 0. */
  readonly find: (text: string) => readonly number[];
  /** Do the words stand in a narrow box, such as a table's cell? */
  readonly isNarrow: boolean;
}

/** What is put into a block's words to set them: HTML without any text. */
export interface LineMark {
  /** An offset into the block's plain text. */
  readonly at: number;
  readonly html: Html;
}

/** A little space between Japanese and Latin letters or digits; see `templates/styles/words.css`. */
const gap = '<i class="gap"></i>';

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

const latin = /[A-Za-z0-9\u00C0-\u024F]/;

/** Between a Japanese and a Latin letter or digit; marks of the author's may stand between them. */
const gapPlaces =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])(?=[A-Za-z0-9\u00C0-\u024F])|(?<=[A-Za-z0-9\u00C0-\u024F])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])/gu;

const space = /\s/;

/** What a line must not begin with (JIS X 4051, JLREQ 3.1.7), and what belongs to the character before it. */
const noStart =
  /^[\p{Pe}\p{Pf}\p{M}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}、。，．・：；？！?!,.:;・ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ‐–〜～゠…‥‼⁇⁈⁉%‰％℃°′″]/u;

/** What a line must not end with (JLREQ 3.1.8). */
const noEnd = /[\p{Ps}\p{Pi}￥＄￡＃№\u200D]$/u;

/** Neither side is Japanese: inside a Latin word, a number or an address. */
const latinPair = /^[\x21-\x7E\u00A1-\u024F]{2}$/;

/** What BudouX parts now and then: a number and what it counts. */
const counted = /^(?:[0-9０-９]\p{Script=Han}|第[0-9０-９])$/u;

/** Two words that are one particle: による, という, として. */
const particle = {
  head: /[にと]$/,
  tail: /^(?:よ[るっ]|い[うっ]|お[いけ]|つい[てた]|とって|して)/,
};

/** In characters of full width: a text up to this long surely stands on one line. */
const shortText = { wide: 14, narrow: 4 };

/** A phrase longer than this may be wider than its box, and then would break anywhere. */
const longPhrase = { wide: 18, narrow: 11 };

/** Phrases shorter than this are not parted from the next one: no line gains much by it. */
const shortPhrase = { wide: 4, narrow: 2 };

/** A last line has more characters than this, punctuation not counted. */
const loneCharacters = 1;

/**
 * Returns what to put into the words of a block: a little space between Japanese and Latin, and where
 * a rule is given, a `<wbr>` wherever lines may break beside their spaces and punctuation.
 */
export function placeLineMarks(inlines: readonly Inline[], rule: PhraseRule | null): LineMark[] {
  const plain = toPlainText(inlines);
  // Many texts have nothing to mark: this is known at once.
  if (!japanese.test(plain) || (rule === null && !latin.test(plain))) return [];
  const readable = toReadableText(inlines);
  const { text, places } = readable;
  const gaps = new Set(Array.from(text.matchAll(gapPlaces), ({ index }) => index));
  const breaks = new Set(rule === null ? [] : findBreaks(readable, rule));
  const marks: LineMark[] = [];
  for (const index of [...new Set([...gaps, ...breaks])].toSorted((a, b) => a - b)) {
    const at = places[index] ?? null;
    if (at === null) continue;
    // At a space, lines break by themselves; the mark only parts the phrases.
    const isAtSpace = space.test(text.slice(index - 1, index + 1));
    const html = breaks.has(index) && !isAtSpace ? "<wbr>" : "";
    marks.push({ at, html: (gaps.has(index) ? gap : "") + html });
  }
  return marks;
}

/**
 * Returns a phrase's words as HTML. What would break at its space or its bracket by itself, and is
 * inside a phrase, is held together, as the space in 「OS は」; so is a slash between spaces.
 */
export function holdPhrase(words: Html): Html {
  return words.replace(held, '<span class="together">$&</span>');
}

const held = /(?<=[^\s>/])(?:[ \p{Pe}\p{Pf}]\p{Script=Hiragana}| \/(?= ))/gu;

/** Returns the indexes into the readable text before which a line may begin. */
function findBreaks({ text, places }: ReadableText, { find, isNarrow }: PhraseRule): number[] {
  const room = isNarrow ? "narrow" : "wide";
  if (widthOf(text) <= shortText[room]) return [];
  const canBreak = (index: number): boolean =>
    places[index] !== null && places[index] !== undefined && mayBreak(text, index);
  const starts = joinShort(text, find(text).filter(canBreak), shortPhrase[room]);
  const last = starts.at(-1) ?? 0;
  if (lettersIn(text.slice(last)) <= loneCharacters) starts.pop();
  return divideLong(text, starts, { longest: longPhrase[room], canBreak });
}

/** Leaves out the starts that would part too little from what is before them on their line. */
function joinShort(text: string, starts: readonly number[], shortest: number): number[] {
  const kept: number[] = [];
  for (const start of starts) {
    const before = text.slice(kept.at(-1) ?? 0, start);
    // Where a space is, a line would rather break there.
    const hasSpace = space.test(before) || space.test(text[start] ?? "");
    if (hasSpace || widthOf(before) >= shortest) kept.push(start);
  }
  return kept;
}

/** May a line break before a character, by the rules of Japanese and for the sake of words? */
function mayBreak(text: string, index: number): boolean {
  const pair = text.slice(index - 1, index + 1);
  const after = text.slice(index, index + 2);
  if (/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair)) return false;
  if (space.test(pair)) return after !== " /";
  return !(
    noStart.test(after) ||
    noEnd.test(text.slice(Math.max(0, index - 2), index)) ||
    latinPair.test(pair) ||
    counted.test(pair) ||
    (particle.head.test(pair.slice(0, 1)) && particle.tail.test(text.slice(index, index + 3)))
  );
}

/** Where a long phrase had best break, the best first: behind a particle, where the script changes, anywhere. */
const innerBreaks = [
  /^[のはをにがでとへもや][\p{Script=Han}\p{Script=Katakana}A-Za-z]$/u,
  /^(?:[\p{Script=Katakana}ー]\p{Script=Han}|\p{Script=Han}\p{Script=Katakana}|[\x21-\x7E]\p{L}|\p{L}[\x21-\x7E])$/u,
  /^/,
];

const endPunctuation = /(?<![\s\p{Pe}、。，．])[\s\p{Pe}、。，．]+$/u;

/** Adds places to break within phrases that may be longer than a line. */
function divideLong(
  text: string,
  starts: readonly number[],
  {
    longest,
    canBreak,
  }: { readonly longest: number; readonly canBreak: (index: number) => boolean },
): number[] {
  const found = new Set(starts);
  const divide = (phrase: Stretch, level: number): void => {
    const best = innerBreaks[level];
    const words = text.slice(phrase.from, phrase.to).replace(endPunctuation, "");
    if (best === undefined || widthOf(words) <= longest) return;
    const inner = indexesIn(phrase).filter(
      (index) => canBreak(index) && best.test(text.slice(index - 1, index + 1)),
    );
    for (const index of inner) found.add(index);
    for (const part of stretchesBetween([phrase.from, ...inner, phrase.to]))
      divide(part, level + 1);
  };
  const spaces = [...text.matchAll(/\s/g)].map(({ index }) => index + 1);
  const edges = [...new Set([0, ...starts, ...spaces, text.length])].toSorted((a, b) => a - b);
  for (const phrase of stretchesBetween(edges)) divide(phrase, 0);
  return [...found].toSorted((a, b) => a - b);
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function stretchesBetween(edges: readonly number[]): Stretch[] {
  return edges.slice(1).map((to, index) => ({ from: edges[index] ?? 0, to }));
}

/** Two characters from either end: none is to stand alone. */
function indexesIn({ from, to }: Stretch): number[] {
  return Array.from({ length: Math.max(0, to - from - 3) }, (_, index) => from + 2 + index);
}

/** In characters of full width, roughly: a Latin one is half as wide. */
function widthOf(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    width += text.charCodeAt(index) < 0x2000 ? 0.5 : 1;
  }
  return width;
}

function lettersIn(text: string): number {
  return text.replace(/[\s\p{P}]/gu, "").length;
}

/** A block's words as they are read: without readings of ruby, a letter for what is no text. */
export interface ReadableText {
  readonly text: string;
  /** One for one with the text's code units: its offset in the block's plain text; null inside what stays whole. */
  readonly places: readonly (number | null)[];
}

/**
 * A link up to this long, in characters, stays whole: of each piece that a mark makes of it, browsers
 * make a link of its own in a PDF.
 */
const maxWholeLink = 12;

/** Stands for a formula: it is read like a Latin word. */
const formulaLetter = "x";

/** Stands for what has room of its own around it: code and images. */
const boxLetter = "\uFFFC";

/** Returns the words of a block's inlines as they are read. */
export function toReadableText(inlines: readonly Inline[]): ReadableText {
  const read = { text: "", places: [] as (number | null)[] };
  const add = (text: string, placeOf: (index: number) => number | null): void => {
    read.text += text;
    for (let index = 0; index < text.length; index += 1) read.places.push(placeOf(index));
  };
  const walk = (inline: Inline, at: number): void => {
    if (inline.type === "text") return add(inline.value, (index) => at + index);
    if (inline.type === "break") return add("\n", () => null);
    if (inline.type === "footnote") return;
    if (isWhole(inline)) {
      return add(wholeText(inline), (index) => (index === 0 ? at : null));
    }
    if (!("children" in inline)) return;
    const first = read.places.length;
    let offset = at;
    for (const child of inline.children) {
      walk(child, offset);
      offset += toPlainText([child]).length;
    }
    const isShortLink = inline.type === "link" && read.places.length - first <= maxWholeLink;
    if (isShortLink) read.places.fill(null, first + 1);
  };
  let offset = 0;
  for (const inline of inlines) {
    walk(inline, offset);
    offset += toPlainText([inline]).length;
  }
  return read;
}

/** Is nothing to be put into an inline, as into code, formulas and ruby? */
export function isWhole(inline: Inline): boolean {
  if (inline.type === "html") return wholeTag.test(inline.open);
  return ["code", "math", "image", "footnote", "break", "raw-html"].includes(inline.type);
}

const wholeTag = /^<(?:ruby|code|kbd|samp|var|time)\b/i;
const readingTag = /^<(?:rt|rp)\b/i;

function wholeText(inline: Inline): string {
  if (inline.type === "html" && /^<ruby\b/i.test(inline.open)) return baseOf(inline);
  if (toPlainText([inline]) === "") return "";
  return inline.type === "math" ? formulaLetter : boxLetter;
}

function baseOf({ children }: HtmlInline): string {
  return toPlainText(
    children.filter((child) => child.type !== "html" || !readingTag.test(child.open)),
  );
}

const parser = new Parser(jaModel);

/** Returns where the phrases of a Japanese text begin, by BudouX: offsets into it, in order, without 0. */
export function findPhrases(text: string): readonly number[] {
  return parser.parseBoundaries(text);
}
