import type { Page } from "puppeteer-core";

import { fragmentAddress } from "../join/page-address.ts";
import type { PageRange } from "./divide-pages.ts";

/** A link from one page to what stands on another. */
export interface CrossLink {
  /** As the page has it: `#` and an id. */
  readonly href: string;
  /** The page that it stands on, 0-based. */
  readonly from: number;
  /** The page that it leads to, 0-based. */
  readonly to: number;
}

/** What the links of one part have to do with the other parts: hrefs, each once. */
export interface PartLinks {
  /** They lead out of the part. */
  readonly outward: readonly string[];
  /** Something of another part leads by them into this one. */
  readonly inward: readonly string[];
}

/** Finds the links between the slides of a page in which each slide is to be a page. */
export async function findCrossLinks(page: Page): Promise<CrossLink[]> {
  const json = await page.evaluate(() => {
    const slides = [...document.querySelectorAll(".deck .slide")];
    const numbers = new Map(slides.map((slide, index) => [slide, index]));
    const pageOf = (element: Element | null): number | null => {
      const slide = element?.closest(".slide");
      return slide ? (numbers.get(slide) ?? null) : null;
    };
    const decode = (fragment: string): string => {
      try {
        return decodeURIComponent(fragment);
      } catch {
        return fragment;
      }
    };
    const links: CrossLink[] = [];
    for (const link of document.querySelectorAll('.deck .slide a[href^="#"]')) {
      const href = link.getAttribute("href") ?? "";
      const id = href.slice(1);
      const from = pageOf(link);
      const to = pageOf(document.getElementById(id) ?? document.getElementById(decode(id)));
      if (from !== null && to !== null && from !== to) links.push({ href, from, to });
    }
    return JSON.stringify(links);
  });
  return JSON.parse(json) as CrossLink[];
}

/** Returns what the links of a part have to do with the others. */
export function linksOfPart(links: readonly CrossLink[], { start, end }: PageRange): PartLinks {
  const isIn = (page: number): boolean => page >= start && page < end;
  const hrefs = (some: readonly CrossLink[]): string[] => [
    ...new Set(some.map(({ href }) => href)),
  ];
  return {
    outward: hrefs(links.filter(({ from, to }) => isIn(from) && !isIn(to))),
    inward: hrefs(links.filter(({ from, to }) => isIn(to) && !isIn(from))),
  };
}

/**
 * Makes the links of a part's page fit for joining. Chrome would print one that leads to nothing in the
 * page as mere words, and gives a place a name only where something in the page leads to it: such a
 * link need not be seen.
 */
export async function leadAcross(page: Page, { outward, inward }: PartLinks): Promise<void> {
  if (outward.length + inward.length === 0) return;
  await page.evaluate(
    (out, into, address) => {
      const leaving = new Set(out);
      for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
        if (!leaving.has(link.getAttribute("href") ?? "")) continue;
        link.href = address + link.hash.slice(1);
      }
      for (const href of into) {
        const link = document.createElement("a");
        link.href = href;
        link.hidden = true;
        document.body.append(link);
      }
    },
    outward,
    inward,
    fragmentAddress,
  );
}
