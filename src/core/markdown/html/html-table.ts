import type { Block, Table, TableCell, TableRow } from "../../model/chapter.ts";
import { imagesOf, toPlainText, type Inline } from "../../model/inline.ts";
import type { Range } from "../../model/source.ts";
import { phrasingElements } from "./elements.ts";
import { readHtmlInlines } from "./html-inlines.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";
import { isEmptyCell, placeCells, type SpanningCell } from "./place-cells.ts";
import { linkedImagesOf } from "../read-paragraph.ts";

/** Where a table stands, and what reads the blocks in its cells. */
export interface TablePlace {
  readonly range: Range;
  readonly readBlocks: (nodes: readonly HtmlNode[]) => readonly Block[];
}

/**
 * Returns a raw `<table>` with its caption. Its head are the rows of its `<thead>`, else the rows at its
 * beginning in which all cells are heads, else, where no cell is one, its first row. Images alone are a
 * figure. Words outside of any cell stand before the table, or are a row of their own in it.
 */
export function readHtmlTable(table: HtmlElement, place: TablePlace): Block[] {
  const parts: Parts = { captions: [], rows: [], outside: [], group: 0 };
  collectRows(table.children, "body", parts);
  endOutside("body", parts);
  const { range } = place;
  const first = parts.rows.findIndex(({ isOutside }) => !isOutside);
  const before = parts.rows.splice(0, first < 0 ? parts.rows.length : first);
  const blocks = before.flatMap(({ cells }): Block[] => {
    const inlines = readHtmlInlines(cells);
    const line = { ...range, endLine: range.startLine };
    return inlines.length === 0 ? [] : [{ type: "paragraph", inlines, range: line }];
  });
  const caption = readCaptions(parts.captions);
  const block = toTable(parts.rows, caption, place);
  if (block !== null) return [...blocks, block];
  return caption.length === 0
    ? blocks
    : [...blocks, { type: "paragraph", inlines: caption, range }];
}

type GroupKind = "head" | "body" | "foot";

interface SourceRow {
  readonly kind: GroupKind;
  readonly group: number;
  readonly cells: HtmlElement[];
  /** Does it hold what stands outside of any cell? */
  readonly isOutside: boolean;
}

interface Parts {
  readonly captions: HtmlElement[];
  readonly rows: SourceRow[];
  readonly outside: HtmlNode[];
  /** Counts the groups. */
  group: number;
}

const groupKinds: ReadonlyMap<string, GroupKind> = new Map([
  ["thead", "head"],
  ["tbody", "body"],
  ["tfoot", "foot"],
]);

function collectRows(nodes: readonly HtmlNode[], kind: GroupKind, parts: Parts): void {
  let row: SourceRow | null = null;
  for (const node of nodes) {
    const name = node.type === "element" ? node.name : "";
    const own = groupKinds.get(name);
    if (
      node.type !== "element" ||
      !/^(?:caption|col|colgroup|thead|tbody|tfoot|t[rdh])$/.test(name)
    ) {
      parts.outside.push(node);
      continue;
    }
    endOutside(kind, parts);
    if (name === "td" || name === "th") {
      // A cell outside of any row begins one.
      row ??= addRow(kind, parts);
      row.cells.push(node);
      continue;
    }
    row = null;
    if (name === "caption") parts.captions.push(node);
    if (name === "tr") collectCells(node.children, kind, parts);
    if (own === undefined) continue;
    parts.group += 1;
    collectRows(node.children, own, parts);
    endOutside(own, parts);
    parts.group += 1;
  }
}

function addRow(kind: GroupKind, { rows, group }: Parts): SourceRow {
  const row: SourceRow = { kind, group, cells: [], isOutside: false };
  rows.push(row);
  return row;
}

/** What stands between the cells of a row is a cell of it. */
function collectCells(nodes: readonly HtmlNode[], kind: GroupKind, parts: Parts): void {
  const { cells } = addRow(kind, parts);
  let between: HtmlNode[] = [];
  const endBetween = () => {
    const cell = toCell(between, "1");
    between = [];
    if (cell !== null) cells.push(cell);
  };
  for (const node of nodes) {
    const isCell = node.type === "element" && (node.name === "td" || node.name === "th");
    if (!isCell) between.push(node);
    if (!isCell) continue;
    endBetween();
    cells.push(node);
  }
  endBetween();
}

/** Makes a row over all columns of what stands outside of any row. */
function endOutside(kind: GroupKind, { rows, outside, group }: Parts): void {
  const cell = toCell(outside.splice(0), "1000");
  if (cell !== null) rows.push({ kind, group, cells: [cell], isOutside: true });
}

function toCell(children: readonly HtmlNode[], colspan: string): HtmlElement | null {
  const [first] = children;
  if (first === undefined || readHtmlInlines(children).length === 0) return null;
  const { startLine, endLine } = first;
  const cell = { type: "element", name: "td", attributes: { colspan }, children } as const;
  return { ...cell, hasFlow: true, startLine, endLine };
}

