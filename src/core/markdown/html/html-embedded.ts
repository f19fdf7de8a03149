import {
  toPlainText,
  type ImageInline,
  type Inline,
  type LinkedImage,
} from "../../model/inline.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";
import { readAttributes, type Attributes } from "./parse-fragment.ts";

/** Elements that show or play something of their own, which no slide shows unless the user trusts it. */
export const showingElements: ReadonlySet<string> = new Set(
  "iframe embed object video audio svg canvas".split(" "),
);

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
