import type { Block, ListItem } from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";
import type { FittedPart } from "../model/fit.ts";
import { shownBlocks } from "./slice-blocks.ts";

interface Lines {
  readonly startLine: number;
  readonly endLine: number;
}

/** The two lines that open a table: its head and the dashes under it. */
const tableHeadLines = 2;

/**
 * Returns the 1-based source lines of each part of a slide, in order. Where what a part begins with
 * has no lines of its own, as a sentence, the lines around it are shared out by number.
 */
export function linesOfParts({ range, ...slide }: Slide, parts: readonly FittedPart[]): Lines[] {
  const starts = parts.map((part, index) => {
    const window = part.windows.find(({ flow }) => flow === "");
    const isBegin = index === 0 || window === undefined || part.columns !== null;
    return isBegin ? range.startLine : lineAt(slide as Slide, range, window.from);
  });
  return starts.map((start, index) => {
    const next = starts[index + 1] ?? range.endLine + 1;
    return { startLine: start, endLine: Math.max(start, Math.min(next - 1, range.endLine)) };
  });
}

function lineAt(slide: Slide, range: Lines, path: readonly number[]): number {
  const { content } = slide;
  if ("list" in content && content.list !== null) return lineInBlock(content.list, path);
  if ("table" in content) return lineInBlock(content.table, path);
  if ("code" in content) return lineInBlock(content.code, path);
  if ("quote" in content) return lineInBlock(content.quote, path);
  if ("callout" in content) return lineInBlock(content.callout, path);
  if ("columns" in content) {
    const column = content.columns[path[0] ?? 0];
    return column === undefined ? range.startLine : lineInBlock(column.list, path.slice(1));
  }
  const units =
    "items" in content ? content.items : "sentences" in content ? content.sentences : [];
  return share(range, path[0] ?? 0, units.length);
}

function lineInBlock(block: Block, path: readonly number[]): number {
  const [index, ...inside] = path;
  if (index === undefined) return block.range.startLine;
  switch (block.type) {
    case "list":
    case "definitions":
      return lineInUnit(block.items[index], inside, block.range);
    case "quote":
    case "callout":
      return lineInUnit(shownBlocks(block.blocks)[index], inside, block.range);
    case "table":
      return lineOfRow(block.range, block.rows.length, index);
    case "code":
      return Math.min(block.range.startLine + 1 + index, block.range.endLine);
    default:
      return block.range.startLine;
  }
}

/** A table in HTML does not have one row a line. */
function lineOfRow(range: Lines, rows: number, index: number): number {
  const first = range.startLine + tableHeadLines;
  return range.endLine === first + rows - 1 ? first + index : share(range, index, rows);
}

function lineInUnit(
  unit: Block | Pick<ListItem, "blocks" | "range"> | undefined,
  path: readonly number[],
  around: Lines,
): number {
  if (unit === undefined) return around.startLine;
  if ("type" in unit) return lineInBlock(unit, path);
  const [index, ...inside] = path;
  const blocks = shownBlocks(unit.blocks);
  return index === undefined || blocks.length < 2
    ? unit.range.startLine
    : lineInUnit(blocks[index], inside, unit.range);
}

function share({ startLine, endLine }: Lines, index: number, count: number): number {
  return startLine + Math.floor(((endLine - startLine + 1) * index) / Math.max(1, count));
}
