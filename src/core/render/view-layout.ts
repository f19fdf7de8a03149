import type { List, Quote } from "../model/chapter.ts";
import { mostSectionMarks } from "../model/slide-numbers.ts";
import type { AgendaItem, Contents, Layout, Slide } from "../model/deck.ts";
import { texOf, toPlainText } from "../model/inline.ts";
import {
  renderBlock,
  renderBlocks,
  renderCalloutTitle,
  renderDiagram,
  renderFlow,
  renderItem,
  taskOf,
  viewTable,
  wideDigitsOf,
} from "./block-html.ts";
import {
  hasSource,
  sizeOfAgenda,
  sizeOfClosing,
  sizeOfDivider,
  sizeOfList,
  sizeOfSentences,
  sizeOfTerms,
} from "./content-size.ts";
import {
  renderCodeLines,
  renderInlines,
  renderRawHtml,
  renderWords,
  viewImage,
} from "./inline-html.ts";
import { renderQrCode } from "./qr-code.ts";
import { inNarrow, type RenderContext } from "./render-context.ts";
import type { ImageView, LayoutView, ListView } from "./templates/layout-shapes.ts";

/** Code of no more lines is set larger. */
const maxFewLines = 10;

/** The name of a language with more characters would not stand clear of the first line. */
const maxLanguage = 14;

/** Tables longer than this are tinted row by row. */
const maxPlainRows = 5;

/** Descriptions no longer than this, in characters, fit a card. */
const maxCardText = 40;

const minimalCards = 4;

/** Returns the view model of a slide's layout, as its template sees it. */
export function viewLayout(slide: Slide, context: RenderContext): object {
  const { layout, content } = slide;
  const view = layoutViewers[layout](content as never, context, slide);
  if (!("lead" in content)) return view;
  const { lead } = content;
  return { leadHtml: lead === null ? null : renderWords(lead, context, "lead"), ...view };
}

/** Returns the view model of a layout, save the sentence that leads in to it. */
type Viewer<L extends Layout> = (
  content: Contents[L],
  context: RenderContext,
  slide: Slide,
) => Omit<LayoutView<L>, "leadHtml">;

/** How each layout is viewed. */
export const layoutViewers: { readonly [L in Layout]: Viewer<L> } = {
  cover: (content, context) => ({
    kicker: content.kicker,
    titleHtml: renderInlines(content.title, context),
    subtitle: content.subtitle,
    author: content.author,
    affiliation: content.affiliation,
    date: content.date,
    logo: content.logo === null ? null : viewLogo(content.logo, context),
    url: content.url,
    qrHtml: content.url === null ? null : renderQrCode(content.url, context.labels),
  }),
  agenda: ({ items }, context) => ({
    items: viewAgendaItems(items, context),
    size: sizeOfAgenda(items),
    rows: Math.ceil(items.length / 2),
  }),
  divider: ({ number, total, items }, context, slide) => ({
    number,
    total,
    titleHtml: renderInlines(slide.headingInlines, context),
    steps: viewSteps(number, total),
    items: viewAgendaItems(items, context),
    size: sizeOfDivider(items),
  }),
  statement: viewSentences,
  keys: viewSentences,
  bullets: ({ list }, context) => ({
    list: viewList(list, context),
  }),
  terms: viewTerms,
  figure: ({ figure }, context) => ({
    figure: viewFigure(figure, context),
  }),
  "figure-list": ({ figure, list }, context) => ({
    figure: viewFigure(figure, context),
    list: viewList(list, inNarrow(context)),
  }),
  "two-lists": ({ columns }, context) => ({
    columns: columns.map(({ lead, list }) => ({
      // A column goes on with its lead as its head: the lead itself is not cut.
      leadHtml: lead === null ? null : renderInlines(lead, inNarrow(context)),
      list: viewList(list, inNarrow(context)),
    })),
  }),
  table: ({ table }, context) => ({
    ...viewTable(table, context),
    size: table.rows.length <= maxPlainRows ? "few" : "many",
  }),
  code: ({ code, firstLine }, context) => ({
    language: code.language,
    isLanguageLong: (code.language ?? "").length > maxLanguage,
    title: code.title,
    size: code.value.split("\n").length <= maxFewLines ? "few" : "many",
    lines: renderCodeLines(code, context).map((html, index) => ({
      number: firstLine + index,
      html,
      light:
        code.highlights.length === 0 ? null : code.highlights.includes(index + 1) ? "lit" : "dim",
    })),
  }),
  callout: ({ callout }, context) => ({
    kind: callout.kind,
    titleHtml: renderCalloutTitle(callout, context),
    blocksHtml: callout.blocks.map((block) => renderBlock(block, context)),
  }),
  formula: ({ formula }, context) => ({
    formulaHtml: context.math(texOf(formula), true),
  }),
  diagram: ({ diagram }, context, { heading }) => ({
    diagramHtml: renderDiagram(diagram, `${context.labels.diagram}: ${heading}`),
  }),
  html: ({ html }, context) => ({
    html: renderRawHtml(html, "div", context),
  }),
  quote: ({ quote }, context) => ({
    ...viewQuote(quote, context),
  }),
  custom: ({ blocks }, context, { heading, headingInlines, noteBlocks }) => ({
    heading,
    headingHtml: renderInlines(headingInlines, context),
    blocksHtml: blocks.map((block) => renderBlock(block, context)),
    notesHtml: renderBlocks(noteBlocks, context) || null,
  }),
  closing: ({ sentences, list }, context) => ({
    ...viewSentences({ sentences }, context),
    size: sizeOfClosing(sentences),
    list: list === null ? null : viewList(list, context),
  }),
};

