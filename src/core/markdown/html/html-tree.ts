import { hiddenElements, phrasingElements, voidElements } from "./html-elements.ts";
import { isHtmlName, kindOfTagIn, tagNamesIn } from "./html-names.ts";
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
  const builder = new TreeBuilder();
  const lineAt = createLineCounter(html, startLine);
  const hasWords = !tagNamesIn(html).every(isHtmlName);
  const isWords = (start: number, end: number) =>
    hasWords && kindOfTagIn(html, start, end) === "words";
  const addTag = (start: number, end: number) => {
    const line = lineAt(start);
    builder.addText(html.slice(start, end), { startLine: line, endLine: lineAt(end - 1) });
  };
  let dropped = -1;
  /** The elements that are words in angle brackets. */
  const words = new Set<RawElement>();
  const enter = (node: RawNode) => {
    const { startOffset: start = 0, endOffset = 0 } = node.sourceCodeLocation ?? {};
    if (isRawElement(node)) {
      const end = node.sourceCodeLocation?.startTag?.endOffset ?? endOffset;
      const isOwn = end > start && isWords(start, end);
      if (isOwn) {
        words.add(node);
        addTag(start, end);
        return;
      }
      const line = lineAt(start);
      builder.open(node.tagName, attributesOf(node), { startLine: line, endLine: lineAt(end - 1) });
      if (!/^(?:pre|listing|textarea)$/.test(node.tagName) || html[end] !== "\n") return;
      // A line end behind the tag is no text to parse5.
      addTag(end, end + 1);
      dropped = end;
      return;
    }
    const line = lineAt(start === dropped ? start + 1 : start);
    if ("value" in node) {
      builder.addText(node.value, { startLine: line, endLine: lineAt(endOffset - 1) });
    } else if ("data" in node) {
      const comment = html.slice(start, endOffset);
      if (!/^<!--\s*slide:[\s\S]*-->$/.test(comment)) return;
      const lines = { startLine: line, endLine: lineAt(endOffset - 1) };
      builder.addLeaf({ type: "instruction", comment, ...lines });
    }
  };
  const leave = (element: RawElement) => {
    const end = element.sourceCodeLocation?.endTag;
    if (!words.has(element)) builder.close(end === undefined ? null : lineAt(end.startOffset));
    else if (end !== undefined) addTag(end.startOffset, end.endOffset);
  };
  walkFragment(html, { enter, leave });
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

/** Counts lines forwards; for an offset that is passed already, the line that was reached. */
function createLineCounter(html: string, startLine: number): (offset: number) => number {
  let line = startLine;
  let next = html.indexOf("\n");
  return (offset) => {
    for (; next >= 0 && next < offset; next = html.indexOf("\n", next + 1)) line += 1;
    return line;
  };
}

/** Takes tags in pairs: each opened element is closed, the last one first. */
class TreeBuilder {
  readonly root: HtmlNode[] = [];
  readonly #open: OpenElement[] = [];
  /** How many elements are open that are left out, within one another. */
  #hiddenDepth = 0;
  #tooDeep = 0;
  /** The last line with a tag, a word or an instruction on it. */
  #lastLine = 0;

  open(name: string, attributes: Attributes, lines: Lines): void {
    if (this.#hiddenDepth > 0 || hiddenElements.has(name)) {
      this.#hiddenDepth += 1;
      return;
    }
    const isFlow = !phrasingElements.has(name);
    if (!voidElements.has(name) && this.#open.length >= maxDepth) {
      this.#tooDeep += 1;
      if (isFlow) this.addText(" ", lines);
      return;
    }
    const own = { name, attributes, children: [], hasFlow: false };
    const element: OpenElement = { type: "element", ...own, ...lines };
    this.#lastLine = lines.endLine;
    this.addLeaf(element);
    this.#open.push(element);
    if (isFlow) this.#markFlow();
  }

  /** `line` is null where the closing tag is left out. */
  close(line: number | null): void {
    if (this.#hiddenDepth > 0) this.#hiddenDepth -= 1;
    else if (this.#tooDeep > 0 && !this.#isVoidOpen()) this.#tooDeep -= 1;
    else {
      const element = this.#open.pop();
      this.#lastLine = line ?? this.#lastLine;
      if (element !== undefined) element.endLine = this.#lastLine;
    }
  }

  addText(value: string, { startLine, endLine }: Lines): void {
    if (this.#hiddenDepth > 0) return;
    const words = value.trim();
    const before = countLineEnds(value.slice(0, value.indexOf(words)));
    const after = countLineEnds(value.slice(value.indexOf(words) + words.length));
    const last = Math.max(startLine + before, endLine - after);
    if (words !== "") this.#lastLine = last;
    this.addLeaf({ type: "text", value, startLine: startLine + before, endLine: last });
  }

  addLeaf(node: HtmlNode): void {
    if (this.#hiddenDepth > 0) return;
    (this.#open.at(-1)?.children ?? this.root).push(node);
    if (node.type !== "instruction") return;
    this.#lastLine = node.endLine;
    this.#markFlow();
  }

  #isVoidOpen(): boolean {
    return voidElements.has(this.#open.at(-1)?.name ?? "");
  }

  /** Marks the open elements, from the innermost to the first that is marked already. */
  #markFlow(): void {
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      const element = this.#open[index];
      if (element === undefined || element.hasFlow) return;
      element.hasFlow = true;
    }
  }
}

function countLineEnds(text: string): number {
  return text.split("\n").length - 1;
}
