import { toPlainText, type Inline } from "../model/inline.ts";
import {
  createFinder,
  isCloser,
  openingCharacters,
  pairBrackets,
  type BracketPairs,
} from "./brackets.ts";
import { isSentenceEnd } from "./sentence-end.ts";
import { sliceBySpans } from "./slice-by-spans.ts";

/** Where a sentence stands in its text: UTF-16 offsets, `end` exclusive, no white space at either end. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
}

interface Step {
  readonly next: number;
  readonly ends: boolean;
}

/** A text without URLs, and where its brackets close. */
interface Scan {
  readonly text: string;
  readonly pairs: BracketPairs;
}

const marks = new Set("。．.!?！？｡‼⁇⁈⁉…");
/** All that a sentence may end at, or that must be stepped over as a whole. */
const findStop = createFinder([...marks].join("") + "\n" + openingCharacters);
const space = /\s/;

/** Stands for code and images: no letter, no space, no mark. */
const neutral = "\uE000";
/** Stands for a footnote's number, which belongs to the mark before it as a closing bracket does. */
const attached = "\uE001";
const reference = /^\[\^?[\d,–\- ]{1,8}\]$/;

/**
 * Returns the sentences of a text in order; together they hold every character but white space.
 * A sentence ends at 。．.!?！？ and the closing brackets after it, save inside closed brackets and
 * quotes, and where `isSentenceEnd` sees an abbreviation, number, name, label or ellipsis.
 * `（…。）` after a sentence is one of its own; a parenthesis without a mark that ends the text
 * belongs to the sentence before. A hard break `\n` ends a sentence by itself only after a colon
 * or an ellipsis, or before an empty line: the lines of a poem or an address are one sentence.
 * Takes linear time.
 */
export function splitSentences(text: string): SentenceSpan[] {
  const masked = maskUrls(text);
  const scan: Scan = { text: masked, pairs: pairBrackets(masked) };
  const spans: SentenceSpan[] = [];
  let start = skipSpace(masked, 0);
  let at = start;
  while (at < masked.length) {
    // Most characters end nothing and open nothing.
    at = findStop(masked, at);
    if (at === masked.length) break;
    const step = stepFrom(scan, at, start);
    at = step.next;
    if (!step.ends) continue;
    spans.push({ start, end: trimBack(masked, at) });
    start = at = skipSpace(masked, at);
  }
  if (start < masked.length) addRest(scan, start, spans);
  return spans;
}

/**
 * Returns the sentences of a paragraph, each with its marks and without outer white space, where
 * `splitSentences` finds them. Code and images hold no sentence end; an image without alt text
 * goes with the sentence it stands in, before or behind. Takes linear time, which slicing the
 * paragraph once a sentence would not.
 */
export function splitInlineSentences(inlines: readonly Inline[]): Inline[][] {
  return sliceBySpans(inlines, splitInlineSpans(inlines));
}

/** Returns where a paragraph's sentences stand in its `toPlainText`. */
export function splitInlineSpans(inlines: readonly Inline[]): SentenceSpan[] {
  return splitSentences(toMaskedText(inlines));
}

function stepFrom(scan: Scan, at: number, start: number): Step {
  const { text, pairs } = scan;
  const char = text.charAt(at);
  if (marks.has(char)) return stepOverMarks(scan, at, start);
  if (char === "\n") return stepOverBreak(text, at);
  const close = pairs.get(at);
  if (close !== undefined) return stepOverGroup(scan, { open: at, close }, start);
  return { next: at + 1, ends: false };
}

function stepOverMarks({ text, pairs }: Scan, from: number, sentenceStart: number): Step {
  let to = from;
  while (marks.has(text.charAt(to))) to += 1;
  const after = skipClosers(text, to, pairs);
  const nextAt = skipSpace(text, after);
  return { next: after, ends: isSentenceEnd(text, { sentenceStart, from, to, after, nextAt }) };
}

function stepOverBreak(text: string, at: number): Step {
  const next = skipSpace(text, at);
  const isEmptyLine = text.slice(at + 1, next).includes("\n");
  return { next, ends: isEmptyLine || /[:：]/.test(text.charAt(trimBack(text, at) - 1)) };
}

