import {
  type Block,
  type Callout,
  type Code,
  type Definitions,
  type Diagram,
  type Figure,
  type FootnoteDefinition,
  type List,
  type ListItem,
  type Quote,
  type Instruction,
  headRowsOf,
  type Table,
  type TableRow,
} from "../model/chapter.ts";
import { texOf, toPlainText } from "../model/inline.ts";
import { escapeHtml, type Html } from "./escape-html.ts";
import { renderCodeLines, renderInlines, renderRawHtml, renderWords } from "./inline-html.ts";
import { inNarrow, type RenderContext, unhyphenated } from "./render-context.ts";
import type { CellView, LayoutView } from "./templates/layout-shapes.ts";

/** Returns blocks as HTML: for notes, quotes and what stands inside list items. */
export function renderBlocks(blocks: readonly Block[], context: RenderContext): Html {
  return blocks.map((block) => renderBlock(block, context)).join("");
}

/** Returns one block as HTML. */
export function renderBlock(block: Block, context: RenderContext): Html {
  switch (block.type) {
    case "heading":
      return `<p class="inner-heading"><strong>${renderInlines(block.inlines, unhyphenated(context))}</strong></p>`;
    case "paragraph":
      return block.private === true
        ? `<p data-private>${escapeHtml(toPlainText(block.inlines))}</p>`
        : `<p>${renderWords(block.inlines, context)}</p>`;
    case "list":
      return renderList(block, context);
    case "code":
      return renderCode(block, context);
    case "table":
      return renderTable(block, context);
    case "quote":
      return renderQuote(block, context);
    case "figure":
      return renderFigure(block, context);
    case "callout":
      return renderCallout(block, context);
    case "formula":
      return `<div class="inner-formula">${context.math(texOf(block), true)}</div>`;
    case "diagram":
      return renderDiagram(block, context.labels.diagram);
    case "definitions":
      return renderDefinitions(block, context);
    case "raw-html":
      return renderRawHtml(block, "div", context);
    case "instruction":
      return renderInstruction(block, context);
    case "footnote-definition":
      return `<div class="inner-footnote"><p data-head><sup>${block.number}</sup></p>${renderFlow(block.blocks, context)}</div>`;
  }
}

/** In an article, scripts and styles stand where the author wrote them; on slides they are with the notes. */
function renderInstruction({ instruction }: Instruction, context: RenderContext): Html {
  const isHere = instruction.name === "html" && context.hasUnseen;
  return isHere ? renderRawHtml(instruction.html, "div", context) : "";
}

function renderList(list: List, context: RenderContext): Html {
  const items = list.items.map((item) => {
    const task = taskOf(item);
    return `<li${task === null ? "" : ` data-task="${task}"`}>${renderItem(item, context)}</li>`;
  });
  const start = list.start === 1 ? "" : ` start="${list.start}"`;
  const digits = wideDigitsOf(list);
  const style = digits === null ? "" : ` style="--digits: ${digits}"`;
  return list.ordered
    ? `<ol${start}${style} data-flow>${items.join("")}</ol>`
    : `<ul data-flow>${items.join("")}</ul>`;
}

/** Returns how many digits the longest number of a list has, where that is more than two; else null. */
export function wideDigitsOf({ ordered, start, items }: List): number | null {
  const { length } = String(start + Math.max(0, items.length - 1));
  return ordered && length > 2 ? length : null;
}

/** Returns what the box of a task says; null for an item that is no task. */
export function taskOf({ checked }: Pick<ListItem, "checked">): "done" | "open" | null {
  if (checked === null) return null;
  return checked ? "done" : "open";
}

/** Returns what stands in a list item: its first paragraph without a `<p>`, then its other blocks. */
export function renderItem({ blocks }: Pick<ListItem, "blocks">, context: RenderContext): Html {
  const [first, ...rest] = blocks;
  if (first?.type !== "paragraph") return renderFlow(blocks, context);
  const words = renderWords(first.inlines, context);
  const more = renderBlocks(rest, context);
  return more === "" ? words : `<div data-flow><div data-head>${words}</div>${more}</div>`;
}

/** Returns footnotes, each with its number in the chapter. */
export function viewFootnotes(
  footnotes: readonly FootnoteDefinition[],
  context: RenderContext,
): { readonly number: number; readonly html: Html }[] {
  return footnotes.map(({ number, blocks }) => ({ number, html: renderItem({ blocks }, context) }));
}

/** Returns blocks as one flow; nothing where there are none. */
export function renderFlow(blocks: readonly Block[], context: RenderContext): Html {
  const html = renderBlocks(blocks, context);
  return html === "" ? "" : `<div data-flow>${html}</div>`;
}

function renderCode(code: Code, context: RenderContext): Html {
  const lines = renderCodeLines(code, context);
  const html = lines.map((line, index) => line + (index === lines.length - 1 ? "" : "\n"));
  return `<pre><code data-flow>${html.map((line) => `<span>${line}</span>`).join("")}</code></pre>`;
}

function renderCallout(callout: Callout, context: RenderContext): Html {
  const title = renderCalloutTitle(callout, context);
  const blocks = renderFlow(callout.blocks, context);
  return `<div class="inner-callout" data-kind="${callout.kind}"><p data-head><strong>${title}</strong></p>${blocks}</div>`;
}

/** Returns the author's own title, or what the language calls such a callout. */
export function renderCalloutTitle({ kind, title }: Callout, context: RenderContext): Html {
  return title.length > 0
    ? renderInlines(title, context)
    : escapeHtml(context.labels.callouts[kind]);
}

/** The page's script draws the diagram in the place of its source. Its name is for those who cannot see it. */
export function renderDiagram({ value, range }: Diagram, name: string): Html {
  const named = `role="figure" aria-label="${escapeHtml(name)}"`;
  return `<div class="diagram" ${named} data-mermaid data-line="${range.startLine}">${escapeHtml(value)}</div>`;
}

function renderDefinitions({ items }: Definitions, context: RenderContext): Html {
  const html = items.map(
    ({ term, blocks }) =>
      `<div><dt data-head>${renderInlines(term, context)}</dt><dd data-flow>${renderBlocks(blocks, context)}</dd></div>`,
  );
  return `<dl data-flow>${html.join("")}</dl>`;
}

function renderQuote(quote: Quote, context: RenderContext): Html {
  return `<blockquote data-flow>${renderBlocks(quote.blocks, context)}</blockquote>`;
}

function renderFigure(figure: Figure, context: RenderContext): Html {
  const images = figure.images.map((image) => renderInlines([image], context)).join("");
  const caption = renderInlines(figure.caption, context);
  return `<figure>${images}${caption && `<figcaption>${caption}</figcaption>`}</figure>`;
}

function renderTable(table: Table, context: RenderContext): Html {
  const { captionHtml, hasHead, upperHead, head, rows } = viewTable(table, context);
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
): Omit<LayoutView<"table">, "leadHtml" | "size"> {
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
          cell.blocks === undefined
            ? render(cell.inlines, narrow)
            : renderFlow(cell.blocks, narrow),
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

/** Words for the speaker alone, plain text, as they were rendered and as a browser writes them. */
const privateNote = /<p data-private(?:="")?>[^<]*<\/p>/g;

/** Returns a slide's HTML without the words for the speaker alone. */
export function removePrivateNotes(slide: Html): Html {
  return slide.replaceAll(privateNote, "");
}
