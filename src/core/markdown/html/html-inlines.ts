import {
  mergeTexts,
  toPlainText,
  trimInlines,
  type HtmlInline,
  type ImageInline,
  type Inline,
  type LinkedImage,
} from "../../model/inline.ts";
import { resolveSoftBreaks } from "../resolve-soft-breaks.ts";
import { phrasingElements, showingElements } from "./elements.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";
import { readAttributes, type Attributes } from "./parse-fragment.ts";

/**
 * Returns what stands in raw HTML as the inlines of one block, without white space at its ends.
 * Blocks within it are its words, apart by a space. `marks` are the elements that stand around it,
 * the outermost first.
 */
export function readHtmlInlines(
  nodes: readonly HtmlNode[],
  marks: readonly HtmlElement[] = [],
): Inline[] {
  const inlines = marks.reduceRight(
    (children, mark) => toInlines(mark, children),
    nodes.flatMap(readNode),
  );
  return trimInlines(resolveSoftBreaks(mergeTexts(inlines)));
}

function readNode(node: HtmlNode): Inline[] {
  if (node.type === "text") return [{ type: "text", value: node.value }];
  if (node.type === "instruction") return [];
  if (node.name === "br") return [{ type: "break" }];
  if (node.name === "img") {
    const image = toImage(node.attributes);
    return image === null ? [] : [image];
  }
  if (showingElements.has(node.name)) {
    const parts = describeParts(node);
    return [toStandIn(node.name, node.attributes, parts), ...parts.fallback.flatMap(readNode)];
  }
  const children = node.children.flatMap(readNode);
  if (phrasingElements.has(node.name)) return toInlines(node, children);
  const space: Inline = { type: "text", value: " " };
  return [space, ...children, space];
}

function toInlines({ name, attributes }: HtmlElement, children: readonly Inline[]): Inline[] {
  if (children.length === 0) return [];
  const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeValue(value)}"`);
  const open = `<${name}${words.join("")}>`;
  return [toRawElement({ name, open, children: mergeTexts(children), close: `</${name}>` })];
}

function escapeValue(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("\u00A0", "&nbsp;").replaceAll('"', "&quot;");
}

/** A raw element in a line of text. */
export type RawElement = Omit<HtmlInline, "type"> & {
  /** In lower case. */
  readonly name: string;
};

/** Returns a raw element as an inline: an `<a href>` is a link like any other. */
export function toRawElement({ name, open, children, close }: RawElement): Inline {
  const attributes = name === "a" ? readAttributes(open) : null;
  const href = attributes?.["href"]?.trim() ?? "";
  return href === ""
    ? { type: "html", open, children, close }
    : { type: "link", href, title: attributes?.["title"] ?? null, children };
}

/** Returns the image that an `<img>` with these attributes shows; null where it names no file. */
export function toImage(attributes: Attributes): ImageInline | null {
  const src = (attributes["src"] ?? "").trim();
  if (src === "") return null;
  return {
    type: "image",
    src,
    alt: attributes["alt"] ?? "",
    title: attributes["title"] ?? null,
    widthPx: toPx(attributes["width"] ?? ""),
  };
}

/** Returns a width in px; null for a share of the page, for words, and for nothing. */
function toPx(width: string): number | null {
  const match = /^\s*(\d+)(?:\.\d*)?\s*(?:px)?\s*$/i.exec(width);
  const px = Number.parseInt(match?.[1] ?? "", 10);
  return px > 0 ? px : null;
}

/** Those in which there are words for who cannot see them. */
const withFallback: ReadonlySet<string> = new Set(["object", "video", "audio", "canvas"]);

/** What names files and choices of such an element, and shows nothing itself. */
const partElements: ReadonlySet<string> = new Set(["source", "track", "param"]);

/** Returns what stands for an element that is not shown: a frame with its address, or its poster. */
export function toStandIn(
  name: string,
  attributes: Attributes,
  inner: Pick<Described, "address" | "title">,
): ImageInline | LinkedImage {
  const own = attributes["src"] ?? attributes["data"] ?? "";
  const address = own.trim() === "" ? inner.address.trim() : own.trim();
  const poster = (attributes["poster"] ?? "").trim();
  const named = attributes["title"] ?? attributes["aria-label"] ?? inner.title;
  const alt = named.trim().replace(/\s+/g, " ");
  const image: ImageInline =
    poster === ""
      ? { type: "image", src: "", alt: alt || address, title: null, widthPx: null, standsFor: name }
      : { type: "image", src: poster, alt, title: null, widthPx: null };
  return address === "" ? image : { type: "link", href: address, title: null, children: [image] };
}

interface Described {
  /** Of its first source; empty where it has none. */
  readonly address: string;
  /** Of a drawing; empty where it has none. */
  readonly title: string;
  readonly fallback: readonly HtmlNode[];
}

/** Returns what the parts of an element say of it, and the words for who cannot see it. */
export function describeParts({ name, children }: HtmlElement): Described {
  const elements = children.filter((node) => node.type === "element");
  const source = elements.find((node) => node.name === "source");
  const title = name === "svg" ? elements.find((node) => node.name === "title") : undefined;
  const isPart = (node: HtmlNode) => node.type === "element" && partElements.has(node.name);
  return {
    address: source?.attributes["src"] ?? "",
    title: (title?.children ?? []).map((node) => (node.type === "text" ? node.value : "")).join(""),
    fallback: withFallback.has(name) ? children.filter((node) => !isPart(node)) : [],
  };
}

/** Returns what stands for such an element in a line of text, then the words in it. */
export function standInLine(name: string, open: string, children: readonly Inline[]): Inline[] {
  const tags = children.flatMap((inline) => (inline.type === "html" ? [inline] : []));
  const source = tags.find((inline) => /^<source\b/i.test(inline.open));
  const title = tags.find((inline) => /^<title\b/i.test(inline.open));
  const inner = {
    address: (source === undefined ? null : readAttributes(source.open))?.["src"] ?? "",
    title: name === "svg" && title !== undefined ? toPlainText(title.children) : "",
  };
  const standIn = toStandIn(name, readAttributes(open) ?? {}, inner);
  const isPart = (inline: Inline) =>
    inline.type === "html" && /^<(?:source|track|param)\b/i.test(inline.open);
  return [standIn, ...(withFallback.has(name) ? children.filter((each) => !isPart(each)) : [])];
}
