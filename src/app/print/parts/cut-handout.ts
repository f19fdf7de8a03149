import type { Page } from "puppeteer-core";

/**
 * Makes the page of a handout's piece fit to be joined with others: its main element becomes one that
 * stays in the PDF's structure (`startJoin("flow")`). Where it goes on from another piece, nothing
 * stands before that, nor is there room above.
 */
export async function keepMain(page: Page, goesOn: boolean): Promise<void> {
  await page.evaluate((goesOn) => {
    const main = document.querySelector("main");
    if (main === null) return;
    main.setAttribute("role", "article");
    if (!goesOn) return;
    for (const element of document.body.querySelectorAll(":scope > :not(main)")) element.remove();
    const [first] = main.children;
    if (first instanceof HTMLElement) first.style.marginTop = "0";
  }, goesOn);
}

/**
 * Returns the entries with which a page begins, by their indexes, once lines end where they will; a
 * section's heading before one goes with it. Only those at which a handout can be cut: all before
 * them belongs to entries before.
 */
export async function findBegins(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    root.classList.add("is-measured");
    const { top } = document.body.getBoundingClientRect();
    const isEntry = (element: Element | null): boolean => element?.matches("[data-entry]") === true;
    const begins = [...document.querySelectorAll("[data-entry]")].flatMap((entry, index) => {
      const sheet = entry.closest(".sheet");
      const before = entry.previousElementSibling;
      const isHeaded = before?.matches(".handout-section") === true;
      const start = sheet ?? (isHeaded ? before : entry);
      const ahead = start.previousElementSibling;
      const isHeading = /^h[1-6]$/.test(entry.localName);
      const isOwn = sheet !== null ? ahead?.matches(".sheet") : isHeading || isEntry(ahead);
      if (start.parentElement?.localName !== "main" || isOwn !== true) return [];
      const box = start.getClientRects()[0];
      const isTop =
        sheet === null
          ? box !== undefined && Math.abs(box.top - top) < 1
          : sheet.querySelector("[data-entry]") === entry;
      if (!isTop) return [];
      start.setAttribute("data-begins", String(index));
      return [index];
    });
    root.classList.remove("is-measured");
    return begins;
  });
}

/** Takes an entry that `findBegins` has found, and all behind it, out of the page. */
export async function cutBehind(page: Page, entry: number): Promise<void> {
  await page.evaluate((entry) => {
    const start = document.querySelector(`[data-begins="${entry}"]`);
    for (let last = start?.parentElement?.lastElementChild; last && last !== start;) {
      const before = last.previousElementSibling;
      last.remove();
      last = before;
    }
    start?.remove();
    for (const element of document.querySelectorAll("[data-begins]")) {
      element.removeAttribute("data-begins");
    }
  }, entry);
}
