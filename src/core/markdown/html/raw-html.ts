import {
  defaultTreeAdapter,
  html,
  parseFragment,
  serialize,
  serializeOuter,
  type DefaultTreeAdapterTypes,
} from "parse5";

import type { HtmlFile, RawHtml } from "../../model/raw-html.ts";
import type { HtmlPart, RawReader } from "./raw-reader.ts";
import { isReadAsStructure, unseenElements } from "./raw-rules.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements nested deeper than this are read as their words, as anywhere else. */
const maxDepth = 100;

/** Reads raw HTML as a browser does (parse5), so that nothing of it can close what stands around it. */
export const rawReader: RawReader = {
  partBlock(text) {
    const parts: HtmlPart[] = [];
    let start = 0;
    for (const node of parse(text).childNodes) {
      const end = node.sourceCodeLocation?.endOffset ?? start;
      if (!isElement(node) || end <= start) continue;
      const raw = isWhole(node) && !isReadAsStructure(node) ? readAlone(node, "div") : null;
      if (raw === null) continue;
      const from = node.sourceCodeLocation?.startOffset ?? start;
      if (from > start) parts.push({ start, end: from, raw: null, isSeen: true });
      parts.push({ start: from, end, raw, isSeen: !unseenElements.has(node.tagName) });
      start = end;
    }
    if (start < text.length) parts.push({ start, end: text.length, raw: null, isSeen: true });
    return parts;
  },
  readInline(text) {
    const [first, ...others] = parse(text).childNodes;
    return first !== undefined && isElement(first) && others.length === 0
      ? readAlone(first, "span")
      : null;
  },
};

function parse(text: string): DefaultTreeAdapterTypes.DocumentFragment {
  return parseFragment(text, { sourceCodeLocationInfo: true });
}

function isElement(node: Node): node is Element {
  return defaultTreeAdapter.isElementNode(node);
}

/** Has an element its end here? One that has none may hold Markdown; a paragraph ends by itself. */
function isWhole({ tagName, childNodes, sourceCodeLocation }: Element): boolean {
  const hasEnd = sourceCodeLocation?.endTag !== undefined;
  return hasEnd || voidNames.has(tagName) || (tagName === "p" && childNodes.length > 0);
}

const voidNames: ReadonlySet<string> = new Set(["embed", "hr", "img", "input", "link", "meta"]);

/** Returns an element as it can stand in another one; null where a browser would read it otherwise there. */
function readAlone(element: Element, around: "div" | "span"): RawHtml | null {
  if (isDeep(element)) return null;
  removeComments(element);
  const value = serializeOuter(element);
  const before = around === "span" ? "<p>" : "";
  const [outer, ...others] = parse(`${before}<${around}>${value}</${around}><i></i>`).childNodes;
  const inside = around === "span" && outer !== undefined && isElement(outer) ? outer : null;
  const [box, mark] = inside === null ? [outer, ...others] : inside.childNodes;
  const stands =
    (inside === null || others.length === 0) &&
    box !== undefined &&
    isElement(box) &&
    serialize(box) === value &&
    mark !== undefined &&
    isElement(mark) &&
    mark.tagName === "i" &&
    mark.childNodes.length === 0;
  return stands ? { type: "raw-html", value, files: filesIn(value) } : null;
}

function isDeep(element: Element): boolean {
  const open: { readonly node: Parent; readonly depth: number }[] = [{ node: element, depth: 1 }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.depth > maxDepth) return true;
    for (const child of childrenOf(at.node)) {
      if (isElement(child)) open.push({ node: child, depth: at.depth + 1 });
    }
  }
  return false;
}

/** What the author notes in comments is not published. */
function removeComments(element: Element): void {
  const open: Parent[] = [element];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    const children = childrenOf(parent);
    open.push(...children.filter(isElement));
    for (const comment of children.filter((node) => defaultTreeAdapter.isCommentNode(node))) {
      defaultTreeAdapter.detachNode(comment);
    }
  }
}

function childrenOf(node: Parent): readonly Node[] {
  return "content" in node ? node.content.childNodes : node.childNodes;
}

/** Attributes that name a file to be loaded, on any element. */
const loading: ReadonlySet<string> = new Set(["src", "poster"]);

/** Elements whose `href` names a file to be loaded, not a page to go to. */
const loadingLinks: ReadonlySet<string> = new Set(["link", "image", "use"]);

/** What has a scheme or a host, or leads to a place in the page. */
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i;

/** Returns the files that are named in HTML, in order. */
function filesIn(value: string): HtmlFile[] {
  const files: HtmlFile[] = [];
  const open: Node[] = [...parse(value).childNodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue;
    open.push(...childrenOf(node));
    files.push(...filesOf(node));
  }
  return files.toSorted((a, b) => a.start - b.start);
}

function filesOf({ tagName, namespaceURI, attrs, sourceCodeLocation }: Element): HtmlFile[] {
  const isLink = loadingLinks.has(tagName) && (tagName === "link" || namespaceURI === html.NS.SVG);
  return attrs.flatMap(({ name, prefix, value: src }): HtmlFile[] => {
    const isHref = name === "href" && isLink;
    if (!(loading.has(name) || isHref) || elsewhere.test(src.trim())) return [];
    const written = prefix === undefined || prefix === "" ? name : `${prefix}:${name}`;
    const at = sourceCodeLocation?.attrs?.[written];
    return at === undefined ? [] : [{ src, start: at.startOffset, end: at.endOffset }];
  });
}
