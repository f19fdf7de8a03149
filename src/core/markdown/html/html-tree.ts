import {
  hiddenElements,
  isHtmlName,
  kindOfTagIn,
  phrasingElements,
  tagNamesIn,
  voidElements,
} from "./elements.ts";
import {
  attributesOf,
  childrenOf,
  isRawElement,
  nodesIn,
  parseFragment,
  type Attributes,
  type RawElement,
  type RawNode,
} from "./parse-fragment.ts";

/** What stands in raw HTML for a reader, or for the planner: hidden elements and idle comments are left out. */
export type HtmlNode = HtmlText | HtmlElement | HtmlInstruction;

/** 1-based lines of the source, both inclusive. */
interface Lines {
  readonly startLine: number;
  readonly endLine: number;
}

/** A run of text, on the lines of its words. */
export interface HtmlText extends Lines {
  readonly type: "text";
  /** Entities are decoded. */
  readonly value: string;
}

/** A comment that speaks to the planner, whole. */
export interface HtmlInstruction extends Lines {
  readonly type: "instruction";
  readonly comment: string;
}

/** An element, from its opening tag to its closing one, or to the last words in it. */
export interface HtmlElement extends Lines {
  readonly type: "element";
  /** In lower case. */
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly HtmlNode[];
  /** Is it a block or an image, or is one in it? */
  readonly hasFlow: boolean;
}

/** Elements nested deeper than this are read as their words: nobody can see them on a slide. */
const maxDepth = 100;

/** Returns raw HTML as a tree, as a browser mends it. `startLine` is where the HTML begins. */
export function parseHtml(html: string, startLine: number): readonly HtmlNode[] {
  const reader = new TreeReader(html, startLine);
  return parseFragment(html).childNodes.flatMap((node) => reader.read(node, 0));
}

/** Parts nodes before each element of a name; what stands before the first one has no such element. */
export function splitAt(
  nodes: readonly HtmlNode[],
  name: RegExp,
): { readonly first: HtmlElement | null; readonly nodes: readonly HtmlNode[] }[] {
  const parts: { first: HtmlElement | null; nodes: HtmlNode[] }[] = [{ first: null, nodes: [] }];
  for (const node of nodes) {
    if (node.type === "element" && name.test(node.name)) parts.push({ first: node, nodes: [] });
    else parts.at(-1)?.nodes.push(node);
  }
  return parts;
}

/** parse5 drops a line end behind the tag of such an element. */
const lineDropping = /^(?:pre|listing|textarea)$/;

/** Reads parse5's nodes, in their order, and leaves out what no reader sees. */
class TreeReader {
  readonly #html: string;
  readonly #hasWords: boolean;
  /** The last line with a tag, a word or an instruction on it. */
  #lastLine = 0;
  /** The offset of the last line end that parse5 dropped. */
  #dropped = -1;
  /** The line that is reached, and the next line end behind it. */
  #line: number;
  #lineEnd: number;

  constructor(html: string, startLine: number) {
    this.#html = html;
    this.#hasWords = !tagNamesIn(html).every(isHtmlName);
    this.#line = startLine;
    this.#lineEnd = html.indexOf("\n");
  }

