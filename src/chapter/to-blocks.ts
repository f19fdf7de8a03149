import type { Token, Tokens } from "marked";

import type { Block, Figure, List, ListItem, Table } from "../model/chapter.ts";
import {
  toPlainText,
  trimInlines,
  walkInlines,
  type ImageInline,
  type Inline,
} from "../model/inline.ts";
import type { Range, SourceFile } from "../model/source.ts";
import { readHtmlBlock } from "./html-block.ts";
import { createLineFinder, type LineFinder } from "./line-finder.ts";
import { mendBreaks } from "./mend-breaks.ts";
import { toInlines } from "./to-inlines.ts";

/** Turns marked's block tokens into blocks that know their lines in one source file. */
export interface Reader {
  /** `line` is the 1-based line on which the first token begins. */
  toBlocks(tokens: readonly Token[], line: number): Block[];
  readonly lineCount: number;
}

/** Lists and quotes deeper than this are read as text: nobody can see them on a slide. */
const maxDepth = 100;

/** Returns a reader for the blocks of a source file. */
export function createReader(source: SourceFile): Reader {
  const lines = createLineFinder(source);
  return {
    lineCount: lines.count,
    toBlocks: (tokens, line) =>
      readAll(tokens, { lines, area: lines.rangeOf(line, lines.count), depth: 0 }),
  };
}

interface Context {
  readonly lines: LineFinder;
  /** The lines within which the tokens stand. */
  readonly area: Range;
  readonly depth: number;
}

function readAll(tokens: readonly Token[], context: Context): Block[] {
  const blocks: Block[] = [];
  let line = context.area.startLine;
  for (const token of tokens) {
    const range = context.lines.find(token.raw, line, context.area.endLine);
    blocks.push(...readOne(token, range, context));
    line = range.nextLine;
  }
  return blocks;
}

function readOne(token: Token, range: Range, context: Context): Block[] {
  const place: Range = { path: range.path, startLine: range.startLine, endLine: range.endLine };
  switch (token.type) {
    case "heading":
      return [
        {
          type: "heading",
          depth: token.depth,
          inlines: trimInlines(toInlines(token.tokens ?? [])),
          range: place,
        },
      ];
    case "paragraph":
    case "text":
      return readParagraph(toInlines(token.tokens ?? [token]), place);
    case "code":
      return [
        {
          type: "code",
          language: token.lang?.match(/^[^\s{]+/)?.[0] ?? null,
          value: token.text,
          range: place,
        },
      ];
    case "list":
      return [readList(token as Tokens.List, place, context)];
    case "table":
      return [readTable(token as Tokens.Table, place)];
    case "blockquote":
      return [
        {
          type: "quote",
          blocks: readInside(token, place, context),
          range: place,
        },
      ];
    case "html":
      return readHtmlBlock(token.raw, place);
    default:
      // Blank lines, thematic breaks, link definitions and task boxes show nothing of their own.
      return [];
  }
}

function readInside(token: Token, area: Range, context: Context): Block[] {
  const depth = context.depth + 1;
  if (depth > maxDepth) return readParagraph([{ type: "text", value: token.raw.trim() }], area);
  const tokens = "tokens" in token ? (token.tokens ?? []) : [];
  return readAll(tokens, { lines: context.lines, area, depth });
}

function readList(token: Tokens.List, place: Range, context: Context): List {
  const items: ListItem[] = [];
  let line = place.startLine;
  for (const item of mendBreaks(token.items)) {
    const found = context.lines.find(item.raw, line, place.endLine);
    const range: Range = {
      path: place.path,
      startLine: found.startLine,
      endLine: found.endLine,
    };
    const blocks = readInside(item, range, context);
    items.push({ blocks, checked: item.task ? item.checked === true : null, range });
    line = found.nextLine;
  }
  const start = typeof token.start === "number" ? token.start : 1;
  return { type: "list", ordered: token.ordered, start, items, range: place };
}

function readTable(token: Tokens.Table, place: Range): Table {
  const toCell = (cell: Tokens.TableCell) => ({ inlines: trimInlines(toInlines(cell.tokens)) });
  return {
    type: "table",
    alignments: token.align,
    head: token.header.map(toCell),
    rows: token.rows.map((row) => row.map(toCell)),
    range: place,
  };
}

/**
 * A paragraph of images alone is a figure. An image among words is a figure after its paragraph,
 * so that it stands on a slide while the words go to the notes.
 */
function readParagraph(inlines: readonly Inline[], range: Range): Block[] {
  const images: ImageInline[] = [];
  walkInlines(inlines, (inline) => {
    if (inline.type === "image") images.push(inline);
  });
  if (images.length === 0) return [{ type: "paragraph", inlines: trimInlines(inlines), range }];
  const words = trimInlines(withoutImages(inlines));
  const isFigureAlone = toPlainText(words).trim() === "";
  const caption = images.length === 1 && images[0]?.title ? captionOf(images[0].title) : [];
  const figure: Figure = { type: "figure", images, caption, range };
  return isFigureAlone ? [figure] : [{ type: "paragraph", inlines: words, range }, figure];
}

function captionOf(title: string): Inline[] {
  return [{ type: "text", value: title }];
}

function withoutImages(inlines: readonly Inline[]): Inline[] {
  return inlines
    .filter((inline) => inline.type !== "image")
    .map((inline) =>
      "children" in inline ? { ...inline, children: withoutImages(inline.children) } : inline,
    );
}
