import { randomUUID } from "node:crypto";

import type { Page } from "puppeteer-core";

import { checkRefused } from "../../core/check/check-refused.ts";
import { diagramLimits } from "../../core/check/check-diagrams.ts";
import type { FitLooks, FitPiece, FitResult } from "../../core/model/fit.ts";
import { fillNumbers, numberSlides } from "../../core/model/slide-numbers.ts";
import { type FittedChapter, refineChapter } from "../../core/pipeline.ts";
import { type DeckPage, renderPage } from "../chapter/deck-page.ts";
import type { Staging } from "../files/write-folder.ts";
import { type SlideLinks, takeLinks } from "./cross-links.ts";
import { dividePages, inLanes, lanes, type PageRange } from "./divide-pages.ts";
import { type DiagramWatch, fitDeck, takeSlides } from "./fit-slides.ts";
import {
  type OpenStaged,
  openTab,
  type PrintBrowser,
  type StagedFolder,
  withTab,
} from "./open-tab.ts";
import { unlessCrashed } from "./unless-crashed.ts";

/** The browser's tabs that an output may need. */
export interface OutputTabs {
  /**
   * The tab in which the deck was fitted, one slide under the other; null for a long one, which never
   * stood in one tab. Printing leaves the selected slides alone in it.
   */
  readonly deck: Page | null;
  /** Closes that tab, of which nothing is needed any more; it may have more memory than all the rest. */
  readonly closeDeck: () => Promise<void>;
  /** Gives `use` a further tab, closed afterwards, in which it opens staged files one after another. */
  readonly withTab: <T>(use: (open: OpenStaged) => Promise<T>) => Promise<T>;
}

/** A deck as it was fitted. */
export interface FittedDeck extends FittedChapter {
  /** Each slide as HTML, as it then stands. */
  readonly slidesHtml: readonly string[];
  /** What links lead to, slide by slide. */
  readonly links: readonly SlideLinks[];
  readonly tabs: OutputTabs;
  /** Closes the tab in which it stands. May be called again. */
  readonly close: () => Promise<void>;
}

/** Where a deck is fitted, and how. */
export interface FitPlace {
  readonly browser: PrintBrowser;
  /** Where the deck was staged, its page as `pageName`. */
  readonly staging: Staging;
  readonly looks: FitLooks;
  /** The most slides that are fitted in one page: 250, when left out. */
  readonly most?: number;
  /** See `StagedFolder`; left out for a deck that has its fonts. */
  readonly fontCss?: StagedFolder["fontCss"];
}

/** The deck's page. */
export const pageName = "index.html";

/**
 * A page of so many slides takes about 140 MB, of 10,000 it takes 1.8 GB. Nor is it so high that
 * positions far down are reported less exactly than the browser lays out.
 */
const mostInOne = 250;

/**
 * Fits a staged deck, and checks what came of it. A long deck is fitted in several pages, one after the
 * other, which comes to the same. Whoever opens it closes it.
 */
