import type { Block, Code, Definitions, List, ListItem } from "../model/chapter.ts";
import type { Lead, Sentence } from "../model/deck.ts";
import type { FlowWindow } from "../model/fit.ts";
import type { Inline } from "../model/inline.ts";
import { divideCodeLine } from "../model/code-lines.ts";
import { headRowsOf, type Table, type TableCell, type TableRow } from "../model/table.ts";
import { divideParagraph } from "../prose/divide-paragraph.ts";
import type { PartOf } from "./define-layout.ts";

/**
 * A stretch of a flow of units, as in `FlowWindow`: paths of 0-based indexes, `to` exclusive, null
 * for the end.
 */
export interface Window {
  readonly from: readonly number[];
  readonly to: readonly number[] | null;
}

/**
 * Returns the units of a flow inside a window, in order; `slice` cuts the first and the last one
 * where a path leads into them.
 */
export function sliceUnits<T>(
  units: readonly T[],
  { from, to }: Window,
  slice: (unit: T, window: Window) => T,
): T[] {
  const [first = 0, ...fromInside] = from;
  const [last = units.length, ...toInside] = to ?? [];
  const end = toInside.length > 0 ? last + 1 : last;
  return units.slice(first, end).map((unit, offset) => {
    const index = first + offset;
    const inside: Window = {
      from: index === first ? fromInside : [],
      to: index === last && toInside.length > 0 ? toInside : null,
    };
    return isWhole(inside) ? unit : slice(unit, inside);
  });
}

function isWhole({ from, to }: Window): boolean {
  return to === null && from.every((step) => step === 0);
}

/** Returns the words of a paragraph inside a window of its pieces. */
export function sliceWords(inlines: readonly Inline[], window: Window): Inline[] {
  return sliceUnits(divideParagraph(inlines), window, (piece) => piece).flat();
}

/** Returns the blocks inside a window. */
export function sliceBlocks(blocks: readonly Block[], window: Window): Block[] {
  return sliceUnits(shownBlocks(blocks), window, sliceBlock);
}

/** Returns the blocks that are units: instructions show nothing. */
export function shownBlocks(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ type }) => type !== "instruction");
}

/** Returns a block cut inside; one that cannot be cut as it is. */
export function sliceBlock(block: Block, window: Window): Block {
  switch (block.type) {
    case "paragraph":
      return { ...block, inlines: sliceWords(block.inlines, window) };
    case "list":
      return sliceList(block, window);
    case "code":
      return sliceCode(block, window);
    case "table":
      return sliceRows(block, window);
    case "quote":
    case "callout":
    case "footnote-definition":
      return { ...block, blocks: sliceBlocks(block.blocks, window) };
    case "definitions":
      return sliceDefinitions(block, window);
    default:
      return block;
  }
}

/** Returns the items inside a window; the numbers of an ordered list go on. */
export function sliceList(list: List, window: Window): List {
  const start = list.ordered ? list.start + (window.from[0] ?? 0) : list.start;
  return { ...list, start, items: sliceUnits(list.items, window, sliceItem) };
}

/** Returns an item cut inside; above what goes on, its first sentence is repeated. */
export function sliceItem<T extends Pick<ListItem, "blocks">>(item: T, window: Window): T {
  const blocks = shownBlocks(item.blocks);
  const [head] = blocks;
  if (head?.type !== "paragraph") return { ...item, blocks: sliceBlocks(blocks, window) };
  if (blocks.length === 1) {
    return { ...item, blocks: [{ ...head, inlines: sliceWords(head.inlines, window) }] };
  }
  const isBehindHead = (window.from[0] ?? 0) > 0;
  const [first = head.inlines] = divideParagraph(head.inlines);
  const repeated: Block[] = isBehindHead ? [{ ...head, inlines: first }] : [];
  return { ...item, blocks: [...repeated, ...sliceBlocks(blocks, window)] };
}

/** Returns the lines inside a window, with the highlights that are among them, counted from 1 again. */
export function sliceCode(code: Code, window: Window): Code {
  const [first = 0] = window.from;
  const lines = sliceUnits(code.value.split("\n"), window, (line, inside) =>
    sliceUnits(divideCodeLine(line), inside, (piece) => piece).join(""),
  );
  const highlights = code.highlights
    .map((line) => line - first)
    .filter((line) => line >= 1 && line <= lines.length);
  return { ...code, value: lines.join("\n"), highlights };
}

function sliceDefinitions(definitions: Definitions, window: Window): Definitions {
  const items = sliceUnits(definitions.items, window, (item, inside) => ({
    ...item,
    blocks: sliceBlocks(item.blocks, inside),
  }));
  return { ...definitions, items };
}

