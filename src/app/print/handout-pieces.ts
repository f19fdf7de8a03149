import type { Page } from "puppeteer-core";

import type { EntryRange, HandoutPages } from "../../core/handouts/handout-page.ts";
import { addPolicy } from "../../core/render/page-policy.ts";
import type { HtmlTrust } from "../../core/settings/settings.ts";
import type { Staging } from "../files/write-folder.ts";
import { type SlideLinks, takeLinks } from "./cross-links.ts";
import type { OutputTabs } from "./fit-deck.ts";
import { placePages, type Places } from "./place-pages.ts";
import { unlessCrashed } from "./unless-crashed.ts";

/** A part of a handout, as a staged page that needs only be numbered and printed. */
export interface HandoutPart {
  readonly file: string;
  /** How many pages it has, as measured. */
  readonly count: number;
  /** Of each of its entries the page, from 0 for its own first. */
  readonly entries: Places["entries"];
  readonly ids: Places["ids"];
  readonly links: SlideLinks;
}

/** What is divided, and where. */
export interface HandoutPress {
  /** What it is called: the part's files begin with it. */
  readonly name: string;
  readonly pages: HandoutPages;
  /** Does the chapter's HTML run in it? */
  readonly trust: HtmlTrust;
  /** How many entries stand in a page of the browser, unless more are needed to find an end. */
  readonly most: number;
  readonly staging: Staging;
  readonly withTab: OutputTabs["withTab"];
  /** The chapter's, as diagnostics show it. */
  readonly path: string;
}

/** A part ends so many pages at least before what stands in the tab does: what follows can move these. */
const pagesBehind = 2;

/**
 * Divides a handout where one of its pages ends with an entry, and the next, a right-hand one, begins
 * with another: pages break there also when all is printed in one piece. Returns the parts, whose pages are staged; a
 * single one where there is no such place, which then has all.
 */
export async function divideHandout(press: HandoutPress): Promise<HandoutPart[]> {
  const parts: HandoutPart[] = [];
  let start = 0;
  while (start < press.pages.count) {
    let most = press.most;
    for (;;) {
      const end = Math.min(press.pages.count, start + most);
      const found = await layOutPart(press, { start, end });
      if (found === null) {
        most *= 2;
        continue;
      }
      parts.push(found);
      start += found.entries.length;
      break;
    }
  }
  return parts;
}

/** Lays out some entries, and stages as many of them as make a part; null where none but all further ones would. */
function layOutPart(press: HandoutPress, range: EntryRange): Promise<HandoutPart | null> {
  const { name, pages, staging, withTab, path } = press;
  const { start, end } = range;
  const isLast = end === pages.count;
  return withTab(async (open) => {
    const file = `${name}-from-${start + 1}.html`;
    await staging.write(file, addPolicy(pages.render(range), press.trust, "printed"));
    const page = await open(file);
    const work = async (): Promise<HandoutPart | null> => {
      await keepMain(page, start > 0);
      const places = await placePages(page);
      const cut = isLast ? null : await chooseEnd(page, places);
      if (!isLast && cut === null) return null;
      if (cut !== null) await cutBehind(page, cut);
      const [links = { hrefs: [], ids: [] }] = await takeLinks(page, "body");
      await staging.write(file, await page.content());
      return { file, ...placesUpTo(places, cut), links };
    };
    const what = `laid out the entries ${start + 1} to ${end} of a handout of ${path}`;
    return unlessCrashed(page, what, work());
  });
}

/** Returns the last entry that may begin another part; null where there is none. */
async function chooseEnd(page: Page, { entries, count }: Places): Promise<number | null> {
  const begins = await findBegins(page);
  const isEnd = (entry: number): boolean => {
    const before = entries[entry] ?? 0;
    return entry > 0 && before > 0 && before % 2 === 0 && before + pagesBehind < count;
  };
  return begins.findLast(isEnd) ?? null;
}

function placesUpTo(
  { entries, ids, count }: Places,
  cut: number | null,
): Pick<HandoutPart, "entries" | "ids" | "count"> {
  if (cut === null) return { entries, ids, count };
  const end = entries[cut] ?? count;
  return {
    entries: entries.slice(0, cut),
    ids: Object.fromEntries(Object.entries(ids).filter(([, at]) => at < end)),
    count: end,
  };
}

/**
 * Makes the page of a handout's piece fit to be joined with others: its main element becomes one that
 * stays in the PDF's structure (`startJoin("flow")`). Where it goes on from another piece, nothing
 * stands before that, nor is there room above.
 */
async function keepMain(page: Page, goesOn: boolean): Promise<void> {
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
async function findBegins(page: Page): Promise<number[]> {
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
async function cutBehind(page: Page, entry: number): Promise<void> {
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
