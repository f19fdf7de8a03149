import type { Deck } from "../model/deck.ts";
import { toPlainText } from "../model/inline.ts";
import { type Paper, sheetOf } from "../settings/paper.ts";
import type { LinkNoteView, PageView, PrintView } from "../render/templates/page-shapes.ts";
import { renderQrCode } from "../render/qr-code.ts";
import type { PageOptions } from "../render/render-pages.ts";
import { type RenderContext, uncut } from "../render/render-context.ts";
import { toNoteId } from "../render/inline-html.ts";
import { type Bookmark, outlineDeck } from "./outline.ts";
import type { Html } from "../render/escape-html.ts";
import type { Block, Chapter } from "../model/chapter.ts";
import { addressToPrint, linksIn } from "../model/link.ts";
import { addPolicy } from "../render/page-policy.ts";

/** What handouts are made from: a chapter and its deck, without what is for the speaker alone. */
export interface HandoutInput extends PageOptions {
  readonly chapter: Chapter;
  readonly deck: Deck;
  /** The indexes of the slides that they have, in order. */
  readonly selected: readonly number[];
  /** As in `RenderContext`, for the prose of handouts. */
  readonly hyphenate: RenderContext["hyphenate"];
}

/** A kind of handout. */
export interface Handout {
  /** What its file is called after the chapter's name. */
  readonly suffix: string;
  readonly plan: (input: HandoutInput) => HandoutPages;
  /** Its bookmarks, by entries. */
  readonly outline: (input: HandoutInput) => readonly Bookmark[];
  /** What its metadata does not say: keywords may be answers. */
  readonly facts: { readonly subject?: null; readonly keywords?: null };
}

/** Returns a kind of handout that has a deck's slides as its entries. */
export function ofSlides(suffix: string, plan: Handout["plan"]): Handout {
  return {
    suffix,
    plan,
    // The title stands before the first slide: on the first page, wherever that slide is.
    outline: ({ deck, selected }) =>
      outlineDeck(deck, selected).map((root) => ({ ...root, page: -1 })),
    facts: {},
  };
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
export function viewFrame(input: HandoutInput, frame: PrintFrame): PrintView {
  const { deck, settings, labels, stylesheets } = input;
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
    styleHtml: `${printCss(settings.paper, deck.title, frame)}\n${input.fontCss}`,
    stylesheets,
    labels,
  };
}

/**
 * The running head stands outside above, the page's number outside below: on right pages at the right.
 * The side where pages are bound has the wider margin.
 */
function printCss(paper: Paper, title: string, { pictureScale, hasTitle }: PrintFrame): Html {
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

/** The notes of links, and a context for prose in which links have their numbers. */
interface LinkNotes {
  readonly notes: readonly LinkNoteView[];
  readonly context: RenderContext;
}

/**
 * Numbers the outside addresses that the links in blocks lead to, from 1, in the blocks' order; one
 * that comes again keeps its number. None where the settings do not ask for them.
 */
export function noteLinks(
  blocks: readonly Block[],
  { settings, context, hyphenate }: HandoutInput,
): LinkNotes {
  const found = new Map<string, LinkNoteView>();
  for (const { link } of settings.linkNotes ? linksIn(blocks) : []) {
    const address = addressToPrint(link);
    if (address === null || found.has(link.href)) continue;
    const number = found.size + 1;
    found.set(link.href, { number, id: toNoteId(number), href: link.href.trim(), address });
  }
  const linkNumbers = new Map([...found].map(([href, { number }]) => [href, number]));
  return { notes: [...found.values()], context: { ...uncut(context), hyphenate, linkNumbers } };
}

/** Returns the sections by the first of their slides, 0-based, that is among the selected ones. */
export function firstSlides({
  deck: { sections, slides },
  selected,
}: HandoutInput): Map<number, Deck["sections"][number]> {
  return new Map(
    sections.flatMap((section) => {
      const first = selected.find((index) => slides[index]?.section === section.id);
      return first === undefined ? [] : [[first, section] as const];
    }),
  );
}

/** What the first pages of a course's handout are made with. */
export interface ContentsOptions
  extends
    Pick<PageOptions, "settings" | "labels" | "templates" | "stylesheets" | "fontCss">,
    Pick<PageView<"contents">, "language" | "title" | "author" | "date" | "chapters"> {}

/** Returns the page with a course's title and the contents of all its chapters. */
export function renderContentsPage(options: ContentsOptions): Html {
  const { settings, templates, fontCss, language, title, author, date } = options;
  const view: PageView<"contents"> = {
    language,
    title,
    kicker: null,
    author,
    date,
    url: null,
    qrHtml: null,
    ratio: settings.ratio,
    styleHtml: `${printCss(settings.paper, title, { pictureScale: 1, hasTitle: true })}\n${fontCss}`,
    stylesheets: options.stylesheets,
    labels: options.labels,
    chapters: options.chapters,
  };
  return addPolicy(templates.render("contents", view), "safe", "printed");
}
