import { readChapter } from "../../../src/core/markdown/read-chapter.ts";
import {
  walkBlocks,
  walkSections,
  cellsOf,
  headRowsOf,
  type Block,
  type Chapter,
  type Section,
  type TableCell,
} from "../../../src/core/model/chapter.ts";
import type { Inline } from "../../../src/core/model/inline.ts";
import type { Range } from "../../../src/core/model/source.ts";

/** Reads a text as the chapter `chapter.md`. */
export function read(text: string): ReturnType<typeof readChapter> {
  return readChapter({ path: "chapter.md", text, encoding: "utf-8", damage: null }, "chapter");
}

/** The blocks of a text without headings. */
export function blocksOf(text: string): readonly Block[] {
  return read(text).chapter.intro;
}

/** The first block of a text, as `[startLine, endLine]` of itself and of all that stands in it. */
export function linesOf(text: string): [string, number, number][] {
  const lines: [string, number, number][] = [];
  const add = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      lines.push([block.type, block.range.startLine, block.range.endLine]);
      if (block.type === "quote") add(block.blocks);
      if (block.type !== "list") continue;
      for (const item of block.items) {
        lines.push(["item", item.range.startLine, item.range.endLine]);
        add(item.blocks);
      }
    }
  };
  add(allBlocksOf(read(text).chapter));
  return lines;
}

/** All blocks of a chapter outside of one another, headings too, in source order. */
export function allBlocksOf(chapter: Chapter): Block[] {
  const blocks: Block[] = [...(chapter.title ? [chapter.title] : []), ...chapter.intro];
  walkSections(chapter.sections, (section) => blocks.push(section.heading, ...section.blocks));
  return blocks.toSorted((a, b) => a.range.startLine - b.range.startLine);
}

/** The characters a reader sees of a chapter, without white space, alternative texts and captions. */
export function visibleTextOf(chapter: Chapter): string {
  const texts: string[] = [];
  const add = (inlines: readonly Inline[]) => {
    for (const inline of inlines) {
      if ("children" in inline) add(inline.children);
      else if (inline.type === "text" || inline.type === "code") texts.push(inline.value);
    }
  };
  const addAll = (blocks: readonly Block[]) => blocks.forEach(addBlock);
  const addBlock = (block: Block) => {
    if (block.type === "heading" || block.type === "paragraph") add(block.inlines);
    if (block.type === "callout") add(block.title);
    if (block.type === "code" || block.type === "diagram") texts.push(block.value);
    if ("blocks" in block) addAll(block.blocks);
    if (block.type === "list") for (const { blocks } of block.items) addAll(blocks);
    if (block.type === "definitions") {
      for (const { term, blocks } of block.items) {
        add(term);
        addAll(blocks);
      }
    }
    if (block.type !== "table") return;
    add(block.caption ?? []);
    for (const { inlines, blocks } of cellsOf(block)) {
      add(inlines);
      addAll(blocks ?? []);
    }
  };
  addAll(allBlocksOf(chapter));
  return texts.join("").replace(/\s/g, "");
}

/** Says what is wrong with a chapter's ranges; empty where all lie inside what holds them, in order. */
export function rangeFaultsOf(chapter: Chapter, lineCount: number): string[] {
  const faults: string[] = [];
  const judge = (ranges: readonly Range[], outer: Range, name: string) => {
    let last = outer.startLine;
    for (const { path, startLine, endLine } of ranges) {
      const isInside = startLine >= outer.startLine && endLine <= outer.endLine;
      const isInOrder = startLine >= last && startLine <= endLine;
      if (path !== chapter.path || !isInside || !isInOrder) {
        faults.push(`${name} ${startLine}-${endLine} in ${outer.startLine}-${outer.endLine}`);
      }
      last = startLine;
    }
  };
  const judgeInside = (blocks: readonly Block[]) =>
    walkBlocks(blocks, (block) => {
      if (block.type === "quote") judge(rangesOf(block.blocks), block.range, "in quote");
      if (block.type !== "list") return;
      judge(rangesOf(block.items), block.range, "item");
      for (const item of block.items) judge(rangesOf(item.blocks), item.range, "in item");
    });
  const judgeSections = (sections: readonly Section[], outer: Range) => {
    judge(rangesOf(sections), outer, "section");
    for (const { range, heading, blocks, sections: inner } of sections) {
      judge(rangesOf([heading, ...blocks, ...inner]), range, "in section");
      judgeInside(blocks);
      judgeSections(inner, range);
    }
  };
  judge([chapter.range], { ...chapter.range, startLine: 1, endLine: lineCount }, "chapter");
  judge(rangesOf(chapter.intro), chapter.range, "intro");
  judgeInside(chapter.intro);
  judgeSections(chapter.sections, chapter.range);
  return faults;
}

