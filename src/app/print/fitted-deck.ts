import type { Page } from "puppeteer-core";

import { checkRefused } from "../../core/check/check-refused.ts";
import { diagramLimits } from "../../core/check/check-diagrams.ts";
import type { FitLooks } from "../../core/model/fit.ts";
import { refineChapter, type FittedChapter } from "../../core/pipeline.ts";
import type { PreparedDeck } from "../chapter/prepare-deck.ts";
import type { Staging } from "../files/write-folder.ts";
import { fitDeck, takeSlides } from "./fit-deck.ts";
import type { PrintBrowser } from "../outputs/output.ts";
import { takeLinks, type SlideLinks } from "./parts/cross-links.ts";
import { fitInPieces } from "./parts/fit-pieces.ts";
import { unlessCrashed } from "./unless-crashed.ts";
import { withStagedPage, type StagedFolder } from "./stage-deck.ts";

/** A deck as it was fitted. */
export interface FittedDeck extends FittedChapter {
  /** Each slide as HTML, as it then stands. */
  readonly slidesHtml: readonly string[];
  /** What links lead to, slide by slide. */
  readonly links: readonly SlideLinks[];
  /** The tab in which all slides stand; null for a long deck, which was fitted in several pages that are closed. */
  readonly tab: Page | null;
}

/** Where a deck is fitted, and how. */
export interface FitPlace {
  readonly browser: PrintBrowser;
  /** Where the deck was staged. */
  readonly staging: Staging;
  readonly looks: FitLooks;
  /** The most slides that are fitted in one page: 250, when left out. */
  readonly most?: number;
  /** See `StagedFolder`; left out for a deck that has its fonts. */
  readonly lateFonts?: StagedFolder["lateFonts"];
}

/**
 * A page of so many slides takes about 140 MB, of 10,000 it takes 1.8 GB. Nor is it so high that
 * positions far down are told less exactly than the browser lays out.
 */
const mostInOne = 250;

/**
 * Fits a staged deck, judges what came of it, and runs `use` with it. A long deck is fitted in several
 * pages, one after the other, which comes to the same.
 */
export async function withFittedDeck<T>(
  prepared: PreparedDeck,
  { browser, staging, looks, lateFonts, most = mostInOne }: FitPlace,
  use: (fitted: FittedDeck) => Promise<T>,
): Promise<T> {
  const { planned, page } = prepared;
  const staged = { ...staging, trust: planned.settings.html, ...(lateFonts && { lateFonts }) };
  const hasDiagrams = prepared.diagramScript !== null;
  const watch = hasDiagrams ? { path: planned.source.path, ...diagramLimits } : null;
  const judge = (fitted: FittedChapter): FittedChapter => {
    const { diagnostics } = fitted;
    const refused = checkRefused(planned.source, staging.refused, diagnostics);
    return { ...fitted, diagnostics: [...diagnostics, ...refused] };
  };
  if (page.slidesHtml.length > most) {
    const { fit, ...taken } = await fitInPieces(prepared, {
      browser,
      staging: staged,
      looks,
      most,
      watch,
    });
    return use({ ...judge(refineChapter(planned, fit)), ...taken, tab: null });
  }
  return withStagedPage(browser, staged, async (tab) => {
    const work = async (): Promise<Omit<FittedDeck, "tab">> => {
      const fit = await fitDeck(tab, looks, watch);
      // What is fitted is judged while the tab hands it over.
      const taken = Promise.all([takeSlides(tab), takeLinks(tab)]);
      const fitted = judge(refineChapter(planned, fit));
      const [slidesHtml, links] = await taken;
      return { ...fitted, slidesHtml, links };
    };
    const what = `fitted the slides of ${planned.source.path}`;
    return use({ ...(await unlessCrashed(tab, what, work())), tab });
  });
}