export async function openFittedDeck(page: DeckPage, place: FitPlace): Promise<FittedDeck> {
  const { browser, staging, looks, fontCss, most = mostInOne } = place;
  const { planned } = page;
  const { source } = planned;
  const watch = page.diagramScript === null ? null : { path: source.path, ...diagramLimits };
  const trusted = { ...staging, trust: planned.settings.html };
  const staged = { ...trusted, ...(fontCss && { fontCss }) };
  const check = (fitted: FittedChapter): FittedChapter => {
    const refused = checkRefused(source, staging.refused, fitted.diagnostics);
    return { ...fitted, diagnostics: [...fitted.diagnostics, ...refused] };
  };
  const tabsWith = (deck: Page | null): OutputTabs => ({
    deck,
    closeDeck: async () => deck?.close(),
    withTab: (use) => withTab(browser, trusted, use),
  });
  if (page.options.slidesHtml.length > most) {
    const pieces = { browser, staging: staged, looks, most, watch };
    const { fit, ...taken } = await fitInPieces(page, pieces);
    const fitted = check(refineChapter(planned, fit));
    return { ...fitted, ...taken, tabs: tabsWith(null), close: () => Promise.resolve() };
  }
  const { open, close } = await openTab(browser, staged);
  try {
    const tab = await open(pageName, "?fit");
    const work = async (): Promise<FittedDeck> => {
      const fit = await fitDeck(tab, looks, watch);
      // What is fitted is checked while the tab hands it over.
      const taken = Promise.all([takeSlides(tab), takeLinks(tab)]);
      const fitted = check(refineChapter(planned, fit));
      const [slidesHtml, links] = await taken;
      return { ...fitted, slidesHtml, links, tabs: tabsWith(tab), close };
    };
    return await unlessCrashed(tab, `fitted the slides of ${source.path}`, work());
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where a deck is fitted in pieces, and how. */
interface PiecesPlace {
  readonly browser: PrintBrowser;
  readonly staging: Staging & StagedFolder;
  readonly looks: FitLooks;
  /** How many slides a piece may have before they are fitted. */
  readonly most: number;
  /** Null for a deck without diagrams. */
  readonly watch: DiagramWatch | null;
}

/** What came of all pieces, put together. */
interface FittedPieces {
  readonly fit: FitResult;
  readonly slidesHtml: readonly string[];
  readonly links: readonly SlideLinks[];
}

/** What came of one piece; its slides are those of its own page, with marks in the places of numbers. */
interface Piece {
  readonly range: PageRange;
  readonly fit: FitResult;
  readonly slidesHtml: readonly string[];
  readonly links: readonly SlideLinks[];
}

/**
 * Fits a deck in pages of some of its slides, so that the browser never has all of them. Slides fit or
 * do not fit by themselves: what else carries from one to the next, their numbers and the names of
 * diagrams, is the same as when they are fitted in one page.
 */
async function fitInPieces(page: DeckPage, place: PiecesPlace): Promise<FittedPieces> {
  const planned = page.options.slidesHtml;
  const ranges = dividePages(planned.length, place.most, lanes);
  // No word of the author's is like it, and it is gone when the numbers are known.
  const mark = `n${randomUUID().replaceAll("-", "")}`;
  const pieces: Piece[] = [];
  const before = countBefore(planned);
  await inLanes(ranges, 1, async (some) => {
    for (const [index, range] of some) {
      const piece = { mark, diagramsBefore: before[range.start] ?? 0 };
      pieces[index] = await fitPiece(page, { ...place, range, piece });
    }
  });
  return joinPieces(pieces, mark);
}

/** Returns of each slide how many diagrams stand on those before it. */
function countBefore(slidesHtml: readonly string[]): number[] {
  let count = 0;
  return slidesHtml.map((html) => {
    const before = count;
    // In words, this would be escaped.
    count += html.match(/<[^<>]*\sdata-mermaid\b/g)?.length ?? 0;
    return before;
  });
}

async function fitPiece(
  page: DeckPage,
  {
    browser,
    staging,
    looks,
    watch,
    range,
    piece,
  }: PiecesPlace & {
    readonly range: PageRange;
    readonly piece: FitPiece;
  },
): Promise<Piece> {
  const { planned, options } = page;
  const name = `fit-from-${range.start + 1}.html`;
  const own = options.slidesHtml.slice(range.start, range.end);
  await staging.write(name, renderPage(planned.deck, page, { slidesHtml: own, fitted: false }));
  return withTab(browser, staging, async (open) => {
    const tab = await open(name, "?fit");
    const work = async (): Promise<Piece> => {
      const fit = await fitDeck(tab, { ...looks, piece }, watch);
      return { range, fit, slidesHtml: await takeSlides(tab), links: await takeLinks(tab) };
    };
    const what = `fitted the slides ${range.start + 1} to ${range.end} of ${planned.source.path}`;
    return unlessCrashed(tab, what, work());
  });
}

function joinPieces(pieces: readonly Piece[], mark: string): FittedPieces {
  const slides = pieces.flatMap(({ range, fit }) =>
    fit.slides.map((slide) => ({ ...slide, source: range.start + slide.source })),
  );
  const numbers = numberSlides(slides.map(({ source }) => source));
  const slidesHtml = pieces
    .flatMap((piece) => piece.slidesHtml)
    .map((html, index) => fillNumbers(html, index, { mark, numbers }));
  return {
    fit: { slides, faults: pieces.flatMap(({ fit }) => fit.faults) },
    slidesHtml,
    links: pieces.flatMap((piece) => piece.links),
  };
}
