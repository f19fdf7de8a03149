/** Text inside a block, after mdast's phrasing content. Soft line breaks are already resolved. */
export type Inline =
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "code"; readonly value: string }
  | { readonly type: "break" }
  | MathInline
  | FootnoteInline
  | { readonly type: "strong"; readonly children: readonly Inline[] }
  | { readonly type: "emphasis"; readonly children: readonly Inline[] }
  | { readonly type: "delete"; readonly children: readonly Inline[] }
  | LinkInline
  | ImageInline
  | HtmlInline
  | RawHtml;

/** A formula in a line. */
export interface MathInline {
  readonly type: "math";
  /** TeX, without its dollar signs. */
  readonly value: string;
  /** TeX that defines the author's own commands in it; absent where it has none. */
  readonly definitions?: string;
}

export interface LinkInline {
  readonly type: "link";
  readonly href: string;
  readonly title: string | null;
  readonly children: readonly Inline[];
}

export interface ImageInline {
  readonly type: "image";
  /** As the author wrote it. */
  readonly src: string;
  /** Empty where the author gave none. */
  readonly alt: string;
  readonly title: string | null;
  /** The author's wish in CSS px, from a raw `<img width>`; null where there is none. */
  readonly widthPx: number | null;
  /** The element that is not shown, in whose place a frame stands; `src` is empty then. Absent for images. */
  readonly standsFor?: string;
}

/** An image that leads somewhere: a link around nothing else. */
export interface LinkedImage extends LinkInline {
  readonly children: readonly [ImageInline];
}

/** A raw HTML element inside a paragraph. The tags are the author's and not yet sanitised. */
export interface HtmlInline {
  readonly type: "html";
  readonly open: string;
  readonly children: readonly Inline[];
  /** Empty for a void element or an unclosed one. */
  readonly close: string;
}

/** An element that runs as its author wrote it; only where the setting `html` is `trusted`. */
export interface RawHtml {
  readonly type: "raw-html";
  /** A whole element: nothing in it stays open, or closes what stands around it. */
  readonly value: string;
  /** What it loads from beside the chapter, in the order of their places. */
  readonly files: readonly HtmlFile[];
}

/** A file that raw HTML names in an attribute. */
export interface HtmlFile {
  /** As the author wrote it. */
  readonly src: string;
  /** Where the attribute stands in the HTML, name and value: 0-based offsets, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The mark of a footnote in the text. */
export interface FootnoteInline {
  readonly type: "footnote";
  /** As the author called it, without `^`. */
  readonly label: string;
  /** 1-based, in the order in which the chapter first refers to them. */
  readonly number: number;
}

/** Returns a formula's TeX as it can be set: the author's own commands are defined in it. */
export function texOf({
  value,
  definitions = "",
}: Pick<MathInline, "value" | "definitions">): string {
  return `${definitions}${value}`;
}

/** Returns the words as the reader sees them: no marks, no tags, no footnote numbers, `\n` for a hard break, alt for an image. */
export function toPlainText(inlines: readonly Inline[]): string {
  let text = "";
  for (const inline of inlines) text += plainTextOf(inline);
  return text;
}

function plainTextOf(inline: Inline): string {
  switch (inline.type) {
    case "text":
    case "code":
    case "math":
      return inline.value;
    case "footnote":
    case "raw-html":
      return "";
    case "break":
      return "\n";
    case "image":
      return inline.alt;
    default:
      return toPlainText(inline.children);
  }
}

/**
 * Returns the part between two offsets of `toPlainText(inlines)`, with the marks around it kept.
 * What has no characters of its own, such as an image without alt text, belongs to every slice
 * that it touches.
 */
export function sliceInlines(inlines: readonly Inline[], start: number, end: number): Inline[] {
  const slice: Inline[] = [];
  let offset = 0;
  for (const inline of inlines) {
    const length = plainTextOf(inline).length;
    const from = start - offset;
    const to = end - offset;
    offset += length;
    if (length === 0 ? from <= 0 && to >= 0 : from < length && to > 0) {
      slice.push(sliceOne(inline, Math.max(0, from), Math.min(length, to)));
    }
  }
  return slice;
}

function sliceOne(inline: Inline, from: number, to: number): Inline {
  switch (inline.type) {
    case "text":
    case "code":
      return { ...inline, value: inline.value.slice(from, to) };
    case "break":
    case "image":
    case "math":
    case "footnote":
    case "raw-html":
      return inline;
    default:
      return { ...inline, children: sliceInlines(inline.children, from, to) };
  }
}

/**
 * Returns the inlines without white space or breaks at either end. Images, footnote marks and raw HTML beyond
 * them stay, in the marks that they stand in.
 */
export function trimInlines(inlines: readonly Inline[]): Inline[] {
  const text = toPlainText(inlines);
  if (text.trim() === text) return [...inlines];
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  const kept = end === 0 ? [] : sliceInlines(inlines, start, end);
  const inside = new Set(wordlessOf(kept));
  const before = sliceInlines(inlines, 0, start);
  const after = end === 0 ? [] : sliceInlines(inlines, end, text.length);
  return [...wordlessBeside(before, inside), ...kept, ...wordlessBeside(after, inside)];
}

/** Is it seen, without words of its own to be cut? */
function isWordless({ type }: Inline): boolean {
  return type === "image" || type === "footnote" || type === "raw-html";
}

/** Returns what is seen and has no words of its own, at every depth: images, footnote marks, raw HTML. */
export function wordlessOf(inlines: readonly Inline[]): Inline[] {
  const found: Inline[] = [];
  walkInlines(inlines, (inline) => {
    if (isWordless(inline)) found.push(inline);
  });
  return found;
}

/** Returns such inlines that are not among others, in the marks that they stand in. */
function wordlessBeside(inlines: readonly Inline[], others: ReadonlySet<Inline>): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (isWordless(inline)) return others.has(inline) ? [] : [inline];
    const children = "children" in inline ? wordlessBeside(inline.children, others) : [];
    return "children" in inline && children.length > 0 ? [{ ...inline, children }] : [];
  });
}

/** Returns the images at every depth, in source order. */
export function imagesOf(inlines: readonly Inline[]): ImageInline[] {
  const images: ImageInline[] = [];
  walkInlines(inlines, (inline) => {
    if (inline.type === "image") images.push(inline);
  });
  return images;
}

/** Calls `visit` for every inline at every depth, in source order. */
export function walkInlines(inlines: readonly Inline[], visit: (inline: Inline) => void): void {
  for (const inline of inlines) {
    visit(inline);
    if ("children" in inline) walkInlines(inline.children, visit);
  }
}

/** Returns the inlines with neighbouring texts in one, and without empty ones. */
export function mergeTexts(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  let text = "";
  for (const inline of inlines) {
    if (inline.type === "text") {
      text += inline.value;
    } else {
      if (text !== "") merged.push({ type: "text", value: text });
      text = "";
      merged.push(inline);
    }
  }
  if (text !== "") merged.push({ type: "text", value: text });
  return merged;
}
