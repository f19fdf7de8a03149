import type { Page } from "puppeteer-core";

/**
 * Takes all slides but the selected ones, by their indexes, out of a page. Links to what is gone
 * are printed as mere words.
 */
export async function keepSlides(page: Page, selected: readonly number[]): Promise<void> {
  await page.evaluate((kept) => {
    for (const [index, slide] of document.querySelectorAll(".deck > .slides > .slide").entries()) {
      if (!kept.includes(index)) slide.remove();
    }
  }, selected);
}
