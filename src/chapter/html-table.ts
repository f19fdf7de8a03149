import type { Figure, Table, TableCell } from "../model/chapter.ts";
import {
  imagesOf,
  toPlainText,
  trimInlines,
  type ImageInline,
  type Inline,
} from "../model/inline.ts";
import type { Range } from "../model/source.ts";
import { resolveSoftBreaks } from "./resolve-soft-breaks.ts";

/** Gathers the cells of a raw `<table>`; tables within it are words of its cells. */
export class HtmlTable {
  readonly #rows: TableCell[][] = [];
  #inlines: Inline[] = [];
  #depth = 1;

  /** Takes a tag inside the table. Returns whether the table has ended by it. */
  take(tag: { readonly name: string; readonly isOpening: boolean }): boolean {
    const { name, isOpening } = tag;
    if (name === "table") this.#depth += isOpening ? 1 : -1;
    else if (this.#depth === 1 && name === "tr" && isOpening) {
      this.#endCell(true);
      this.#rows.push([]);
    } else if (this.#depth === 1 && (name === "td" || name === "th")) this.#endCell(isOpening);
    if (this.#depth === 0) this.#endCell(true);
    return this.#depth === 0;
  }

  addText(value: string): void {
    this.#inlines.push({ type: "text", value });
  }

  addImage(image: ImageInline): void {
    this.#inlines.push(image);
  }

  /** Returns the table, its first row as the head; images alone are a figure; null for nothing. */
  toBlock(range: Range): Table | Figure | null {
    const [head, ...rows] = this.#rows.filter((row) => row.length > 0);
    if (head === undefined) return null;
    const cells = [head, ...rows].flat();
    const images = cells.flatMap(({ inlines }) => imagesOf(inlines));
    const hasWords = cells.some(
      ({ inlines }) => toPlainText(inlines.filter(({ type }) => type !== "image")).trim() !== "",
    );
    if (!hasWords)
      return images.length === 0 ? null : { type: "figure", images, caption: [], range };
    const width = Math.max(...[head, ...rows].map((row) => row.length));
    const fill = (row: readonly TableCell[]) =>
      Array.from({ length: width }, (_, index) => row[index] ?? { inlines: [] });
    const alignments = Array.from({ length: width }, () => null);
    return { type: "table", alignments, head: fill(head), rows: rows.map(fill), range };
  }

  /** Words outside of any cell, such as a caption, are a cell of their own. */
  #endCell(isOutside: boolean): void {
    const inlines = trimInlines(resolveSoftBreaks(this.#inlines));
    this.#inlines = [];
    const isEmpty = imagesOf(inlines).length === 0 && toPlainText(inlines).trim() === "";
    if (isOutside && isEmpty) return;
    if (isOutside || this.#rows.length === 0) this.#rows.push([]);
    this.#rows.at(-1)?.push({ inlines });
  }
}
