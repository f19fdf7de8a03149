import type { Page } from "puppeteer-core";

import type { OutlineEntry } from "../../pdf/pdf-outline.ts";

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
  await fixHyphens(page);
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

/**
 * Leads bookmarks, which count the entries of a page, to the pages on which these are printed; `before`
 * is how many pages stand before the first.
 */
export function placeOutline(
  entries: readonly OutlineEntry[],
  places: readonly number[],
  before = 0,
): readonly OutlineEntry[] {
  return entries.map(({ title, page, children }) => ({
    title,
    page: typeof page === "number" ? before + (places[page] ?? 0) : page,
    children: placeOutline(children, places, before),
  }));
}

/**
 * Scales down what is wider than its room in a handout's prose and cannot be broken: parts of
 * formulas, and tables of many columns. Chrome would print all pages smaller instead, and their
 * number would be another than the contents and bookmarks have.
 */
async function narrowBlocks(page: Page): Promise<void> {
  await page.emulateMediaType("print");
  await page.evaluate(() => {
    const wide = document.querySelectorAll<HTMLElement>(".prose :is(.katex .base, table)");
    const scales = new Map<HTMLElement, number>();
    for (const part of wide) {
      const whole = part.closest<HTMLElement>(".katex") ?? part;
      const room = whole.parentElement?.closest<HTMLElement>("td, th, li, dd, blockquote, .prose");
      const scale = (room?.clientWidth ?? 0) / part.offsetWidth;
      if (scale < (scales.get(whole) ?? 1)) scales.set(whole, scale);
    }
    for (const [whole, scale] of scales) whole.style.zoom = String(scale);
  });
}

/**
 * Takes every soft hyphen out of a handout's prose, and sets a hyphen where a line ends at one: a
 * PDF would have the others in its words, where programs that read it find them. Lines stay as they
 * are.
 */
export async function fixHyphens(page: Page): Promise<void> {
  await page.emulateMediaType("print");
  await page.evaluate(() => {
    const soft = "\u00AD";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { readonly node: Text; at: readonly number[] }[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text) || !node.data.includes(soft)) continue;
      if (!node.parentElement?.closest(".prose")) continue;
      const at = [...node.data.matchAll(/\u00AD/g)].map(({ index }) => index);
      found.push({ node, at });
    }
    if (found.length === 0) return;
    const range = document.createRange();
    /** Do the letters from one place to another stand on several lines? */
    const isParted = (node: Text, from: number, to: number): boolean => {
      range.setStart(node, Math.max(from, 0));
      range.setEnd(node, Math.min(to, node.length));
      return range.getClientRects().length > 1;
    };
    const root = document.documentElement;
    root.classList.add("is-measured");
    const ends = found.map(({ node, at }) => at.filter((at) => isParted(node, at - 1, at + 2)));
    for (const [index, hyphens] of found.entries()) {
      const kept = new Set(ends[index]);
      let data = "";
      const places: number[] = [];
      for (const [at, letter] of hyphens.node.data.split("").entries()) {
        if (kept.has(at)) places.push(data.length);
        data += letter === soft ? (kept.has(at) ? "-" : "") : letter;
      }
      hyphens.node.data = data;
      hyphens.at = places;
    }
    // Where a line came to end elsewhere, a word would have a hyphen inside a line.
    for (;;) {
      const astray = found.map(({ node, at }) => at.filter((at) => !isParted(node, at, at + 2)));
      if (astray.every((places) => places.length === 0)) break;
      for (const [index, hyphens] of found.entries()) {
        const gone = astray[index] ?? [];
        for (const at of gone.toReversed()) hyphens.node.deleteData(at, 1);
        hyphens.at = hyphens.at
          .filter((at) => !gone.includes(at))
          .map((at) => at - gone.filter((other) => other < at).length);
      }
    }
    root.classList.remove("is-measured");
  });
}

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
