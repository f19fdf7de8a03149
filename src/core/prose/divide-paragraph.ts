import { toPlainText, type Inline } from "../model/inline.ts";
import { sliceBySpans } from "./slice-by-spans.ts";
import { splitInlineSpans, type SentenceSpan } from "./split-sentences.ts";
import { textWidth } from "./text-width.ts";

/** A sentence longer than this, in full-width units, may be cut itself. */
const maxWhole = 120;

/** A long sentence is cut after one of these, else after a space, else between letters. */
const clauseEnd = /[、，,;；:：)）」』\]］]/u;

/** Each of the slides that a very long sentence fills asks for its pieces. */
const known = new WeakMap<readonly Inline[], readonly (readonly Inline[])[]>();

/**
 * Returns the pieces of a paragraph between which it may be cut to go on, on another slide: its
 * sentences, and the clauses or words of one that is very long. Together they are the paragraph,
 * white space included.
 */
export function divideParagraph(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const before = known.get(inlines);
  if (before !== undefined) return before;
  const pieces = divide(inlines);
  known.set(inlines, pieces);
  return pieces;
}

function divide(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const text = toPlainText(inlines);
  const starts = splitInlineSpans(inlines).map(({ start }, index) => (index === 0 ? 0 : start));
  if (starts.length === 0) return [inlines];
  const spans = starts.flatMap((start, index) =>
    divideSentence(text, { start, end: starts[index + 1] ?? text.length }),
  );
  return spans.length < 2 ? [inlines] : sliceBySpans(inlines, spans);
}

function divideSentence(text: string, { start, end }: SentenceSpan): SentenceSpan[] {
  // Nothing is wider than one unit a character.
  if (end - start <= maxWhole || textWidth(text.slice(start, end)) <= maxWhole) {
    return [{ start, end }];
  }
  const spans: SentenceSpan[] = [];
  const cuts = { clause: 0, word: 0 };
  let from = start;
  let width = 0;
  for (const { segment, at } of lettersOf(text, { start, end })) {
    width += textWidth(segment);
    if (width > maxWhole) {
      const to = bestCut(cuts, { from, at });
      spans.push({ start: from, end: to });
      width = textWidth(text.slice(to, at + segment.length));
      from = to;
    }
    const after = at + segment.length;
    if (clauseEnd.test(segment)) cuts.clause = after;
    if (/\s/.test(segment)) cuts.word = after;
  }
  return [...spans, { start: from, end }];
}

let segmenter: Intl.Segmenter | null = null;

/** Made when it is first needed: that takes 10 ms. */
function letterSegmenter(): Intl.Segmenter {
  return (segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" }));
}

/** Each letter that the segmenter finds takes time for the whole text it is given: so a little at a time. */
const windowLength = 500;

function* lettersOf(
  text: string,
  { start, end }: SentenceSpan,
): Generator<{ readonly segment: string; readonly at: number }> {
  let from = start;
  while (from < end) {
    const to = Math.min(from + windowLength, end);
    const found = [...letterSegmenter().segment(text.slice(from, to))];
    // The last may go on behind the window, unless it fills it.
    const whole = to < end && found.length > 1 ? found.slice(0, -1) : found;
    for (const { segment, index } of whole) yield { segment, at: from + index };
    from = whole.length < found.length ? from + (found.at(-1)?.index ?? 0) : to;
  }
}

/** A cut that leaves less than a third before it is no better than one between letters. */
function bestCut(
  { clause, word }: { readonly clause: number; readonly word: number },
  { from, at }: { readonly from: number; readonly at: number },
): number {
  const least = from + (at - from) / 3;
  if (clause > least) return clause;
  return word > least ? word : at;
}