function rangesOf(things: readonly { readonly range: Range }[]): Range[] {
  return things.map((thing) => thing.range);
}

/** Inlines in one line: `em(a) code(b) ⏎ link(href: words) img(src "alt")`, raw tags as they are. */
export function show(inlines: readonly Inline[]): string {
  return inlines.map(showOne).join("");
}

function showOne(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return inline.value;
    case "code":
      return `code(${inline.value})`;
    case "break":
      return "⏎";
    case "image":
      return `img(${inline.src} "${inline.alt}")`;
    case "link":
      return `link(${inline.href}: ${show(inline.children)})`;
    case "html":
      return `${inline.open}${show(inline.children)}${inline.close}`;
    case "raw-html":
      return `raw(${inline.value})`;
    case "math":
    case "footnote":
      return inline.type;
    default:
      return `${inline.type}(${show(inline.children)})`;
  }
}

/** Each block of a text in one line: its type and its words, what it holds in brackets. */
export function outline(text: string): string[] {
  return outlineBlocks(allBlocksOf(read(text).chapter));
}

/** A cell: `#` for the head of its row, how many columns and rows it takes, a dot where another covers it. */
function showCell({ inlines, blocks, isHead, span, covered }: TableCell): string {
  if (covered !== undefined) return "·";
  const size = span === undefined ? "" : `<${span.columns}x${span.rows}>`;
  const words = blocks === undefined ? show(inlines) : `[${outlineBlocks(blocks).join(", ")}]`;
  return `${isHead === true ? "#" : ""}${size}${words}`;
}

/** The same of blocks. */
export function outlineBlocks(blocks: readonly Block[]): string[] {
  return blocks.map(outlineOne);
}

function outlineOne(block: Block): string {
  switch (block.type) {
    case "heading":
      return `h${block.depth}: ${show(block.inlines)}`;
    case "paragraph":
      return `p: ${show(block.inlines)}`;
    case "code":
      return `code ${block.language ?? "-"}: ${block.value}`;
    case "figure":
      return `figure: ${show(block.images)}${block.caption.length > 0 ? ` = ${show(block.caption)}` : ""}`;
    case "callout":
      return `${block.kind}[${block.blocks.map(outlineOne).join(", ")}]`;
    case "raw-html":
      return `raw: ${block.value}`;
    case "formula":
    case "diagram":
      return `${block.type}: ${block.value}`;
    case "instruction":
      return `slide: ${block.instruction.name}`;
    case "footnote-definition":
      return `fn ${block.label}[${block.blocks.map(outlineOne).join(", ")}]`;
    case "definitions":
      return `dl[${block.items.map((item) => show(item.term)).join(", ")}]`;
    case "quote":
      return `quote[${block.blocks.map(outlineOne).join(", ")}]`;
    case "table": {
      const rows = [...headRowsOf(block), ...block.rows];
      const caption = block.caption === undefined ? "" : `${show(block.caption)}: `;
      return caption + rows.map((row) => row.map(showCell).join(" | ")).join(" / ");
    }
    case "list": {
      const items = block.items.map((item) => {
        const box = item.checked === null ? "" : item.checked ? "[x] " : "[ ] ";
        return box + item.blocks.map(outlineOne).join(", ");
      });
      return `${block.ordered ? `ol ${block.start}` : "ul"}[${items.join("; ")}]`;
    }
  }
}
