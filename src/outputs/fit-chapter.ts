import type { Page } from "puppeteer-core";

import { diagramLimits } from "../checks/endless-diagram.ts";
import type { FitLooks } from "../model/fit.ts";
import { refineChapter, type FittedChapter } from "../pipeline.ts";
import type { PreparedDeck } from "../workspace/prepare-deck.ts";
import { withScratch } from "../workspace/write-folder.ts";
import { fitDeck } from "./fit-deck.ts";
import type { PrintBrowser } from "./output.ts";
import { stageDeck, withStagedPage } from "./stage-deck.ts";

/** Fits the deck whose staged page stands in the tab, and judges what came of it. */
export async function fitChapter(
  { planned }: PreparedDeck,
  tab: Page,
  looks: FitLooks,
): Promise<FittedChapter> {
  const watch = { path: planned.source.path, ...diagramLimits };
  return refineChapter(planned, await fitDeck(tab, looks, watch));
}

/** Fits a deck in a folder of its own that is gone afterwards: nothing is written. All is measured. */
export async function measureChapter(
  prepared: PreparedDeck,
  browser: PrintBrowser,
): Promise<FittedChapter> {
  return withScratch(async (staging) => {
    await stageDeck(prepared, staging);
    return withStagedPage(browser, staging, (tab) => fitChapter(prepared, tab, { all: true }));
  });
}
