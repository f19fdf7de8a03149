import type { Page } from "puppeteer-core";

import type { FitResult } from "../model/fit.ts";

declare global {
  interface Window {
    lecternFit?: () => Promise<FitResult>;
  }
}

/** Fits the slides of a page that was opened with `?fit`, and returns them as they then stand. */
export async function fitDeck(page: Page): Promise<FitResult> {
  return page.evaluate(() => {
    if (window.lecternFit === undefined) throw new Error("The page's script did not start.");
    return window.lecternFit();
  });
}
