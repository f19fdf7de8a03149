import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Browser, Page } from "puppeteer-core";

import { checkDensity } from "../checks/check-density.ts";
import { checkDiagrams } from "../checks/check-diagrams.ts";
import { checkFit } from "../checks/check-fit.ts";
import { refineDeck } from "../deck/refine-deck.ts";
import { textWidth } from "../deck/text-width.ts";
import type { Deck } from "../model/deck.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { FitLooks, FittedSlide } from "../model/fit.ts";
import type { PreparedDeck } from "../workspace/prepare-deck.ts";
import { withStaging, type Staging } from "../workspace/write-folder.ts";
import { fitDeck } from "./fit-deck.ts";
import { stageDeck, withStagedPage } from "./stage-deck.ts";

/** A deck as the browser fitted it. */
export interface FittedChapter {
  readonly deck: Deck;
  /** One for one with the deck's slides. */
  readonly slides: readonly FittedSlide[];
  /** What can be said of slides only when they are set. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Fits the deck whose staged page stands in the tab, and judges what came of it. */
export async function fitChapter(
  { planned }: PreparedDeck,
  tab: Page,
  looks: FitLooks,
): Promise<FittedChapter> {
  const { slides, faults } = await fitDeck(tab, looks);
  const deck = refineDeck(planned.deck, slides);
  const diagnostics = [
    ...checkFit(deck, slides),
    ...checkDensity(deck, textWidth),
    ...checkDiagrams(planned.source, faults),
  ];
  return { deck, slides, diagnostics };
}

/** Fits a deck in a folder of its own that is gone afterwards: nothing is written. All is measured. */
export async function measureChapter(
  prepared: PreparedDeck,
  browser: Browser,
): Promise<FittedChapter> {
  const place = tmpdir();
  const measure = async (staging: Staging): Promise<FittedChapter> => {
    await stageDeck(prepared, staging);
    return withStagedPage(browser, staging, (tab) => fitChapter(prepared, tab, { all: true }));
  };
  return withStaging(join(place, "lectern"), measure, place);
}