/** Returns a table's rows inside a window; a cell that began above it is repeated. */
export function sliceRows(table: Table, window: Window): Table {
  const [first = 0] = window.from;
  const [last = table.rows.length, ...inside] = window.to ?? [];
  const end = Math.min(inside.length > 0 ? last + 1 : last, table.rows.length);
  const columns = [...table.head.keys()];
  const kept = [...table.rows.keys()].slice(first, end);
  const shown = cropCells(table.rows, { rows: kept, columns });
  const rows = table.rows.map((row, index) => shown[index - first] ?? row);
  return { ...table, rows: sliceUnits(rows, window, sliceRow) };
}

/** Returns a row cut in the one cell that may be: its first cell is repeated, the others are empty. */
function sliceRow(row: TableRow, window: Window): TableRow {
  const isBegin = window.from.every((step) => step === 0);
  const long = row.findIndex(
    ({ inlines, blocks }) => blocks !== undefined || divideParagraph(inlines).length > 1,
  );
  return row.map((cell, column) => {
    if (column === long) return sliceCell(cell, window);
    return isBegin || column === 0 ? cell : { inlines: [] };
  });
}

function sliceCell(cell: TableCell, window: Window): TableCell {
  return cell.blocks === undefined
    ? { ...cell, inlines: sliceWords(cell.inlines, window) }
    : { ...cell, blocks: sliceBlocks(cell.blocks, window) };
}

/** Returns a table's columns from `start` to before `end`, behind the first one. */
export function sliceColumns(
  table: Table,
  { start, end }: { readonly start: number; readonly end: number },
): Table {
  const columns = [...table.head.keys()].filter(
    (column) => column === 0 || (column >= start && column < end),
  );
  const crop = (rows: readonly TableRow[]) => cropCells(rows, { rows: [...rows.keys()], columns });
  const heads = crop(headRowsOf(table));
  return {
    ...table,
    alignments: columns.map((column) => table.alignments[column] ?? null),
    ...(table.upperHead !== undefined && { upperHead: heads.slice(0, -1) }),
    head: heads.at(-1) ?? [],
    rows: crop(table.rows),
  };
}

/**
 * Returns the cells in some rows and columns of a grid, by their 0-based indexes, ascending. A cell
 * that spans more than these keeps what is left of its span, from the first of them on.
 */
function cropCells(
  grid: readonly TableRow[],
  { rows, columns }: { readonly rows: readonly number[]; readonly columns: readonly number[] },
): TableCell[][] {
  const rowsBefore = countBefore(rows, grid.length);
  const columnsBefore = countBefore(columns, grid[0]?.length ?? 0);
  return rows.map((row, newRow) =>
    columns.map((column, newColumn) => {
      const cell = grid[row]?.[column] ?? { inlines: [] };
      const { covered = { rows: 0, columns: 0 } } = cell;
      const [top, left] = [row - covered.rows, column - covered.columns];
      const origin = grid[top]?.[left];
      if (origin?.span === undefined) return cell;
      const firstRow = rowsBefore[top] ?? 0;
      const firstColumn = columnsBefore[left] ?? 0;
      const down = newRow - firstRow;
      const right = newColumn - firstColumn;
      if (down + right > 0) return { inlines: [], covered: { columns: right, rows: down } };
      const span = {
        columns: (columnsBefore[left + origin.span.columns] ?? 0) - firstColumn,
        rows: (rowsBefore[top + origin.span.rows] ?? 0) - firstRow,
      };
      const { span: _, ...single } = origin;
      return span.columns === 1 && span.rows === 1 ? single : { ...single, span };
    }),
  );
}

/** Returns, for each index up to `length`, how many of those that are kept come before it. */
function countBefore(kept: readonly number[], length: number): number[] {
  const counts: number[] = [0];
  const all = new Set(kept);
  for (let index = 0; index < length; index += 1) {
    counts.push((counts[index] ?? 0) + (all.has(index) ? 1 : 0));
  }
  return counts;
}

/** Where a flow has nothing on a part. */
const nothing: Window = { from: [0], to: [0] };

/** The flow of a lead line that is long enough to be cut. */
const leadFlow = "lead";

/** Returns the window of a flow on a part, by the name of the flow; an empty one where it has nothing there. */
export function windowOf({ windows }: Pick<PartOf, "windows">, name = ""): Window {
  return windows.find(({ flow }: FlowWindow) => flow === name) ?? nothing;
}

/** Returns the lead on a part: one that was not cut is on each, one that was only where its pieces are. */
export function sliceLead(lead: Lead, part: PartOf): Lead {
  if (lead === null || !part.cut.has(leadFlow)) return lead;
  const words = sliceWords(lead, windowOf(part, leadFlow));
  return words.length === 0 ? null : words;
}

/** Returns a content that is whole on each part, but for its lead. */
export function sliceLeadOnly<C extends { readonly lead: Lead }>(content: C, part: PartOf): C {
  return { ...content, lead: sliceLead(content.lead, part) };
}

/** Returns the sentences inside a window. */
export function sliceSentences(sentences: readonly Sentence[], window: Window): Sentence[] {
  return sliceUnits(sentences, window, sliceWords);
}
