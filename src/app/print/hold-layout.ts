import type { Page } from "puppeteer-core";

import { fontPlace } from "../chapter/dress-deck.ts";

/**
 * Has every page that a tab opens from now on wait to be laid out until `layOut` is called, and load
 * its fonts meanwhile. A browser lays a page out as soon as it is read, before its fonts are: each
 * letter is then looked for in the fonts of the system, which takes ten times as long as to lay
 * it out in its own.
 */
export async function holdLayout(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":root { display: none !important; }");
    document.adoptedStyleSheets = [sheet];
    document.addEventListener("DOMContentLoaded", () => {
      // Whether they are there, `layOut` asks.
      for (const font of document.fonts) font.load().catch(() => null);
    });
  });
}

/**
 * Has the page of a tab that was held laid out, now that it has loaded: as soon as its fonts are there, or have failed.
 * `fontCss` takes the place of `fontPlace` in a page that was written without.
 */
export async function layOut(page: Page, fontCss: string): Promise<void> {
  const work = async (place: string, css: string): Promise<void> => {
    for (const style of document.querySelectorAll("style")) {
      if (!style.textContent.includes(place)) continue;
      style.textContent = style.textContent.replace(place, () => css);
    }
    await Promise.all([...document.fonts].map((font) => font.load().catch(() => null)));
    document.adoptedStyleSheets = [];
  };
  await page.evaluate(work, fontPlace, fontCss);
}
