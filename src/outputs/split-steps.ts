import type { Page } from "puppeteer-core";

declare global {
  interface Window {
    lecternSteps?: () => number[];
  }
}

/** Gives each step of the slides in a page that was fitted a page of its own; returns how many each slide has. */
export async function splitSteps(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    if (window.lecternSteps === undefined) throw new Error("The page's script did not start.");
    return window.lecternSteps();
  });
}
