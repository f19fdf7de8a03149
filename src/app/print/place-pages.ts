import type { Page } from "puppeteer-core";

import { narrowBlocks } from "./narrow-blocks.ts";
import { settleHyphens } from "./settle-hyphens.ts";

/** On which pages of a handout things will be printed, 0-based. */
export interface Places {
  /** Of each entry, in order. */
  readonly entries: readonly number[];
  /** Of what links may lead to: slides and headings, by their ids. */
  readonly ids: Readonly<Record<string, number>>;
  /** How many pages there will be. */
  readonly count: number;
}

/**
 * Returns where a handout's entries will be printed, and writes the numbers of the contents, once all
 * is as wide as its page and lines end where they will; `before` is how many pages stand before the first. Sheets are a page
 * each, after those of the front; what flows is set for a moment in columns of a page's size, which
 * the browser breaks as it breaks pages.
 */
export async function placePages(page: Page, before = 0): Promise<Places> {
  await narrowBlocks(page);
  await settleHyphens(page);
  return page.evaluate((before) => {
    const sheets = [...document.querySelectorAll(".sheet")];
    const root = document.documentElement;
    root.classList.add("is-measured");
    // On sheets, nothing need be read to know where it stands.
    const { left, width } =
      sheets.length > 0 ? { left: 0, width: 1 } : document.body.getBoundingClientRect();
    const pageAt = (box: DOMRect | undefined): number =>
      box === undefined ? 0 : Math.round((box.left - left) / width);
    const inFront = document.querySelector(".front")?.getClientRects().length ?? 0;
    const pageOf = (element: Element): number => {
      const sheet = element.closest(".sheet");
      return sheet === null ? pageAt(element.getClientRects()[0]) : inFront + sheets.indexOf(sheet);
    };
    const entries = [...document.querySelectorAll("[data-entry]")].map(pageOf);
    const named = document.querySelectorAll(":is(.slide, h1, h2, h3, h4, h5, h6)[id]");
    const ids = Object.fromEntries([...named].map((element) => [element.id, pageOf(element)]));
    const boxes = [...(document.querySelector("main")?.getClientRects() ?? [])];
    const count = sheets.length > 0 ? inFront + sheets.length : pageAt(boxes.at(-1)) + 1;
    const numbers = [...document.querySelectorAll<HTMLElement>("[data-page-of]")].map((place) => {
      const target = document.getElementById(place.dataset["pageOf"] ?? "");
      return { place, number: target === null ? "" : String(before + pageOf(target) + 1) };
    });
    for (const { place, number } of numbers) place.textContent = number;
    root.classList.remove("is-measured");
    return { entries, ids, count };
  }, before);
}
