import type { Block, Code, ListItem } from "../../model/chapter.ts";
import type { Inline } from "../../model/inline.ts";
import { coverRanges, type Range } from "../../model/source.ts";
import { phrasingElements, showingElements } from "./elements.ts";
import { HtmlFlow } from "./html-flow.ts";
import { describeParts, readHtmlInlines, toStandIn } from "./html-inlines.ts";
import { readHtmlTable } from "./html-table.ts";
import { parseHtml, splitAt, type HtmlElement, type HtmlNode } from "./html-tree.ts";
import { readInstructions } from "../read-instruction.ts";
import { readRawBlocks } from "./raw-blocks.ts";
import { linkedImagesOf, readParagraph } from "../read-paragraph.ts";

/**
 * Returns a block of raw HTML as what it is, by an allow-list: headings, lists, quotes, code,
 * tables, definitions, `<details>`, figures with their captions, and instructions in comments. What
 * stands in any other element are paragraphs and figures; scripts and styles are left out. Of trusted
 * HTML, what would be left out runs as it is written.
 */
export function readHtmlBlock(html: string, range: Range, isTrusted: boolean): Block[] {
  return isTrusted ? readRawBlocks(html, range, readStructure) : readStructure(html, range);
}

function readStructure(html: string, range: Range): Block[] {
  return readInside(parseHtml(html, range.startLine), { range, marks: [] });
}

/** Returns the words of raw HTML as one line; the images in it are among them. */
export function readHtmlWords(html: string): Inline[] {
  return readHtmlInlines(parseHtml(html, 1));
}

interface Place {
  /** The lines of all the HTML. */
  readonly range: Range;
  /** The elements around that mark words, such as a link around a division; the outermost first. */
  readonly marks: readonly HtmlElement[];
}

function readInside(nodes: readonly HtmlNode[], place: Place): Block[] {
  const flow = new HtmlFlow();
  readAll(nodes, flow, place);
  return flow.end();
}

function readAll(nodes: readonly HtmlNode[], flow: HtmlFlow, place: Place): void {
  let words: HtmlNode[] = [];
  const endParagraph = () => {
    const inlines = readHtmlInlines(words, place.marks);
    const range = rangeOf(words, place);
    words = [];
    if (inlines.length > 0) flow.add({ type: "paragraph", inlines, range });
  };
  for (const node of nodes) {
    if (isWords(node)) {
      words.push(node);
    } else {
      endParagraph();
      if (node.type === "element") readElement(node, flow, place);
      if (node.type !== "instruction") continue;
      const range = rangeOf([node], place);
      for (const instruction of readInstructions(node.comment)) {
        flow.add({ type: "instruction", instruction, range });
      }
    }
  }
  endParagraph();
}

function isWords(node: HtmlNode): boolean {
  if (node.type !== "element") return node.type === "text";
  return phrasingElements.has(node.name) && !node.hasFlow;
}

/** The lines of nodes, without blank text at their ends. */
function rangeOf(nodes: readonly HtmlNode[], { range }: Place): Range {
  const shown = nodes.filter((node) => node.type !== "text" || node.value.trim() !== "");
  const clamp = (line: number) => Math.min(Math.max(line, range.startLine), range.endLine);
  const startLine = clamp(shown[0]?.startLine ?? range.startLine);
  return { ...range, startLine, endLine: Math.max(startLine, clamp(shown.at(-1)?.endLine ?? 0)) };
}

type Reader = (element: HtmlElement, flow: HtmlFlow, place: Place) => void;

function readElement(element: HtmlElement, flow: HtmlFlow, place: Place): void {
  const reader = readers.get(element.name);
  if (showingElements.has(element.name)) readShowing(element, flow, place);
  else if (reader !== undefined) reader(element, flow, place);
  else if (!phrasingElements.has(element.name)) readAll(element.children, flow, place);
  else readAll(element.children, flow, { ...place, marks: [...place.marks, element] });
}

/** The elements that are more than a paragraph. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["img", readImages],
  ["figure", readFigure],
  ["figcaption", readCaption],
  ["h1", readHeading],
  ["h2", readHeading],
  ["h3", readHeading],
  ["h4", readHeading],
  ["h5", readHeading],
  ["h6", readHeading],
  ["ul", readList],
  ["ol", readList],
  ["dl", readDefinitions],
  ["blockquote", readQuote],
  ["details", readDetails],
  ["pre", readPre],
  ["table", readTable],
]);

function readImages(element: HtmlElement, flow: HtmlFlow, place: Place): void {
  const inlines = readHtmlInlines([element], place.marks);
  const range = rangeOf([element], place);
  for (const image of linkedImagesOf(inlines)) flow.addImage(image, range);
}

/** An icon in a link is no picture of its own. */
function readShowing(element: HtmlElement, flow: HtmlFlow, place: Place): void {
  const parts = describeParts(element);
  const standIn = toStandIn(element.name, element.attributes, parts);
  if (standIn.type === "link" || place.marks.length === 0) {
    flow.addImage(standIn, rangeOf([element], place));
  }
  readAll(parts.fallback, flow, place);
}

function readFigure({ children }: HtmlElement, flow: HtmlFlow, place: Place): void {
  flow.add(null);
  readAll(children, flow, place);
  flow.add(null);
}

function readCaption(element: HtmlElement, flow: HtmlFlow, place: Place): void {
  const range = rangeOf([element], place);
  const blocks = readParagraph(readHtmlInlines(element.children, place.marks), range);
  const [words] = blocks.map((block) => (block.type === "paragraph" ? block.inlines : []));
  readImages(element, flow, place);
  flow.addCaption(words ?? [], range);
}

