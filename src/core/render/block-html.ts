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
  Instruction,
} from "../model/chapter.ts";
import { texOf, toPlainText } from "../model/inline.ts";
import { escapeHtml } from "./escape-html.ts";
import { renderCodeLines, renderInlines, renderWords } from "./inline-html.ts";
import { renderRawBlock } from "./raw-html.ts";
import { renderPrivateNote } from "./private-notes.ts";
import { unhyphenated, type RenderContext } from "./render-context.ts";
import { renderTable } from "./table-html.ts";
import type { Html } from "./templates/view-models.ts";

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
        ? renderPrivateNote(toPlainText(block.inlines))
        : `<p>${renderWords(block.inlines, context)}</p>`;
    case "list":
      return renderList(block, context);
    case "code":
      return renderCode(block, context);
    case "table":
      return renderTable(block, context, renderFlow);
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
      return renderRawBlock(block, context);
    case "instruction":
      return renderInstruction(block, context);
    case "footnote-definition":
      return `<div class="inner-footnote"><p data-head><sup>${block.number}</sup></p>${renderFlow(block.blocks, context)}</div>`;
  }
}

/** In an article, scripts and styles stand where the author wrote them; on slides they are with the notes. */
function renderInstruction({ instruction }: Instruction, context: RenderContext): Html {
  const isHere = instruction.name === "html" && context.hasUnseen;
  return isHere ? renderRawBlock(instruction.html, context) : "";
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
