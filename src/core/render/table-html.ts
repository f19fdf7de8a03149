import { headRowsOf, type Block, type Table, type TableRow } from "../model/chapter.ts";
import { toPlainText } from "../model/inline.ts";
import { renderInlines, renderWords } from "./inline-html.ts";
import { inNarrow, unhyphenated, type RenderContext } from "./render-context.ts";
import type { CellView, TableView } from "./handouts/table-views.ts";
import type { Html } from "./templates/view-models.ts";

/** Renders the blocks of a cell. */
type BlockRenderer = (blocks: readonly Block[], context: RenderContext) => Html;

/** Returns a table as HTML, for what stands inside other blocks and in prose. */
export function renderTable(table: Table, context: RenderContext, blocks: BlockRenderer): Html {
  const { captionHtml, hasHead, upperHead, head, rows } = viewTable(table, context, blocks);
  const caption = captionHtml === null ? "" : `<caption>${captionHtml}</caption>`;
  const heads = [...upperHead, head].map((row) => renderRow(row, "col")).join("");
  const body = rows.map((row, index) => {
    const reaches = table.rows[index + 1]?.some(({ covered }) => (covered?.rows ?? 0) > 0);
    return renderRow(row, "row", reaches === true ? " data-joined" : "");
  });
  const thead = hasHead ? `<thead data-head>${heads}</thead>` : "";
  return `<table>${caption}${thead}<tbody data-flow>${body.join("")}</tbody></table>`;
}

function renderRow(cells: readonly CellView[], scope: "col" | "row", attribute = ""): Html {
  const html = cells.map((cell) => {
    // A head without words is none.
    const isHead = scope === "row" ? cell.isHead : cell.html !== "";
    const [name, own] = isHead ? ["th", ` scope="${scope}"`] : ["td", ""];
    const columns = cell.columns === null ? "" : ` colspan="${cell.columns}"`;
    const rows = cell.rows === null ? "" : ` rowspan="${cell.rows}"`;
    const first = cell.isFirst ? " data-head" : "";
    return `<${name}${own} class="is-${cell.alignment}"${columns}${rows}${first}>${cell.html}</${name}>`;
  });
  return `<tr${attribute}>${html.join("")}</tr>`;
}

/** A cell of figures: digits with the signs and units that go with them. */
const figures = /^(?=\D*\d)[\s\d.,%+\-−–~≈<>()¥$€°:/×^]*[A-Za-z%]{0,3}$/;

/** Returns a table's cells with their alignment: the author's, else right for a column of figures. */
export function viewTable(
  table: Table,
  context: RenderContext,
  blocks: BlockRenderer,
): Omit<TableView, "leadHtml" | "size"> {
  const narrow = unhyphenated(inNarrow(context));
  const alignments = table.head.map(
    (_, column) => table.alignments[column] ?? alignmentOf(table, column),
  );
  const view = (row: TableRow, render: typeof renderInlines): CellView[] =>
    row.flatMap((cell, column) => {
      if (cell.covered !== undefined) return [];
      const { columns = 1, rows = 1 } = cell.span ?? {};
      const own = alignments[column] ?? "left";
      return {
        html:
          cell.blocks === undefined ? render(cell.inlines, narrow) : blocks(cell.blocks, narrow),
        alignment: columns === 1 ? own : render === renderInlines ? "center" : "left",
        isHead: cell.isHead === true,
        isFirst: column === 0,
        columns: columns === 1 ? null : columns,
        rows: rows === 1 ? null : rows,
      };
    });
  const upper = headRowsOf(table)
    .slice(0, -1)
    .map((row) => view(row, renderInlines));
  const head = view(table.head, renderInlines);
  return {
    captionHtml: table.caption === undefined ? null : renderInlines(table.caption, narrow),
    hasHead: [...upper, head].flat().some(({ html }) => html !== ""),
    upperHead: upper,
    head,
    rows: table.rows.map((row) => view(row, renderWords)),
  };
}

function alignmentOf(table: Table, column: number): "left" | "right" {
  const words = table.rows
    .filter((row) => row[column]?.isHead !== true && row[column]?.span === undefined)
    .map((row) => toPlainText(row[column]?.inlines ?? []).trim())
    .filter((text) => text !== "");
  const areFigures = words.length > 0 && words.every((text) => figures.test(text));
  return areFigures ? "right" : "left";
}
