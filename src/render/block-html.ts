import type {
  Block,
  Callout,
  Code,
  Definitions,
  Diagram,
  Figure,
  List,
  ListItem,
  Quote,
  Table,
} from "../model/chapter.ts";
import { toPlainText } from "../model/inline.ts";
import { escapeHtml } from "./escape-html.ts";
import { renderInlines, type RenderContext } from "./inline-html.ts";
import type { CellView, Html } from "./view-models.ts";

/** Returns blocks as HTML: for notes, quotes and what stands inside list items. */
export function renderBlocks(blocks: readonly Block[], context: RenderContext): Html {
  return blocks.map((block) => renderBlock(block, context)).join("");
}

/** Returns one block as HTML. */
export function renderBlock(block: Block, context: RenderContext): Html {
  switch (block.type) {
    case "heading":
      return `<p class="inner-heading"><strong>${renderInlines(block.inlines, context)}</strong></p>`;
    case "paragraph":
      return `<p>${renderInlines(block.inlines, context)}</p>`;
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
      return `<div class="inner-formula">${context.math(block.value, true)}</div>`;
    case "diagram":
      return renderDiagram(block);
    case "definitions":
      return renderDefinitions(block, context);
    case "instruction":
      return "";
    case "footnote-definition":
      return `<p><sup>${block.number}</sup></p>${renderBlocks(block.blocks, context)}`;
  }
}

function renderList(list: List, context: RenderContext): Html {
  const items = list.items.map((item) => `<li>${renderItem(item, context)}</li>`).join("");
  const start = list.start === 1 ? "" : ` start="${list.start}"`;
  return list.ordered ? `<ol${start}>${items}</ol>` : `<ul>${items}</ul>`;
}

/** Returns a list item's content: its first paragraph without a `<p>`, then its other blocks. */
export function renderItem(item: ListItem, context: RenderContext): Html {
  const [first, ...rest] = item.blocks;
  if (first?.type !== "paragraph") return renderBlocks(item.blocks, context);
  return renderInlines(first.inlines, context) + renderBlocks(rest, context);
}

function renderCode(code: Code, context: RenderContext): Html {
  const lines = context.highlight(code.value, code.language);
  return `<pre><code>${lines.join("\n")}</code></pre>`;
}

function renderCallout(callout: Callout, context: RenderContext): Html {
  const title = renderCalloutTitle(callout, context);
  const blocks = renderBlocks(callout.blocks, context);
  return `<div class="inner-callout" data-kind="${callout.kind}"><p><strong>${title}</strong></p>${blocks}</div>`;
}

/** Returns the author's own title, or what the language calls such a callout. */
export function renderCalloutTitle({ kind, title }: Callout, context: RenderContext): Html {
  return title.length > 0
    ? renderInlines(title, context)
    : escapeHtml(context.labels.callouts[kind]);
}

/** The page's script draws the diagram in the place of its source. */
export function renderDiagram({ value, range }: Diagram): Html {
  return `<div class="diagram" data-mermaid data-line="${range.startLine}">${escapeHtml(value)}</div>`;
}

function renderDefinitions({ items }: Definitions, context: RenderContext): Html {
  const html = items.map(
    ({ term, blocks }) =>
      `<dt>${renderInlines(term, context)}</dt><dd>${renderBlocks(blocks, context)}</dd>`,
  );
  return `<dl>${html.join("")}</dl>`;
}

function renderQuote(quote: Quote, context: RenderContext): Html {
  return `<blockquote>${renderBlocks(quote.blocks, context)}</blockquote>`;
}

function renderFigure(figure: Figure, context: RenderContext): Html {
  const images = figure.images.map((image) => renderInlines([image], context)).join("");
  const caption = renderInlines(figure.caption, context);
  return `<figure>${images}${caption && `<figcaption>${caption}</figcaption>`}</figure>`;
}

function renderTable(table: Table, context: RenderContext): Html {
  const { head, rows } = viewTable(table, context);
  const row = (cells: readonly CellView[], tag: string) => {
    const html = cells.map((cell) => `<${tag} class="is-${cell.alignment}">${cell.html}</${tag}>`);
    return `<tr>${html.join("")}</tr>`;
  };
  const body = rows.map((cells) => row(cells, "td")).join("");
  return `<table><thead>${row(head, "th")}</thead><tbody>${body}</tbody></table>`;
}

/** A cell of figures: digits with the signs and units that go with them. */
const figures = /^[\s\d.,%+\-−–~≈<>()¥$€°:/×^]*\d[\s\d.,%+\-−–~≈<>()¥$€°:/×^]*[A-Za-z%]{0,3}$/;

/** Returns a table's cells with their alignment: the author's, else right for a column of figures. */
export function viewTable(
  table: Table,
  context: RenderContext,
): { readonly head: readonly CellView[]; readonly rows: readonly (readonly CellView[])[] } {
  const alignments = table.head.map((_, column) => {
    const own = table.alignments[column] ?? null;
    const words = table.rows
      .map((row) => toPlainText(row[column]?.inlines ?? []).trim())
      .filter((text) => text !== "");
    const areFigures = words.length > 0 && words.every((text) => figures.test(text));
    return own ?? (areFigures ? "right" : "left");
  });
  const view = (cells: Table["head"]) =>
    cells.map((cell, column) => ({
      html: renderInlines(cell.inlines, context),
      alignment: alignments[column] ?? "left",
    }));
  return { head: view(table.head), rows: table.rows.map(view) };
}
