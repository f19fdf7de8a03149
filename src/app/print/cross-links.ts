import type { Page } from "puppeteer-core";

import { decodePercent } from "../../core/model/link.ts";
import { fragmentAddress } from "../../pdf/join/link-pages.ts";
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

/** What links on a slide, or in another piece of a page, lead to, and what in it they can lead to. */
export interface SlideLinks {
  /** The fragments of its links, with their `#`. */
  readonly hrefs: readonly string[];
  /** The ids of its elements. */
  readonly ids: readonly string[];
}

/** Returns the links and the ids of each slide of a page, in order, or of other pieces of it. */
export async function takeLinks(
  page: Page,
  pieces = ".deck > .slides > .slide",
): Promise<SlideLinks[]> {
  const json = await page.evaluate((pieces) => {
    const read = (slide: Element, selector: string, name: string): (string | null)[] =>
      [...slide.querySelectorAll(selector)].map((element) => element.getAttribute(name));
    const slides = Array.from(document.querySelectorAll(pieces), (slide) => ({
      hrefs: read(slide, 'a[href^="#"]', "href"),
      ids: [slide.id, ...read(slide, "[id]", "id")].filter((id) => id !== ""),
    }));
    return JSON.stringify(slides);
  }, pieces);
  return JSON.parse(json) as SlideLinks[];
}

/**
 * Returns what links on pages lead to; `slides` says which slide each shows, and `links` what there is
 * on these. Of several pages that show one, its steps, the first alone has ids (`splitSteps`).
 */
export function linksOfPages(
  slides: readonly number[],
  links: readonly SlideLinks[],
): SlideLinks[] {
  return slides.map((slide, page) => {
    const { hrefs = [], ids = [] } = links[slide] ?? {};
    return { hrefs, ids: page > 0 && slides[page - 1] === slide ? [] : ids };
  });
}

/** Finds the links between pages, of which each is a slide. Of elements with one id the first is meant. */
export function findCrossLinks(pages: readonly SlideLinks[]): CrossLink[] {
  const places = new Map<string, number>();
  for (const [page, { ids }] of pages.entries()) {
    for (const id of ids) if (!places.has(id)) places.set(id, page);
  }
  return pages.flatMap(({ hrefs }, from) =>
    hrefs.flatMap((href): CrossLink[] => {
      const id = href.slice(1);
      const to = places.get(id) ?? places.get(decodePercent(id));
      return to === undefined || to === from ? [] : [{ href, from, to }];
    }),
  );
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
