import type { Inline } from "../model/inline.ts";

/** A stretch of `toPlainText`: UTF-16 offsets, `end` exclusive. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** How far the pass has come: the offset in the plain text, and the span at or after it. */
interface Cursor {
  readonly spans: readonly Span[];
  offset: number;
  index: number;
}

/** The inlines that belong to one span, by the span's index. */
interface Part {
  readonly index: number;
  readonly inlines: Inline[];
}

/**
 * Returns the inlines of each span, with the marks around them kept, in one pass. Spans are ordered
 * and do not overlap. Code, an image or a break is never cut: it goes with the span that holds its
 * first character. A footnote's mark goes with the span that ends there. What else has no length (an
 * image without alt text) goes with the last span that begins at or before it, else with the first;
 * where there is no span at all, it makes a part. Text between spans is left out.
 */
export function sliceBySpans(inlines: readonly Inline[], spans: readonly Span[]): Inline[][] {
  const [first] = inlines;
  if (inlines.length === 1 && first?.type === "text") {
    return spans.map(({ start, end }) => [{ type: "text", value: first.value.slice(start, end) }]);
  }
  return distribute(inlines, { spans, offset: 0, index: 0 }).map((part) => part.inlines);
}

function distribute(inlines: readonly Inline[], cursor: Cursor): Part[] {
  const parts: Part[] = [];
  for (const inline of inlines) {
    for (const part of partsOf(inline, cursor)) {
      const last = parts.at(-1);
      if (last?.index === part.index) last.inlines.push(...part.inlines);
      else parts.push(part);
    }
  }
  return parts;
}

function partsOf(inline: Inline, cursor: Cursor): Part[] {
  switch (inline.type) {
    case "text":
      return textParts(inline.value, cursor);
    case "code":
    case "math":
      return wholePart(inline, inline.value.length, cursor);
    case "footnote":
      return footnotePart(inline, cursor);
    case "break":
      return wholePart(inline, 1, cursor);
    case "image":
      return wholePart(inline, inline.alt.length, cursor);
    case "raw-html":
      return wholePart(inline, 0, cursor);
    default:
      if (inline.children.length === 0) return wholePart(inline, 0, cursor);
      return distribute(inline.children, cursor).map(({ index, inlines }) => ({
        index,
        inlines: [{ ...inline, children: inlines }],
      }));
  }
}

function textParts(value: string, cursor: Cursor): Part[] {
  const parts: Part[] = [];
  const from = cursor.offset;
  const to = from + value.length;
  for (let span = spanAt(cursor); span !== undefined && span.start < to; span = spanAt(cursor)) {
    const end = Math.min(span.end, to);
    const slice = value.slice(Math.max(span.start, from) - from, end - from);
    parts.push({ index: cursor.index, inlines: [{ type: "text", value: slice }] });
    cursor.offset = end;
    if (end === to) break;
  }
  cursor.offset = to;
  return parts;
}

function wholePart(inline: Inline, length: number, cursor: Cursor): Part[] {
  const at = cursor.offset;
  const span = spanAt(cursor);
  cursor.offset += length;
  const isInside = span !== undefined && span.start <= at;
  if (length > 0) return isInside ? [{ index: cursor.index, inlines: [inline] }] : [];
  return [{ index: isInside ? cursor.index : Math.max(0, cursor.index - 1), inlines: [inline] }];
}

/** A footnote's mark belongs to the words before it, also where no space parts them from the next. */
function footnotePart(inline: Inline, cursor: Cursor): Part[] {
  const isAtStart = spanAt(cursor)?.start === cursor.offset;
  if (!isAtStart || cursor.index === 0) return wholePart(inline, 0, cursor);
  return [{ index: cursor.index - 1, inlines: [inline] }];
}

/** Returns the first span that ends behind the cursor, and moves the cursor's index to it. */
function spanAt(cursor: Cursor): Span | undefined {
  let span = cursor.spans[cursor.index];
  while (span !== undefined && span.end <= cursor.offset) {
    cursor.index += 1;
    span = cursor.spans[cursor.index];
  }
  return span;
}
