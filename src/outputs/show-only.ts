import type { Page } from "puppeteer-core";

/**
 * Takes all slides but some, given as 0-based indexes, off a page that is to be printed, and the
 * targets off the links that lead to them.
 */
export async function showOnly(page: Page, slides: readonly number[]): Promise<void> {
  await page.evaluate(
    (kept) => {
      const wanted = new Set(kept);
      for (const [index, slide] of document.querySelectorAll(".deck .slide").entries()) {
        if (!wanted.has(index)) slide.remove();
      }
      const hashOf = (id: string): string => new URL(`#${id}`, document.baseURI).hash;
      const hashes = new Set(Array.from(document.querySelectorAll("[id]"), ({ id }) => hashOf(id)));
      for (const link of document.querySelectorAll('a[href^="#"]')) {
        const id = link.getAttribute("href")?.slice(1) ?? "";
        if (!hashes.has(hashOf(id))) link.removeAttribute("href");
      }
    },
    [...slides],
  );
}
