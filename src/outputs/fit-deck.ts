import type { Page } from "puppeteer-core";

import type { FitResult } from "../model/fit.ts";

declare global {
  interface Window {
    lecternFit?: () => Promise<FitResult>;
  }
}

/** Fits the slides of a page that was opened with `?fit`, and says how they then stand. */
export async function fitDeck(page: Page): Promise<FitResult> {
  return page.evaluate(() => {
    if (window.lecternFit === undefined) throw new Error("The page's script did not start.");
    return window.lecternFit();
  });
}

/** Returns the slides of a page as HTML, in order: each a `<section>`, as it stands there. */
export async function takeSlides(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slides = document.querySelectorAll(".deck .slide");
    return Array.from(slides, (slide) => slide.outerHTML);
  });
}
