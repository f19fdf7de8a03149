import type { Page } from "puppeteer-core";

/**
 * Takes all slides but the selected ones, by their indexes, out of a page. Links to what is gone
 * stay as words: a PDF would name its target by the folder of the machine that built it.
 */
export async function keepSlides(page: Page, selected: readonly number[]): Promise<void> {
  await page.evaluate((kept) => {
    for (const [index, slide] of document.querySelectorAll(".deck .slide").entries()) {
      if (!kept.includes(index)) slide.remove();
    }
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      const id = decodeURIComponent(link.getAttribute("href")?.slice(1) ?? "");
      if (document.getElementById(id) === null) link.removeAttribute("href");
    }
  }, selected);
}
