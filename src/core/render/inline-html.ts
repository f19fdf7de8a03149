import type { Code } from "../model/chapter.ts";
import { divideCodeLine } from "../model/code-lines.ts";
import {
  type HtmlInline,
  type ImageInline,
  type Inline,
  type LinkedImage,
  type LinkInline,
  texOf,
  toPlainText,
  type RawHtml,
} from "../model/inline.ts";
import { addressToPrint, decodePercent, splitHref } from "../model/link.ts";
import { escapeHtml, type Html } from "./escape-html.ts";
import { holdPhrase, isWhole, type LineMark, placeLineMarks } from "./line-marks.ts";
import { type RenderContext, unhyphenated } from "./render-context.ts";
import type { ImageView } from "./templates/layout-shapes.ts";

/** Returns inlines as HTML. */
export function renderInlines(inlines: readonly Inline[], context: RenderContext): Html {
  return renderMarked(inlines, context, {
    at: 0,
    marks: placeLineMarks(inlines, context.phrases),
    next: 0,
  });
}

/** How far a block's plain text is written, and which mark comes next. */
interface Pen {
  at: number;
  readonly marks: readonly LineMark[];
  next: number;
}

/** A mark between two inlines stands outside both. */
function renderMarked(inlines: readonly Inline[], context: RenderContext, pen: Pen): Html {
  let html = "";
  for (const inline of inlines) {
    const { length } = toPlainText([inline]);
    const end = pen.at + length;
    // A footnote's mark stays with what it stands behind.
    if (length > 0 && pen.at > 0) html += takeMark(pen);
    html += renderInline(inline, context, pen);
    pen.at = end;
  }
  return html;
}

/** Returns the mark that stands where the pen is, once. */
function takeMark(pen: Pen): Html {
  while ((pen.marks[pen.next]?.at ?? Infinity) < pen.at) pen.next += 1;
  const mark = pen.marks[pen.next];
  if (mark?.at !== pen.at) return "";
  pen.next += 1;
  return mark.html;
}

/**
 * Returns a paragraph's words as HTML. Where it may be cut, its pieces stand in a flow of their own;
 * see `templates/styles/stage.css`.
 */
export function renderWords(inlines: readonly Inline[], context: RenderContext, name = ""): Html {
  const pieces = context.divide(inlines);
  if (pieces.length < 2) return renderInlines(inlines, context);
  const html = pieces.map((piece) => `<span data-sentence>${renderInlines(piece, context)}</span>`);
  return `<span data-flow${name === "" ? "" : `="${name}"`}>${html.join("")}</span>`;
}

/** Returns the lines of code as HTML: coloured, save those so long that they may be cut. */
export function renderCodeLines(
  { value, language }: Pick<Code, "value" | "language">,
  { highlight }: RenderContext,
): Html[] {
  const lines = value.split("\n");
  return highlight(value, language).map((html, index) => {
    const pieces = divideCodeLine(lines[index] ?? "").map(escapeHtml);
    if (pieces.length < 2) return html;
    const spans = pieces.map((piece) => `<span data-sentence>${piece}</span>`);
    return `<span data-flow>${spans.join("")}</span>`;
  });
}

function renderInline(inline: Inline, context: RenderContext, pen: Pen): Html {
  switch (inline.type) {
    case "text":
      return renderText(inline.value, context, pen);
    case "code":
      return renderCode(inline.value);
    case "break":
      return "<br>";
    case "strong":
      return `<strong>${renderMarked(inline.children, context, pen)}</strong>`;
    case "emphasis":
      return `<em>${renderMarked(inline.children, context, pen)}</em>`;
    case "delete":
      return `<del>${renderMarked(inline.children, context, pen)}</del>`;
    case "link":
      return renderLink(inline, context, pen);
    case "image":
      return renderInlineImage(inline, context);
    case "math":
      return context.math(texOf(inline), false);
    case "footnote":
      return `<sup class="footnote-mark" data-footnote="${inline.number}">${inline.number}</sup>`;
    case "html":
      return renderRawTags(inline, context, pen);
    case "raw-html":
      return renderRawHtml(inline, "span", context);
  }
}

/** Returns a text with the marks that stand inside it. */
function renderText(value: string, { phrases, hyphenate }: RenderContext, pen: Pen): Html {
  const start = pen.at;
  const toHtml = (text: string): Html => {
    const words = holdTogether(escapeHtml(hyphenate === null ? text : hyphenate(text)));
    return phrases === null ? words : holdPhrase(words);
  };
  let html = "";
  let from = 0;
  for (let mark = pen.marks[pen.next]; mark !== undefined; mark = pen.marks[pen.next]) {
    const to = mark.at - start;
    if (to >= value.length) break;
    html += toHtml(value.slice(from, to)) + mark.html;
    from = to;
    pen.next += 1;
  }
  return html + toHtml(value.slice(from));
}