/** A heading without words is none; its images are a figure. */
function readHeading(element: HtmlElement, flow: HtmlFlow, place: Place): void {
  const range = rangeOf([element], place);
  const id = /^[^\s{}]+$/.exec(element.attributes["id"] ?? "")?.[0] ?? null;
  const depth = Number(element.name.slice(1));
  const words = readHtmlInlines(element.children, place.marks);
  for (const block of readParagraph(words, range)) {
    if (block.type === "paragraph") {
      flow.add({ type: "heading", depth, id, inlines: block.inlines, range });
    } else if (block.type === "figure") {
      for (const image of block.images) flow.addImage(image, range);
    }
  }
}

/** A list of nothing but empty items shows nothing. */
function readList(element: HtmlElement, flow: HtmlFlow, place: Place): void {
  const items: ListItem[] = [];
  for (const { first, nodes } of splitAt(element.children, /^li$/)) {
    const blocks = [...readInside(first?.children ?? [], place), ...readInside(nodes, place)];
    const range = rangeOf(first === null ? nodes : [first, ...nodes], place);
    if (first !== null || blocks.length > 0) items.push({ blocks, checked: null, range });
  }
  if (items.every(({ blocks }) => blocks.length === 0)) return;
  const ordered = element.name === "ol";
  const number = Number.parseInt(element.attributes["start"] ?? "", 10);
  const start = ordered && number >= 0 ? number : 1;
  flow.add({ type: "list", ordered, start, items, range: rangeOf([element], place) });
}

/** What stands before the first term is of no term. */
function readDefinitions(element: HtmlElement, flow: HtmlFlow, place: Place): void {
  const items: { term: Inline[]; blocks: Block[]; range: Range }[] = [];
  const parts = element.children.flatMap((node) =>
    node.type === "element" && node.name === "div" ? node.children : [node],
  );
  for (const { first, nodes } of splitAt(parts, /^d[td]$/)) {
    const range = rangeOf(first === null ? nodes : [first, ...nodes], place);
    const isTerm = first?.name === "dt";
    const term = isTerm ? readHtmlInlines(first.children, place.marks) : [];
    const said = isTerm ? [] : readInside(first?.children ?? [], place);
    const blocks = [...said, ...readInside(nodes, place)];
    const last = items.at(-1);
    if (term.length > 0 || last === undefined) {
      if (term.length + blocks.length > 0) items.push({ term, blocks, range });
    } else {
      last.blocks.push(...blocks);
      last.range = coverRanges(last.range, range);
    }
  }
  const range = rangeOf([element], place);
  if (items.length > 0) flow.add({ type: "definitions", items, range });
}

function readQuote(element: HtmlElement, flow: HtmlFlow, place: Place): void {
  const blocks = readInside(element.children, place);
  if (blocks.length > 0) flow.add({ type: "quote", blocks, range: rangeOf([element], place) });
}

function readDetails(element: HtmlElement, flow: HtmlFlow, place: Place): void {
  const first = element.children.find((node) => node.type !== "text" || node.value.trim() !== "");
  const summary = first !== undefined && isElement(first, "summary") ? first : undefined;
  const title = summary === undefined ? [] : readHtmlInlines([summary], place.marks);
  const rest = element.children.filter((node) => node !== summary);
  const range = rangeOf([element], place);
  for (const block of toDetailsBlocks(title, readInside(rest, place), range)) flow.add(block);
}

/** Returns a `<details>` as a callout with its summary as the title; the title alone as a paragraph. */
export function toDetailsBlocks(
  title: readonly Inline[],
  blocks: readonly Block[],
  range: Range,
): Block[] {
  return blocks.length === 0
    ? readParagraph(title, range)
    : [{ type: "callout", kind: "details", title, blocks, range }];
}

function readPre(element: HtmlElement, flow: HtmlFlow, place: Place): void {
  const code = readHtmlCode(element, rangeOf([element], place));
  if (code !== null) flow.add(code);
  readImages(element, flow, place);
}

/**
 * Returns a `<pre>` as code; null for a blank one. Its language is in `lang`, as GitHub reads it, or in
 * a class of its `<code>`, as HTML's standard says.
 */
function readHtmlCode(element: HtmlElement, range: Range): Code | null {
  const value = textOf(element).replace(/^\n/, "").trimEnd();
  if (value.trim() === "") return null;
  const code = element.children.find((node) => node.type === "element" && node.name === "code");
  const classes = code?.type === "element" ? (code.attributes["class"] ?? "") : "";
  const language = element.attributes["lang"] ?? /\blanguage-(\S+)/.exec(classes)?.[1] ?? null;
  const info = { language: language || null, title: null, highlights: [] };
  return { type: "code", ...info, value, range };
}

function textOf(node: HtmlNode): string {
  if (node.type !== "element") return node.type === "text" ? node.value : "";
  return node.name === "br" ? "\n" : node.children.map(textOf).join("");
}

function readTable(element: HtmlElement, flow: HtmlFlow, place: Place): void {
  const range = rangeOf([element], place);
  const readBlocks = (nodes: readonly HtmlNode[]) => readInside(nodes, place);
  for (const block of readHtmlTable(element, { range, readBlocks })) {
    if (block.type !== "figure") flow.add(block);
    else for (const image of block.images) flow.addImage(image, block.range);
    if (block.type === "figure") flow.addCaption(block.caption, block.range);
  }
}

function isElement(node: HtmlNode, name: string): boolean {
  return node.type === "element" && node.name === name;
}
