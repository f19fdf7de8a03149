import { defaultTreeAdapter, html, parseFragment, serialize, serializeOuter } from "parse5";
import type { Token } from "marked";

import type { HtmlFile, RawHtml } from "../../model/inline.ts";
import { embeddedElements, isReadAsStructure, unseenElements } from "./elements.ts";
import { isRawElement, nodesIn, type Fragment, type RawElement } from "./parse-fragment.ts";

/** Elements nested deeper than this are read as their words, as anywhere else. */
const maxDepth = 100;

/** A part of raw HTML: an outermost element, or what stands between two of them. */
export interface HtmlPart {
  /** 0-based offsets in the HTML; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What runs as it is written; null for what is read as headings, lists, paragraphs and the like. */
  readonly raw: RawHtml | null;
  /** Is there something to be seen of it? Not of scripts and styles. */
  readonly isSeen: boolean;
}

/**
 * Parts the HTML of a block: all of it, in order. What runs is read as a browser does, so that nothing of
 * it can close what stands around it.
 */
export function partHtml(text: string): HtmlPart[] {
  const parts: HtmlPart[] = [];
  let start = 0;
  for (const node of parse(text).childNodes) {
    const end = node.sourceCodeLocation?.endOffset ?? start;
    if (!isRawElement(node) || end <= start) continue;
    const raw = isWhole(node) && !isStructure(node) ? readAlone(node, "div") : null;
    if (raw === null) continue;
    const from = node.sourceCodeLocation?.startOffset ?? start;
    if (from > start) parts.push({ start, end: from, raw: null, isSeen: true });
    parts.push({ start: from, end, raw, isSeen: !unseenElements.has(node.tagName) });
    start = end;
  }
  if (start < text.length) parts.push({ start, end: text.length, raw: null, isSeen: true });
  return parts;
}

/** An element in a line of text, and the index of its last token. */
export interface FoundRaw {
  readonly html: RawHtml;
  readonly end: number;
}

const opening = /^<(?<name>[a-z]+)\b/i;

/** Returns the embedded element that begins at a token; null where none does, or it does not end. */
export function findRawInline(tokens: readonly Token[], from: number): FoundRaw | null {
  const first = tokens[from];
  const name = opening.exec(first?.raw ?? "")?.groups?.["name"]?.toLowerCase() ?? "";
  if (first?.type !== "html" || !embeddedElements.has(name)) return null;
  const end = endOfEmbedded(
    tokens.map(({ type, raw }) => ({ raw, isHtml: type === "html" })),
    from,
  );
  const text = tokens.slice(from, end + 1).map(({ raw }) => raw);
  const [element, ...others] = parse(text.join("")).childNodes;
  if (element === undefined || !isRawElement(element) || others.length > 0) return null;
  const raw = readAlone(element, "span");
  return raw === null ? null : { html: raw, end };
}

/** A token's text, and whether it is raw HTML. */
interface Written {
  readonly raw: string;
  readonly isHtml: boolean;
}

/**
 * Returns the index of the token in which the embedded element ends that is left open in the token at
 * `from`, such as an `<svg>` with an empty line in it; `from` itself where none is left open, or none
 * ends. What stands between is no Markdown.
 */
export function endOfEmbedded(tokens: readonly Written[], from: number): number {
  const first = tokens[from];
  if (first === undefined || !first.isHtml) return from;
  const isOpenAt = (spans: readonly Span[], offset: number) =>
    spans.some(({ start, end }) => start < offset && offset < end);
  let offset = first.raw.length;
  if (!isOpenAt(embeddedSpans(first.raw), offset)) return from;
  const rest = tokens.slice(from);
  const spans = embeddedSpans(rest.map(({ raw }) => raw).join(""));
  for (const [index, { raw }] of rest.entries()) {
    if (index > 0) offset += raw.length;
    if (!isOpenAt(spans, offset)) return from + index;
  }
  return from;
}