/** A short word with hyphens in it. */
const hyphenated = /(?<![\w&#]|\w-)\w+(?:-\w+)+(?![\w-])/g;

/** The longest such word that surely fits a line of any layout, in characters. */
const maxHeldTogether = 20;

/**
 * Keeps short words with hyphens on one line: who copies or searches a PDF otherwise finds them
 * without the hyphen, as if it were one of hyphenation.
 */
function holdTogether(html: Html): Html {
  return html.replace(hyphenated, (word) =>
    word.length > maxHeldTogether ? word : `<span class="together">${word}</span>`,
  );
}

/** A word of code with hyphens in it, as it is escaped. */
const codeWithHyphens = /(?<!\S)\S*-\S*/g;

/** In code, too, a hyphen at a line's end would be taken for one that parts a word. */
function renderCode(value: string): Html {
  const words = escapeHtml(value).replace(codeWithHyphens, (word) =>
    word.length > maxHeldTogether ? word : `<span class="together">${word}</span>`,
  );
  return `<code>${words}</code>`;
}

/** For what stays whole. */
function noMarks(): Pen {
  return { at: 0, marks: [], next: 0 };
}

/** Stands for the children while their tags are cleaned: a character that no text is to hold, by Unicode. */
const placeholder = "\uFDD0";

function renderRawTags(inline: HtmlInline, context: RenderContext, pen: Pen): Html {
  const { open, children, close } = inline;
  const inner = isWhole(inline)
    ? renderMarked(children, unhyphenated(context), noMarks())
    : renderMarked(children, context, pen);
  const tags = context.sanitise(`${open.replaceAll(placeholder, "")}${placeholder}${close}`);
  const at = tags.indexOf(placeholder);
  return at < 0 ? inner : tags.slice(0, at) + inner + tags.slice(at + 1);
}

function renderLink(link: LinkInline, context: RenderContext, pen: Pen): Html {
  const { href, title, children } = link;
  const words = renderMarked(children, context, pen);
  const target = toSafeHref(href, context);
  if (target === null) return words;
  const titleAttribute = title === null ? "" : ` title="${escapeHtml(title)}"`;
  return `<a href="${escapeHtml(target)}"${titleAttribute}>${words}</a>${renderLinkMark(link, context)}`;
}

/** Returns the id of a link's note; no slide has a tilde in its own. */
export function toNoteId(number: number): string {
  return `~link-${number}`;
}

/** The number of the note that has a link's address; it stays on the line of the link's last letter. */
function renderLinkMark(link: LinkInline, { linkNumbers }: RenderContext): Html {
  const number = linkNumbers.get(link.href);
  if (number === undefined || addressToPrint(link) === null) return "";
  return `<sup class="link-mark">&#8288;<a href="#${toNoteId(number)}">[${number}]</a></sup>`;
}

/** Returns what a template needs to show an image, or the frame that stands for a missing one. */
export function viewImage(inline: ImageInline | LinkedImage, context: RenderContext): ImageView {
  const image = inline.type === "link" ? inline.children[0] : inline;
  const fact = context.images.get(image.src);
  const isFound = fact?.status === "found";
  const size = isFound ? { widthPx: fact.widthPx, heightPx: fact.heightPx } : noSize;
  return {
    src: isFound ? fact.href : null,
    alt:
      image.standsFor !== undefined && inline.type === "link" && image.alt === inline.href
        ? ""
        : image.alt,
    name: nameOf(image, inline),
    href: inline.type === "link" ? toSafeHref(inline.href, context) : null,
    ...size,
  };
}

/** A frame is named after the address of what it stands for. */
function nameOf({ src, standsFor }: ImageInline, around: ImageInline | LinkedImage): string {
  if (standsFor === undefined) return fileNameOf(src);
  return around.type === "link" ? around.href : `<${standsFor}>`;
}

const noSize = { widthPx: null, heightPx: null };

function fileNameOf(src: string): string {
  const name =
    src
      .split(/[?#]/)[0]
      ?.split(/[/\\]/)
      .findLast((part) => part !== "") ?? src;
  return decodePercent(name);
}

function renderInlineImage(image: ImageInline, context: RenderContext): Html {
  // In a line a link is words enough; a drawing in it is mostly an ornament.
  if (image.standsFor !== undefined) return escapeHtml(image.alt);
  const { src, alt, name } = viewImage(image, context);
  if (src === null) {
    const words = alt === "" ? name : `${name}: ${alt}`;
    return `<span class="missing-image">${escapeHtml(words)}</span>`;
  }
  return `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">`;
}

/**
 * Returns trusted HTML as it is written, with the addresses of its files, in a box. What it makes of
 * itself while slides are fitted is not to be published: `data-html` says what was written
 * (`outputs/fit-deck.ts`).
 */
export function renderRawHtml(html: RawHtml, tag: "div" | "span", context: RenderContext): Html {
  const written = placeFiles(html, context);
  return `<${tag} class="raw-html" data-html="${escapeHtml(written)}">${written}</${tag}>`;
}

/** An address that leads to no file stays as it is. */
function placeFiles({ value, files }: RawHtml, { images }: RenderContext): Html {
  let html = "";
  let from = 0;
  for (const { src, start, end } of files) {
    const fact = images.get(src);
    if (fact?.status !== "found") continue;
    const [name = ""] = value.slice(start, end).split("=", 1);
    html += `${value.slice(from, start)}${name}="${escapeHtml(fact.href)}"`;
    from = end;
  }
  return html + value.slice(from);
}

/** Links that show or send something; `javascript:`, `data:` and the like are left as plain words. */
const safeHref = /^(?:https?:|mailto:|tel:|[^:]*$|[^:/?#]*[/?#])/i;

/** Returns where a link leads from the page; null for an address that is not safe. */
export function toSafeHref(href: string, context: RenderContext): string | null {
  return safeHref.test(href.trim()) ? toSlideHref(href, context) : null;
}

/** A link to a heading leads to that section's first slide, in this deck or in another of the run. */
function toSlideHref(href: string, { anchors, links }: RenderContext): string {
  const target = splitHref(href);
  if (target === null) return href;
  if (target.path === "") return toHash(anchors.get(target.name)) ?? href;
  const fact = links.get(target.path);
  if (fact?.status !== "found" || fact.deck === null) return href;
  const page = `../${encodeURIComponent(fact.deck)}/index.html`;
  return page + (toHash(fact.anchors?.get(target.name)) ?? "");
}

function toHash(id: string | null | undefined): string | null {
  return typeof id === "string" ? `#${encodeURIComponent(id)}` : null;
}
