import type { Page } from "puppeteer-core";

/** A handout's place in the course. */
export interface CoursePlace {
  /** How many pages stand before its first. */
  readonly before: number;
  /** How many it has itself. */
  readonly count: number;
  /** How many the course has. */
  readonly total: number;
  /** Where links to other chapters' pages lead, by their addresses as `../NAME/index.html#id`. */
  readonly targets: ReadonlyMap<string, string>;
}

/**
 * Makes the pages of a handout count on from those before it, and leads its links to other chapters to
 * their addresses in the course. Chrome's own counter of pages always begins with 1: so each number is
 * written as another.
 */
export async function numberPages(page: Page, place: CoursePlace): Promise<void> {
  const { before, count, total, targets } = place;
  const numbers = Array.from({ length: count }, (_, index) => `"${before + index + 1}"`);
  const content = `content:counter(page,course-page) " / ${total}"`;
  await page.evaluate(
    (css, addresses) => {
      const style = document.createElement("style");
      style.textContent = css;
      document.head.append(style);
      for (const link of document.querySelectorAll("a[href]")) {
        const href = link.getAttribute("href") ?? "";
        const address = addresses[href] ?? addresses[href.replace(/#.*$/s, "")];
        if (address !== undefined) link.setAttribute("href", address);
      }
    },
    `@counter-style course-page{system:fixed 1;symbols:${numbers.join(" ")}}` +
      `@page:right{@bottom-right{${content}}}@page:left{@bottom-left{${content}}}`,
    Object.fromEntries(targets),
  );
}
