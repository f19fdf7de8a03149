import { randomUUID } from "node:crypto";

import type { FitLooks, FitPiece, FitResult } from "../../core/model/fit.ts";
import { fillNumbers, numberSlides } from "../../core/model/slide-numbers.ts";
import { type DeckPage, renderPage } from "../chapter/deck-page.ts";
import type { Staging } from "../files/write-folder.ts";
import { type SlideLinks, takeLinks } from "./cross-links.ts";
import { type DiagramWatch, fitDeck, takeSlides } from "./fit-slides.ts";
import { type PrintBrowser, type StagedFolder, withTab } from "./open-tab.ts";
import { dividePages, inLanes, lanes, type PageRange } from "./print-parts.ts";
import { unlessCrashed } from "./unless-crashed.ts";

/** Where a deck is fitted in pieces, and how. */
export interface PiecesPlace {
  readonly browser: PrintBrowser;
  readonly staging: Staging & StagedFolder;
  readonly looks: FitLooks;
  /** How many slides a piece may have before they are fitted. */
  readonly most: number;
  /** Null for a deck without diagrams. */
  readonly watch: DiagramWatch | null;
}

/** What came of all pieces, put together. */
export interface FittedPieces {
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
export async function fitInPieces(page: DeckPage, place: PiecesPlace): Promise<FittedPieces> {
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
