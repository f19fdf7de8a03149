import type { Deck } from "../../model/deck.ts";
import { toPlainText } from "../../model/inline.ts";
import { sheetOf, type Paper } from "../../settings/paper.ts";
import type { PrintView } from "./print-views.ts";
import { renderQrCode } from "./qr-code.ts";
import type { PageOptions } from "../render-pages.ts";
import { uncut } from "../render-slides.ts";
import type { RenderContext } from "../render-context.ts";
import type { Html } from "../templates/view-models.ts";

/** What a handout is made with. */
export interface HandoutOptions extends PageOptions {
  /** The indexes of the slides that it has. */
  readonly selected: readonly number[];
  /** As in `RenderContext`, for the prose of handouts. */
  readonly hyphenate: RenderContext["hyphenate"];
}

/** Some of the entries of a handout, in a row: from `start` up to `end`, which is not among them; 0-based. */
export interface EntryRange {
  readonly start: number;
  readonly end: number;
}

/** A handout that can be rendered in pieces, each a page of its own. */
export interface HandoutPages {
  /** How many entries it has: the elements with `data-entry`. */
  readonly count: number;
  /**
   * Returns a page of some entries. What stands before all of them goes with the first, and what stands
   * behind them with the last; the block with the title may stand on every page.
   */
  readonly render: (range: EntryRange) => Html;
}

/** Returns the page of a whole handout. */
export function renderWhole({ count, render }: HandoutPages): Html {
  return render({ start: 0, end: count });
}

/** How a kind of handout is framed. */
export interface PrintFrame {
  /** How large a slide's picture is; 1 for as large as the stage. */
  readonly pictureScale: number;
  /** Does the first page bear the title itself? Then it has no running head. */
  readonly hasTitle: boolean;
}

/** Returns what the page of every kind of handout has. */
export function viewFrame(deck: Deck, options: HandoutOptions, frame: PrintFrame): PrintView {
  const { settings, labels, stylesheets } = options;
  const url = frame.hasTitle ? settings.url : null;
  const cover = deck.slides.find((slide) => slide.layout === "cover");
  return {
    language: deck.language,
    title: cover === undefined ? deck.title : toPlainText(cover.content.title),
    kicker: cover?.content.kicker ?? null,
    author: deck.author,
    date: settings.date,
    url,
    qrHtml: url === null ? null : renderQrCode(url, labels),
    ratio: settings.ratio,
    styleHtml: `${printCss(settings.paper, deck.title, frame)}\n${options.fontCss}`,
    stylesheets,
    labels,
  };
}

/** Returns a context for the prose of handouts. */
export function onPaper({ context, hyphenate }: HandoutOptions): RenderContext {
  return { ...uncut(context), hyphenate };
}

/**
 * Returns the CSS of a handout's paper, with its `@page` rules. The running head stands outside above, the page's number outside below: on right pages at the
 * right. The side where pages are bound has the wider margin.
 */
export function printCss(
  paper: Paper,
  title: string,
  { pictureScale, hasTitle }: PrintFrame,
): Html {
  const { widthPx, heightPx, paperSize, margins } = sheetOf(paper);
  const { top, bottom, inner, outer } = margins;
  const head = `content:${toCssString(title)}`;
  const number = 'content:counter(page) " / " counter(pages)';
  const words = 'color:#444;font:8.5pt "Lectern Text",sans-serif';
  return [
    `@page{size:${paperSize};margin:${top} ${outer} ${bottom} ${inner}}`,
    `@page:right{@top-right{${head};${words}}@bottom-right{${number};${words}}}`,
    `@page:left{margin-left:${outer};margin-right:${inner};@top-left{${head};${words}}@bottom-left{${number};${words}}}`,
    ...(hasTitle ? ["@page:first{@top-right{content:none}}"] : []),
    `:root{--sheet-width:${widthPx}px;--sheet-height:${heightPx}px;--picture-scale:${pictureScale.toFixed(5)}}`,
  ].join("\n");
}

function toCssString(text: string): string {
  return `"${text.replace(/[\\"<>\n]/g, (c) => `\\${c.codePointAt(0)?.toString(16)} `)}"`;
}
