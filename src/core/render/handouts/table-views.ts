import type { Html, LeadView } from "../templates/view-models.ts";

/** For `layouts/table.hbs`: a table alone. */
export interface TableView extends LeadView {
  /** What the author calls the table; null where there is nothing. */
  readonly captionHtml: Html | null;
  /** Has its head any words? */
  readonly hasHead: boolean;
  /** The rows of the head above `head`; none where it is one row. */
  readonly upperHead: readonly (readonly CellView[])[];
  /** The cells of the head, save those that a cell above or beside covers. */
  readonly head: readonly CellView[];
  /** Each row's cells, save those that a cell above or beside covers. */
  readonly rows: readonly (readonly CellView[])[];
  /** `few` up to 5 rows, else `many` (tinted by turns). */
  readonly size: "few" | "many";
}

/** A cell of a table. */
export interface CellView {
  /** Empty for a cell without words. */
  readonly html: Html;
  /** Is it the head of its row? */
  readonly isHead: boolean;
  /** Does it stand in the first column? Such a cell stands again where its row goes on. */
  readonly isFirst: boolean;
  /** How many columns it takes up; null for one. */
  readonly columns: number | null;
  /** How many rows it takes up; null for one. */
  readonly rows: number | null;
  /** The column's: the author's own, else `right` for one of figures and `left` for all others. */
  readonly alignment: "left" | "right" | "center";
}
