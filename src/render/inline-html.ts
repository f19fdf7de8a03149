import type { Labels } from "../labels/labels.ts";
import type { Code } from "../model/chapter.ts";
import { divideCodeLine } from "../model/code-lines.ts";
import type { ImageFacts } from "../model/image.ts";
import type { ImageInline, Inline, LinkedImage, LinkInline } from "../model/inline.ts";
import { decodePercent, splitHref, type Anchors, type LinkFacts } from "../model/link.ts";
import { escapeHtml } from "./escape-html.ts";
import type { Html, ImageView } from "./view-models.ts";

/** What rendering needs beside the words. */
export interface RenderContext {
  readonly images: ImageFacts;
  readonly links: LinkFacts;
  /** Those of the chapter itself. */
  readonly anchors: Anchors;
  /** The words of the chapter's language. */
  readonly labels: Labels;
  /** Sets TeX, in a line of text or on a line of its own. */
  readonly math: (tex: string, isDisplay: boolean) => Html;
  /** Colours the lines of code in a known language; the lines as they are in any other. */
  readonly highlight: (code: string, language: string | null) => readonly Html[];
  /** Divides a paragraph where it may be cut to go on, on another slide; one piece for one that may not. */
  readonly divide: (inlines: readonly Inline[]) => readonly (readonly Inline[])[];
  /** Cleans one pair of raw tags by the allow-list. */
  readonly sanitise: (html: string) => Html;
}

/** Returns inlines as HTML. */
export function renderInlines(inlines: readonly Inline[], context: RenderContext): Html {
  return inlines.map((inline) => renderInline(inline, context)).join("");
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

function renderInline(inline: Inline, context: RenderContext): Html {
  switch (inline.type) {
    case "text":
      return holdTogether(escapeHtml(inline.value));
    case "code":
      return `<code>${escapeHtml(inline.value)}</code>`;
    case "break":
      return "<br>";
    case "strong":
      return `<strong>${renderInlines(inline.children, context)}</strong>`;
    case "emphasis":
      return `<em>${renderInlines(inline.children, context)}</em>`;
    case "delete":
      return `<del>${renderInlines(inline.children, context)}</del>`;
    case "link":
      return renderLink(inline, context);
    case "image":
      return renderInlineImage(inline, context);
    case "math":
      return context.math(inline.value, false);
    case "footnote":
      return `<sup class="footnote-mark" data-footnote="${inline.number}">${inline.number}</sup>`;
    case "html":
      return renderRawTags(inline, context);
  }
}

/** A short word with hyphens in it. */
const hyphenated = /(?<![\w&#])\w+(?:-\w+)+(?![\w-])/g;

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

/** Stands for the children while their tags are cleaned; no text of the author's can hold it. */
const placeholder = "\u0000";

function renderRawTags(
  { open, children, close }: Extract<Inline, { type: "html" }>,
  context: RenderContext,
): Html {
  const inner = renderInlines(children, context);
  const tags = context.sanitise(`${open.replaceAll(placeholder, "")}${placeholder}${close}`);
  const at = tags.indexOf(placeholder);
  return at < 0 ? inner : tags.slice(0, at) + inner + tags.slice(at + 1);
}

/** Links that show or send something; `javascript:`, `data:` and the like are left as plain words. */
const safeHref = /^(?:https?:|mailto:|tel:|[^:]*$|[^:/?#]*[/?#])/i;

function renderLink({ href, title, children }: LinkInline, context: RenderContext): Html {
  const words = renderInlines(children, context);
  const target = toSafeHref(href, context);
  if (target === null) return words;
  const titleAttribute = title === null ? "" : ` title="${escapeHtml(title)}"`;
  return `<a href="${escapeHtml(target)}"${titleAttribute}>${words}</a>`;
}

/** Returns where a link leads from the page; null for an address that is not safe. */
function toSafeHref(href: string, context: RenderContext): string | null {
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

/** Returns what a template needs to show an image, or the frame that stands for a missing one. */
export function viewImage(inline: ImageInline | LinkedImage, context: RenderContext): ImageView {
  const image = inline.type === "link" ? inline.children[0] : inline;
  const fact = context.images.get(image.src);
  const isFound = fact?.status === "found";
  const size = isFound ? { widthPx: fact.widthPx, heightPx: fact.heightPx } : noSize;
  return {
    src: isFound ? fact.href : null,
    alt: image.alt,
    name: fileNameOf(image.src),
    href: inline.type === "link" ? toSafeHref(inline.href, context) : null,
    ...size,
  };
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
  const { src, alt, name } = viewImage(image, context);
  if (src === null) {
    const words = alt === "" ? name : `${name}: ${alt}`;
    return `<span class="missing-image">${escapeHtml(words)}</span>`;
  }
  return `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">`;
}