/** 0-based offsets; `end` is exclusive, and Infinity where nothing ends the element. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Returns where the embedded elements stand that are in no other one. */
function embeddedSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  if (!embeddedTag.test(text)) return spans;
  // What is not closed ends behind the space.
  for (const { node } of nodesIn(parse(`${text} `))) {
    const { startOffset: start = 0, endOffset = 0 } = node.sourceCodeLocation ?? {};
    if (!isRawElement(node) || !embeddedElements.has(node.tagName)) continue;
    if (start < (spans.at(-1)?.end ?? 0)) continue;
    spans.push({ start, end: endOffset > text.length ? Infinity : endOffset });
  }
  return spans;
}

const embeddedTag = new RegExp(`<(?:${[...embeddedElements].join("|")})\\b`, "i");

function parse(text: string): Fragment {
  return parseFragment(text, { sourceCodeLocationInfo: true });
}

/** Has an element its end here? One that has none may hold Markdown; a paragraph ends by itself. */
function isWhole({ tagName, childNodes, sourceCodeLocation }: RawElement): boolean {
  const hasEnd = sourceCodeLocation?.endTag !== undefined;
  return hasEnd || wholeElements.has(tagName) || (tagName === "p" && childNodes.length > 0);
}

const wholeElements: ReadonlySet<string> = new Set(["embed", "hr", "img", "input", "link", "meta"]);

/** Is an element read whole as it is? Headings always are: the deck's sections are made of them. */
function isStructure(element: RawElement): boolean {
  const elements = [
    element,
    ...nodesIn(element).flatMap(({ node }) => (isRawElement(node) ? [node] : [])),
  ];
  return /^h[1-6]$/.test(element.tagName)
    ? !elements.some(({ tagName }) => embeddedElements.has(tagName))
    : elements.every(({ tagName, attrs }) =>
        isReadAsStructure(
          tagName,
          attrs.map(({ name }) => name),
        ),
      );
}

/** Returns an element as it can stand in another one; null where a browser would read it otherwise there. */
function readAlone(element: RawElement, around: "div" | "span"): RawHtml | null {
  const nodes = nodesIn(element);
  if (nodes.some(({ node, depth }) => depth >= maxDepth && isRawElement(node))) return null;
  // What the author notes in comments is not published.
  for (const { node } of nodes) {
    if (defaultTreeAdapter.isCommentNode(node)) defaultTreeAdapter.detachNode(node);
  }
  const value = serializeOuter(element);
  const before = around === "span" ? "<p>" : "";
  const [outer, ...others] = parse(`${before}<${around}>${value}</${around}><i></i>`).childNodes;
  const inside = around === "span" && outer !== undefined && isRawElement(outer) ? outer : null;
  const [box, mark] = inside === null ? [outer, ...others] : inside.childNodes;
  const stands =
    (inside === null || others.length === 0) &&
    box !== undefined &&
    isRawElement(box) &&
    serialize(box) === value &&
    mark !== undefined &&
    isRawElement(mark) &&
    mark.tagName === "i" &&
    mark.childNodes.length === 0;
  return stands ? { type: "raw-html", value, files: filesIn(value) } : null;
}

/** Attributes that name a file to be loaded, on any element. */
const loading: ReadonlySet<string> = new Set(["src", "poster"]);

/** Elements whose `href` names a file to be loaded, not a page to go to. */
const loadingLinks: ReadonlySet<string> = new Set(["link", "image", "use"]);

/** What has a scheme or a host, or leads to a place in the page. */
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i;

/** Returns the files that are named in HTML, in order. */
function filesIn(value: string): HtmlFile[] {
  return nodesIn(parse(value))
    .flatMap(({ node }) => (isRawElement(node) ? filesOf(node) : []))
    .toSorted((a, b) => a.start - b.start);
}

function filesOf({ tagName, namespaceURI, attrs, sourceCodeLocation }: RawElement): HtmlFile[] {
  const isLink = loadingLinks.has(tagName) && (tagName === "link" || namespaceURI === html.NS.SVG);
  return attrs.flatMap(({ name, prefix, value: src }): HtmlFile[] => {
    const isHref = name === "href" && isLink;
    if (!(loading.has(name) || isHref) || elsewhere.test(src.trim())) return [];
    const written = prefix === undefined || prefix === "" ? name : `${prefix}:${name}`;
    const at = sourceCodeLocation?.attrs?.[written];
    return at === undefined ? [] : [{ src, start: at.startOffset, end: at.endOffset }];
  });
}
