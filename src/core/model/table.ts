import type { Block } from "./chapter.ts";
import type { Inline } from "./inline.ts";
import type { Range } from "./source.ts";

export type Alignment = "left" | "right" | "center" | null;

/** Cells in rows and columns. Every row has as many places as the head, a cell for each. */
export interface Table {
  readonly type: "table";
  /** One a column. */
  readonly alignments: readonly Alignment[];
  /** From `<caption>`; absent where there is none. */
  readonly caption?: readonly Inline[];
  /** The rows of the head above `head`; absent where the head is one row. */
  readonly upperHead?: readonly TableRow[];
  /** The heads of the columns; all empty where the table has none. */
  readonly head: TableRow;
  readonly rows: readonly TableRow[];
  readonly range: Range;
}

export type TableRow = readonly TableCell[];

/** A cell, or a place that another cell covers. */
export interface TableCell {
  /** Its words; empty where `blocks` has them, and in a place that is covered. */
  readonly inlines: readonly Inline[];
  /** What stands in a cell that holds more than one paragraph; absent for all others. */
  readonly blocks?: readonly Block[];
  /** Is it the head of its row, a `<th>` below the table's head? Absent where it is not. */
  readonly isHead?: true;
  /** How many columns and rows it takes up; absent for one of each. */
  readonly span?: CellSteps;
  /** How many columns to the left and rows above the cell stands that covers this place; absent where none does. */
  readonly covered?: CellSteps;
}

/** A number of columns and of rows. */
export interface CellSteps {
  readonly columns: number;
  readonly rows: number;
}

/** Returns all rows of a table's head, in order. */
export function headRowsOf({
  upperHead = [],
  head,
}: Pick<Table, "upperHead" | "head">): readonly TableRow[] {
  return [...upperHead, head];
}

/** Returns the cells of a table, row by row; the places that others cover are among them, without words. */
export function cellsOf(table: Table): readonly TableCell[] {
  return [...headRowsOf(table), ...table.rows].flat();
}

/** Has a cell neither words nor blocks? */
export function isEmptyCell({ inlines, blocks = [] }: TableCell): boolean {
  return inlines.length === 0 && blocks.length === 0;
}
