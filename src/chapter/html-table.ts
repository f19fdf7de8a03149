import type { Figure, Table, TableCell } from "../model/chapter.ts";
import { imagesOf, toPlainText } from "../model/inline.ts";
import type { Range } from "../model/source.ts";
import { readHtmlInlines } from "./html-inlines.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";
import { linkedImagesOf } from "./read-paragraph.ts";

/**
 * Returns a raw `<table>`, its first row as the head; images alone are a figure; null for nothing.
 * Words outside of any cell, such as a caption, are a row of their own. Tables and lists in a cell
 * are its words.
 */
export function readHtmlTable(table: HtmlElement, range: Range): Table | Figure | null {
  const rows: TableCell[][] = [];
  collectRows(table.children, rows);
  const [head, ...body] = rows.filter((row) => row.length > 0);
  if (head === undefined) return null;
  const cells = [head, ...body].flat();
  const images = cells.flatMap(({ inlines }) => linkedImagesOf(inlines));
  const areImages = cells.every(
    ({ inlines }) =>
      toPlainText(inlines) ===
      imagesOf(inlines)
        .map(({ alt }) => alt)
        .join(""),
  );
  if (areImages) return images.length === 0 ? null : { type: "figure", images, caption: [], range };
  const width = Math.max(...[head, ...body].map((row) => row.length));
  const fill = (row: readonly TableCell[]) =>
    Array.from({ length: width }, (_, index) => row[index] ?? { inlines: [] });
  const alignments = Array.from({ length: width }, () => null);
  return { type: "table", alignments, head: fill(head), rows: body.map(fill), range };
}

const rowGroups: ReadonlySet<string> = new Set(["thead", "tbody", "tfoot"]);

function collectRows(nodes: readonly HtmlNode[], rows: TableCell[][]): void {
  let outside: HtmlNode[] = [];
  const endOutside = () => {
    const inlines = readHtmlInlines(outside);
    outside = [];
    if (inlines.length > 0) rows.push([{ inlines }]);
  };
  for (const node of nodes) {
    const name = node.type === "element" ? node.name : "";
    if (node.type !== "element" || !(rowGroups.has(name) || /^t[rdh]$/.test(name))) {
      outside.push(node);
      continue;
    }
    endOutside();
    if (name === "tr") rows.push([]);
    if (rowGroups.has(name) || name === "tr") {
      collectRows(node.children, rows);
    } else {
      if (rows.length === 0) rows.push([]);
      rows.at(-1)?.push({ inlines: readHtmlInlines(node.children) });
    }
  }
  endOutside();
}
