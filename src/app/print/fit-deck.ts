import type { Page } from "puppeteer-core";

import { checkRefused } from "../../core/check/check-refused.ts";
import { diagramLimits } from "../../core/check/endless-diagram.ts";
import type { FitLooks } from "../../core/model/fit.ts";
import { refineChapter, type FittedChapter } from "../../core/pipeline.ts";
import type { DeckPage } from "../chapter/deck-page.ts";
import type { Staging } from "../files/write-folder.ts";
import { fitDeck, takeSlides } from "./fit-slides.ts";
import {
  openTab,
  withTab,
  type OpenStaged,
  type PrintBrowser,
  type StagedFolder,
} from "./open-tab.ts";
import { takeLinks, type SlideLinks } from "./cross-links.ts";
import { fitInPieces } from "./fit-pieces.ts";
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
 * positions far down are told less exactly than the browser lays out.
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
