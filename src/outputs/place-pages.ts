import type { Page } from "puppeteer-core";

/**
 * Returns on which page each entry of a handout will be printed, 0-based, and writes the numbers of
 * the contents. Sheets are a page each; what flows is set for a moment in columns of a page's size,
 * which the browser breaks as it breaks pages.
 */
export async function placePages(page: Page): Promise<readonly number[]> {
  await page.emulateMediaType("print");
  return page.evaluate(() => {
    const sheets = [...document.querySelectorAll(".sheet")];
    const root = document.documentElement;
    root.classList.add("is-measured");
    // Sheets need no layout to be known.
    const { left, width } =
      sheets.length > 0 ? { left: 0, width: 1 } : document.body.getBoundingClientRect();
    const pageOf = (element: Element): number => {
      const sheet = element.closest(".sheet");
      if (sheet !== null) return sheets.indexOf(sheet);
      const box = element.getClientRects()[0];
      return box === undefined ? 0 : Math.round((box.left - left) / width);
    };
    const pages = [...document.querySelectorAll("[data-entry]")].map(pageOf);
    const numbers = [...document.querySelectorAll<HTMLElement>("[data-page-of]")].map((place) => {
      const target = document.getElementById(place.dataset["pageOf"] ?? "");
      return { place, number: target === null ? "" : String(pageOf(target) + 1) };
    });
    for (const { place, number } of numbers) place.textContent = number;
    root.classList.remove("is-measured");
    return pages;
  });
}