/** Steps over brackets as a whole. They end a sentence where they are one, or quote its last words. */
function stepOverGroup(
  { text, pairs }: Scan,
  group: { readonly open: number; readonly close: number },
  sentenceStart: number,
): Step {
  const after = skipClosers(text, group.close + 1, pairs);
  let to = group.close;
  while (to > group.open + 1 && isTailOrSpace(text.charAt(to - 1))) to -= 1;
  let from = to;
  while (from > group.open && marks.has(text.charAt(from - 1))) from -= 1;
  if (from === to || marks.has(text.charAt(after))) return { next: after, ends: false };
  const nextAt = skipSpace(text, after);
  const mark = { sentenceStart, from, to, after, nextAt };
  return { next: after, ends: mayGroupEnd(text, group.open, mark) && isSentenceEnd(text, mark) };
}

function mayGroupEnd(
  text: string,
  open: number,
  mark: { readonly sentenceStart: number; readonly after: number; readonly nextAt: number },
): boolean {
  const char = text.charAt(open);
  const next = text.charAt(mark.nextAt);
  if (char === "“" || char === '"') return mark.nextAt > mark.after && /\p{Lu}/u.test(next);
  if (open !== mark.sentenceStart) return false;
  if (/[（([［]/.test(char)) return true;
  // 「はい。」「いいえ。」 is a dialogue; 「はい。」と答えた。 goes on.
  return (
    /[「『]/.test(char) &&
    (/[「『]/.test(next) || text.slice(mark.after, mark.nextAt).includes("\n"))
  );
}

function addRest({ text, pairs }: Scan, start: number, spans: SentenceSpan[]): void {
  const end = trimBack(text, text.length);
  const last = spans.at(-1);
  const isParenthesis = /[（([［]/.test(text.charAt(start)) && pairs.get(start) === end - 1;
  if (last !== undefined && isParenthesis && !text.slice(last.end, start).includes("\n")) {
    spans[spans.length - 1] = { start: last.start, end };
  } else {
    spans.push({ start, end });
  }
}

function skipClosers(text: string, from: number, pairs: BracketPairs): number {
  let at = from;
  for (;;) {
    const close = pairs.get(at);
    if (close !== undefined && close - at < 12 && reference.test(text.slice(at, close + 1)))
      at = close + 1;
    else if (close === undefined && isTail(text.charAt(at))) at += 1;
    else return at;
  }
}

function isTail(char: string): boolean {
  return isCloser(char) || char === attached;
}

function isTailOrSpace(char: string): boolean {
  return isTail(char) || space.test(char);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (space.test(text.charAt(at))) at += 1;
  return at;
}

function trimBack(text: string, end: number): number {
  let at = end;
  while (space.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** Returns a text of the same length whose URLs hold no marks; a mark behind a URL is no part of it. */
function maskUrls(text: string): string {
  if (!text.includes("://")) return text;
  return text.replace(/(?:https?|ftp):\/\/[\w\-.~:/?#@!$&'*+,;=%]+/g, (url) => {
    let end = url.length;
    while (/[.,;:!?']/.test(url.charAt(end - 1))) end -= 1;
    return neutral.repeat(end) + url.slice(end);
  });
}

/** Returns a text of the same length as `toPlainText`, in which what is no prose has no marks. */
function toMaskedText(inlines: readonly Inline[]): string {
  let text = "";
  for (const inline of inlines) text += maskedTextOf(inline);
  return text;
}

function maskedTextOf(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return inline.value;
    case "break":
      return "\n";
    case "code":
    case "math":
      return neutral.repeat(inline.value.length);
    case "footnote":
    case "raw-html":
      return "";
    case "image":
      return neutral.repeat(inline.alt.length);
    default:
      return isFootnoteMark(inline)
        ? attached.repeat(toPlainText(inline.children).length)
        : toMaskedText(inline.children);
  }
}

function isFootnoteMark(inline: Inline): boolean {
  if (inline.type === "html") return /^<sup\b/i.test(inline.open);
  return inline.type === "link" && /^#(?:user-content-)?fn/.test(inline.href);
}
