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
  isRawElement,
  walkFragment,
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

type OpenElement = { -readonly [K in keyof HtmlElement]: HtmlElement[K] } & {
  readonly children: HtmlNode[];
};

/** Elements nested deeper than this are read as their words: nobody can see them on a slide. */
const maxDepth = 100;

/** Returns raw HTML as a tree, as a browser mends it. `startLine` is where the HTML begins. */
export function parseHtml(html: string, startLine: number): readonly HtmlNode[] {
  const builder = new TreeBuilder(html, startLine);
  walkFragment(html, builder);
  return builder.root;
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

/** Takes parse5's nodes in their order, and leaves out what no reader sees. */
class TreeBuilder {
  readonly root: HtmlNode[] = [];
  readonly #html: string;
  readonly #hasWords: boolean;
  /** Elements that are words in angle brackets. */
  readonly #words = new Set<RawElement>();
  readonly #open: OpenElement[] = [];
  /** How many elements are open that are left out, within one another. */
  #hiddenDepth = 0;
  #tooDeep = 0;
  /** The offset of the last line end that parse5 dropped. */
  #dropped = -1;
  /** The last line with a tag, a word or an instruction on it. */
  #lastLine = 0;
  /** The line that is reached, and the next line end behind it. */
  #line: number;
  #lineEnd: number;

  constructor(html: string, startLine: number) {
    this.#html = html;
    this.#hasWords = !tagNamesIn(html).every(isHtmlName);
    this.#line = startLine;
    this.#lineEnd = html.indexOf("\n");
  }

  enter(node: RawNode): void {
    const { startOffset: start = 0, endOffset: end = 0 } = node.sourceCodeLocation ?? {};
    if (isRawElement(node)) this.#enterElement(node);
    else if ("value" in node) this.#addText(node.value, start, end);
    else if ("data" in node) this.#addComment(start, end);
  }

  leave(element: RawElement): void {
    const tag = element.sourceCodeLocation?.endTag;
    if (this.#words.has(element)) {
      if (tag !== undefined) this.#addTag(tag.startOffset, tag.endOffset);
    } else if (this.#hiddenDepth > 0) {
      this.#hiddenDepth -= 1;
    } else if (this.#tooDeep > 0 && !voidElements.has(this.#open.at(-1)?.name ?? "")) {
      this.#tooDeep -= 1;
    } else {
      const open = this.#open.pop();
      if (tag !== undefined) this.#lastLine = this.#lineAt(tag.startOffset);
      if (open !== undefined) open.endLine = this.#lastLine;
    }
  }

  #enterElement(element: RawElement): void {
    const { startOffset: start = 0, endOffset, startTag } = element.sourceCodeLocation ?? {};
    const end = startTag?.endOffset ?? endOffset ?? start;
    if (this.#hasWords && end > start && kindOfTagIn(this.#html, start, end) === "words") {
      this.#words.add(element);
      this.#addTag(start, end);
      return;
    }
    this.#openElement(element.tagName, attributesOf(element), this.#linesOf(start, end));
    if (!lineDropping.test(element.tagName) || this.#html[end] !== "\n") return;
    this.#addTag(end, end + 1);
    this.#dropped = end;
  }

  #openElement(name: string, attributes: Attributes, lines: Lines): void {
    if (this.#hiddenDepth > 0 || hiddenElements.has(name)) {
      this.#hiddenDepth += 1;
      return;
    }
    const isFlow = !phrasingElements.has(name);
    if (!voidElements.has(name) && this.#open.length >= maxDepth) {
      this.#tooDeep += 1;
      if (isFlow) this.#add({ type: "text", value: " ", ...lines });
      return;
    }
    const own = { name, attributes, children: [], hasFlow: false };
    const element: OpenElement = { type: "element", ...own, ...lines };
    this.#lastLine = lines.endLine;
    this.#add(element);
    this.#open.push(element);
    if (isFlow) this.#markFlow();
  }

  #addTag(start: number, end: number): void {
    this.#addText(this.#html.slice(start, end), start, end);
  }

  #addText(value: string, start: number, end: number): void {
    if (this.#hiddenDepth > 0) return;
    const lines = this.#linesOf(start === this.#dropped ? start + 1 : start, end);
    const words = value.trim();
    const before = countLineEnds(value.slice(0, value.indexOf(words)));
    const after = countLineEnds(value.slice(value.indexOf(words) + words.length));
    const startLine = lines.startLine + before;
    const endLine = Math.max(startLine, lines.endLine - after);
    if (words !== "") this.#lastLine = endLine;
    this.#add({ type: "text", value, startLine, endLine });
  }

  #addComment(start: number, end: number): void {
    const comment = this.#html.slice(start, end);
    if (this.#hiddenDepth > 0 || !/^<!--\s*slide:[\s\S]*-->$/.test(comment)) return;
    const lines = this.#linesOf(start, end);
    this.#add({ type: "instruction", comment, ...lines });
    this.#lastLine = lines.endLine;
    this.#markFlow();
  }

  #add(node: HtmlNode): void {
    (this.#open.at(-1)?.children ?? this.root).push(node);
  }

  /** Marks the open elements, from the innermost to the first that is marked already. */
  #markFlow(): void {
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      const element = this.#open[index];
      if (element === undefined || element.hasFlow) return;
      element.hasFlow = true;
    }
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

function countLineEnds(text: string): number {
  return text.split("\n").length - 1;
}
