import type { Page } from "puppeteer-core";

import { type DeckPage, renderPage } from "../chapter/deck-page.ts";
import type { Deck } from "../../core/model/deck.ts";
import type { Staging } from "../files/write-folder.ts";
import type { OutputTabs } from "./fit-deck.ts";
import { takeSlides } from "./fit-slides.ts";
import { dividePages } from "./divide-pages.ts";

declare global {
  interface Window {
    lecternSteps?: () => number[];
  }
}

/** Gives each step of the slides in a page that was fitted a page of its own; returns how many each slide has. */
export async function splitSteps(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    if (typeof window.lecternSteps !== "function")
      throw new Error("The page's script did not start.");
    return window.lecternSteps();
  });
}

/** How many slides stand in one page while their steps are parted. */
const slidesAPage = 250;

/**
 * Does the same with slides that stand in no tab, in pages of some of them. Returns the steps, each as
 * HTML, and how many each slide has.
 */
export async function splitStagedSteps(
  {
    page,
    deck,
    staging,
  }: {
    readonly page: DeckPage;
    readonly deck: Deck;
    readonly staging: Staging;
  },
  slidesHtml: readonly string[],
  withTab: OutputTabs["withTab"],
): Promise<{ readonly html: readonly string[]; readonly counts: readonly number[] }> {
  const html: string[] = [];
  const counts: number[] = [];
  for (const { start, end } of dividePages(slidesHtml.length, slidesAPage)) {
    const name = `steps-from-${start + 1}.html`;
    const slides = { slidesHtml: slidesHtml.slice(start, end), fitted: true };
    await staging.write(name, renderPage(deck, page, slides));
    await withTab(async (open) => {
      const tab = await open(name, "?fit");
      counts.push(...(await splitSteps(tab)));
      html.push(...(await takeSlides(tab)));
    });
  }
  return { html, counts };
}
