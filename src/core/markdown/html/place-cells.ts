import type { TableCell } from "../../model/chapter.ts";

/** A cell as HTML has it: where it stands follows from the cells before it. */
export interface SpanningCell {
  readonly cell: TableCell;
  readonly columns: number;
  /** 0 for all rows that are left in its group. */
  readonly rows: number;
}

export interface SpanningRow {
  /** Rows of one group stand together; no cell reaches into the next group. */
  readonly group: number;
  readonly cells: readonly SpanningCell[];
}

/** Nobody writes a table with more places in which cells cover others, or with more such cells side by side. */
const maxPlaces = 200_000;
const maxReaching = 1000;

/**
 * Returns rows of cells as a grid, in which each cell has its place and covers others, as a browser lays
 * them out. Columns in which no cell begins, and rows without cells, are left out. In a table too large
 * for any slide no cell covers another.
 */
export function placeCells(rows: readonly SpanningRow[]): TableCell[][] {
  const single = (row: SpanningRow): SpanningRow => ({
    ...row,
    cells: row.cells.map(({ cell }) => ({ cell, columns: 1, rows: 1 })),
  });
  return layOut(rows, maxPlaces) ?? layOut(rows.map(single), Infinity) ?? [];
}

interface PlacedCell {
  readonly cell: TableCell;
  readonly row: number;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly rows: number;
}

function layOut(rows: readonly SpanningRow[], limit: number): TableCell[][] | null {
  const placed = placeAll(rows);
  if (placed === null) return null;
  const starts = [...new Set(placed.map(({ start }) => start))].toSorted((a, b) => a - b);
  if (starts.length * rows.length > limit) return null;
  const grid: TableCell[][] = rows.map(() => starts.map(() => emptyCell));
  const columnOf = new Map(starts.map((start, index) => [start, index]));
  for (const { cell, row, start, end, rows: height } of placed) {
    const column = columnOf.get(start) ?? 0;
    let columns = 1;
    while ((starts[column + columns] ?? Infinity) < end) columns += 1;
    fill(grid, { cell, row, column, columns, rows: height });
  }
  return grid.filter((row, index) => rows[index]?.cells.length !== 0 || row.some(isCovered));
}

const emptyCell: TableCell = { inlines: [] };

function isCovered({ covered }: TableCell): boolean {
  return covered !== undefined;
}

function fill(
  grid: TableCell[][],
  {
    cell,
    row,
    column,
    columns,
    rows,
  }: { cell: TableCell; row: number; column: number; columns: number; rows: number },
): void {
  const isSingle = columns === 1 && rows === 1;
  for (let down = 0; down < rows; down += 1) {
    for (let right = 0; right < columns; right += 1) {
      const own = isSingle ? cell : { ...cell, span: { columns, rows } };
      const covered = { columns: right, rows: down };
      grid[row + down]?.splice(
        column + right,
        1,
        right + down === 0 ? own : { inlines: [], covered },
      );
    }
  }
}

/** Returns all cells with their places; null where too many reach into the rows below. */
function placeAll(rows: readonly SpanningRow[]): PlacedCell[] | null {
  const placed: PlacedCell[] = [];
  const groupEnds = endsOfGroups(rows);
  let reaching: PlacedCell[] = [];
  for (const [row, { cells }] of rows.entries()) {
    reaching = reaching.filter((other) => other.row + other.rows > row);
    if (reaching.length > maxReaching) return null;
    reaching.sort((a, b) => a.start - b.start);
    let column = 0;
    let next = 0;
    for (const { cell, columns, rows: height } of cells) {
      for (
        let other = reaching[next];
        other !== undefined && other.start <= column;
        other = reaching[next]
      ) {
        column = Math.max(column, other.end);
        next += 1;
      }
      const end = Math.min(column + columns, reaching[next]?.start ?? Infinity);
      const most = (groupEnds[row] ?? row + 1) - row;
      placed.push({
        cell,
        row,
        start: column,
        end,
        rows: height === 0 ? most : Math.min(height, most),
      });
      column = end;
    }
    reaching.push(
      ...placed.slice(placed.length - cells.length).filter(({ rows: height }) => height > 1),
    );
  }
  return placed;
}

/** Returns, for each row, the index behind the last row of its group. */
function endsOfGroups(rows: readonly SpanningRow[]): number[] {
  const ends: number[] = rows.map(() => rows.length);
  for (let index = rows.length - 2; index >= 0; index -= 1) {
    const isLast = rows[index]?.group !== rows[index + 1]?.group;
    ends[index] = isLast ? index + 1 : (ends[index + 1] ?? rows.length);
  }
  return ends;
}

/** Has a cell neither words nor blocks? */
export function isEmptyCell({ inlines, blocks = [] }: TableCell): boolean {
  return inlines.length === 0 && blocks.length === 0;
}
