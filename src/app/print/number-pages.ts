import type { Page } from "puppeteer-core";

/** Where the pages of a part stand among all. */
export interface PagesPlace {
  /** How many pages stand before its first. */
  readonly before: number;
  /** How many it has itself. */
  readonly count: number;
  /** How many the whole has. */
  readonly total: number;
}

/**
 * Makes the pages of a part count on from those before it. Chrome's own counter of pages always begins
 * with 1: so each number is written as another, and how many pages there are as how many the whole has.
 */
export async function numberPages(page: Page, place: PagesPlace): Promise<void> {
  const { before, count, total } = place;
  const numbers = Array.from({ length: count }, (_, index) => `"${before + index + 1}"`);
  const content = `content:counter(page,whole-page) " / " counter(pages,whole-pages)`;
  await page.evaluate(
    (css) => {
      const style = document.createElement("style");
      style.textContent = css;
      document.head.append(style);
    },
    `@counter-style whole-page{system:fixed 1;symbols:${numbers.join(" ")}}` +
      `@counter-style whole-pages{system:cyclic;symbols:"${total}"}` +
      `@page:right{@bottom-right{${content}}}@page:left{@bottom-left{${content}}}`,
  );
}