function readCaptions(captions: readonly HtmlElement[]): readonly Inline[] {
  return captions
    .map(({ children }) => readHtmlInlines(children))
    .filter((words) => words.length > 0)
    .flatMap((words, index): Inline[] => (index === 0 ? words : [{ type: "break" }, ...words]));
}

function toTable(
  source: readonly SourceRow[],
  caption: readonly Inline[],
  place: TablePlace,
): Block | null {
  const order: readonly GroupKind[] = ["head", "body", "foot"];
  const rows = order
    .flatMap((kind) => source.filter((row) => row.kind === kind))
    .filter(({ kind, cells }) => kind !== "head" || cells.length > 0)
    .map((row) => ({ ...row, cells: row.cells.map((cell) => readCell(cell, place)) }));
  const grid = placeCells(rows);
  const cells = grid.flat();
  if (cells.every(isOnlyImages)) {
    const images = cells.flatMap(({ inlines }) => linkedImagesOf(inlines));
    return images.length === 0 ? null : { type: "figure", images, caption, range: place.range };
  }
  const inHead = rows.filter(({ kind }) => kind === "head").length;
  const count = inHead > 0 ? inHead : countHeadRows(grid);
  return buildTable(grid, count, { caption, range: place.range });
}

function buildTable(
  grid: readonly TableRow[],
  count: number,
  { caption, range }: Pick<Table, "range"> & { readonly caption: readonly Inline[] },
): Table {
  const [first = []] = grid;
  const headRows = grid.slice(0, count).map((row) => row.map(toColumnHead));
  return {
    type: "table",
    alignments: first.map(() => null),
    ...(caption.length > 0 && { caption }),
    ...(headRows.length > 1 && { upperHead: headRows.slice(0, -1) }),
    head: headRows.at(-1) ?? first.map(() => ({ inlines: [] })),
    rows: grid.slice(count),
    range,
  };
}

/** A cell of the table's head is the head of columns, not of its row. */
function toColumnHead({ inlines, blocks, span, covered }: TableCell): TableCell {
  return { inlines, ...(blocks && { blocks }), ...(span && { span }), ...(covered && { covered }) };
}

/** Returns how many rows at the beginning of a table without `<thead>` are its head. */
function countHeadRows(grid: readonly TableRow[]): number {
  const hasHeads = grid.some((row) => row.some(({ isHead }) => isHead));
  const isOfHeads = (row: TableRow) =>
    row.every((cell) => cell.isHead === true || cell.covered !== undefined || isEmptyCell(cell));
  const others = grid.findIndex((row) => !isOfHeads(row));
  const count = hasHeads && others >= 0 ? others : 1;
  const reach = grid
    .slice(0, count)
    .flatMap((row, index) =>
      row.map(({ span, covered }) => (covered === undefined ? index + (span?.rows ?? 1) : 0)),
    );
  const end = reach.reduce((most, each) => Math.max(most, each), count);
  // A cell that reaches out of heads is the head of its rows; beside mere cells it is of the head, too.
  if (end > count && (hasHeads || end >= grid.length)) return 0;
  return Math.min(end, grid.length);
}

function isOnlyImages({ inlines, blocks }: TableCell): boolean {
  const images = imagesOf(inlines).map(({ alt }) => alt);
  return blocks === undefined && toPlainText(inlines) === images.join("");
}

function readCell({ name, attributes, children }: HtmlElement, place: TablePlace): SpanningCell {
  const head = name === "th" && ({ isHead: true } as const);
  const columns = toCount(attributes["colspan"], 1000) || 1;
  const rows = toCount(attributes["rowspan"], 65_534);
  return { cell: { ...readContent(children, place), ...head }, columns, rows };
}

/** Returns what `colspan` and `rowspan` say, as HTML bounds them; 1 where they say nothing. */
function toCount(value: string | undefined, most: number): number {
  const count = Number.parseInt(value ?? "", 10);
  return count >= 0 ? Math.min(count, most) : 1;
}

function readContent(nodes: readonly HtmlNode[], { readBlocks }: TablePlace): TableCell {
  if (!holdsBlocks(nodes)) return { inlines: readHtmlInlines(nodes) };
  const blocks = readBlocks(nodes);
  const [first, ...others] = blocks;
  if (first === undefined) return { inlines: [] };
  if (others.length > 0) return { inlines: [], blocks };
  if (first.type === "paragraph") return { inlines: first.inlines };
  return first.type === "figure" ? { inlines: readHtmlInlines(nodes) } : { inlines: [], blocks };
}

/** Holds a cell more than words and images? */
function holdsBlocks(nodes: readonly HtmlNode[]): boolean {
  return nodes.some((node) => {
    if (node.type !== "element") return node.type === "instruction";
    const isBlock = node.name !== "img" && !phrasingElements.has(node.name);
    return node.hasFlow && (isBlock || holdsBlocks(node.children));
  });
}