function viewSentences(
  { sentences }: Contents["statement"],
  context: RenderContext,
): LayoutView<"statement"> {
  return {
    sentencesHtml: sentences.map((sentence) => renderWords(sentence, context)),
    size: sizeOfSentences(sentences),
  };
}

function viewAgendaItems(
  items: readonly AgendaItem[],
  context: RenderContext,
): LayoutView<"agenda">["items"] {
  return items.map(({ inlines, blocks, target }, index) => ({
    number: index + 1,
    html: renderInlines(inlines, context),
    blocksHtml: renderFlow(blocks, context) || null,
    href: target === null ? null : `#${encodeURIComponent(target)}`,
  }));
}

function viewSteps(current: number, total: number): LayoutView<"divider">["steps"] {
  if (total > mostSectionMarks) return [];
  return Array.from({ length: total }, (_, index) => {
    const step = index + 1;
    return step < current ? "done" : step === current ? "current" : "open";
  });
}

function viewQuote(quote: Quote, context: RenderContext): Omit<LayoutView<"quote">, "leadHtml"> {
  const blocksHtml = quote.blocks.map((block) => renderBlock(block, context));
  return hasSource(quote)
    ? { blocksHtml: blocksHtml.slice(0, -1), sourceHtml: blocksHtml.at(-1) ?? null }
    : { blocksHtml, sourceHtml: null };
}

function viewList(list: List, context: RenderContext): ListView {
  return {
    ordered: list.ordered,
    start: list.start,
    digits: wideDigitsOf(list),
    size: sizeOfList(list),
    items: list.items.map((item) => ({
      html: renderItem(item, context),
      task: taskOf(item),
    })),
  };
}

function viewTerms(
  { items }: Contents["terms"],
  context: RenderContext,
): Omit<LayoutView<"terms">, "leadHtml"> {
  const areShort = items.every(
    ({ description, blocks }) =>
      blocks.length === 0 && toPlainText(description).length <= maxCardText,
  );
  return {
    shape: areShort && items.length >= minimalCards ? "cards" : "rows",
    size: sizeOfTerms(items),
    items: items.map(({ term, separator, description, blocks }) => ({
      termHtml: term === null ? null : renderInlines(term, inNarrow(context)),
      separator: separator === "" ? null : separator,
      descriptionHtml: renderWords(description, context),
      blocksHtml: renderBlocks(blocks, context) || null,
    })),
  };
}

function viewFigure(
  figure: Contents["figure"]["figure"],
  context: RenderContext,
): LayoutView<"figure">["figure"] {
  return {
    images: figure.images.map((image) => viewImage(image, context)),
    captionHtml: figure.caption.length === 0 ? null : renderInlines(figure.caption, context),
  };
}

/** Returns the image that the setting `logo` names. */
export function viewLogo(src: string, context: RenderContext): ImageView {
  return viewImage({ type: "image", src, alt: "", title: null, widthPx: null }, context);
}