  /** Returns what a node is for a reader. `depth` says how many elements are around it. */
  read(node: RawNode, depth: number): HtmlNode[] {
    if (!isRawElement(node)) return this.#readLeaf(node);
    const { tagName: name, sourceCodeLocation } = node;
    if (hiddenElements.has(name)) return [];
    if (depth >= maxDepth && !voidElements.has(name)) return this.#readFlat(node);
    const {
      startOffset: start = 0,
      startTag,
      endOffset = start,
      endTag,
    } = sourceCodeLocation ?? {};
    const end = startTag?.endOffset ?? endOffset;
    const inside = () => childrenOf(node).flatMap((child) => this.read(child, depth + 1));
    if (this.#isWords(start, end)) {
      const tags = [this.#readTag(start, end), ...inside()];
      if (endTag !== undefined) tags.push(this.#readTag(endTag.startOffset, endTag.endOffset));
      return tags;
    }
    const lines = this.#linesOf(start, end);
    this.#lastLine = lines.endLine;
    const children: HtmlNode[] = [];
    if (lineDropping.test(name) && this.#html[end] === "\n") {
      this.#dropped = end;
      children.push(this.#readTag(end, end + 1));
    }
    children.push(...inside());
    if (endTag !== undefined) this.#lastLine = this.#lineAt(endTag.startOffset);
    const hasFlow = !phrasingElements.has(name) || children.some(isFlow);
    const own = { name, attributes: attributesOf(node), children, hasFlow };
    return [{ type: "element", ...own, startLine: lines.startLine, endLine: this.#lastLine }];
  }

  /** Returns the words, images and instructions in an element, without any other element. */
  #readFlat(element: RawElement): HtmlNode[] {
    const flat: HtmlNode[] = [];
    let hidden = Infinity;
    for (const { node, depth } of [{ node: element, depth: 0 }, ...nodesIn(element)]) {
      if (depth > hidden) continue;
      const isHidden = isRawElement(node) && hiddenElements.has(node.tagName);
      hidden = isHidden ? depth : Infinity;
      if (isHidden) continue;
      if (!isRawElement(node) || voidElements.has(node.tagName)) flat.push(...this.read(node, 0));
      else flat.push(...this.#readOpening(node));
    }
    return flat;
  }

  /** Returns a tag of words as such, and a space for one that parts words. */
  #readOpening({ tagName, sourceCodeLocation }: RawElement): HtmlText[] {
    const { startOffset: start = 0, startTag } = sourceCodeLocation ?? {};
    const end = startTag?.endOffset ?? start;
    if (this.#isWords(start, end)) return [this.#readTag(start, end)];
    const isPhrasing = phrasingElements.has(tagName);
    return isPhrasing ? [] : [{ type: "text", value: " ", ...this.#linesOf(start, end) }];
  }

  #readLeaf(node: RawNode): HtmlNode[] {
    const { startOffset: start = 0, endOffset: end = 0 } = node.sourceCodeLocation ?? {};
    if ("value" in node) return [this.#toText(node.value, start, end)];
    const comment = this.#html.slice(start, end);
    if (!/^<!--\s*slide:[\s\S]*-->$/.test(comment)) return [];
    const lines = this.#linesOf(start, end);
    this.#lastLine = lines.endLine;
    return [{ type: "instruction", comment, ...lines }];
  }

  #isWords(start: number, end: number): boolean {
    return this.#hasWords && end > start && kindOfTagIn(this.#html, start, end) === "words";
  }

  #readTag(start: number, end: number): HtmlText {
    return this.#toText(this.#html.slice(start, end), start, end);
  }

  #toText(value: string, start: number, end: number): HtmlText {
    // A line end that parse5 dropped is still in the text's range.
    const isCut = start === this.#dropped && end > start + 1;
    const lines = this.#linesOf(isCut ? start + 1 : start, end);
    const words = value.trim();
    const before = countLineEnds(value.slice(0, value.indexOf(words)));
    const after = countLineEnds(value.slice(value.indexOf(words) + words.length));
    const startLine = lines.startLine + before;
    const endLine = Math.max(startLine, lines.endLine - after);
    if (words !== "") this.#lastLine = endLine;
    return { type: "text", value, startLine, endLine };
  }

  #linesOf(start: number, end: number): Lines {
    const startLine = this.#lineAt(start);
    return { startLine, endLine: this.#lineAt(end - 1) };
  }

  /** Counts lines forwards; for an offset that is passed already, the line that was reached. */
  #lineAt(offset: number): number {
    while (this.#lineEnd >= 0 && this.#lineEnd < offset) {
      this.#line += 1;
      this.#lineEnd = this.#html.indexOf("\n", this.#lineEnd + 1);
    }
    return this.#line;
  }
}

/** Is a node a block or an image, or is one in it? */
function isFlow(node: HtmlNode): boolean {
  return node.type === "instruction" || (node.type === "element" && node.hasFlow);
}

function countLineEnds(text: string): number {
  return text.split("\n").length - 1;
}
