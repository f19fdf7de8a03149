import type { Page } from "puppeteer-core";

import { LecternError } from "../../core/model/lectern-error.ts";
import type { FitLooks, FitPiece, FitResult } from "../../core/model/fit.ts";
import { watchDiagrams, type DiagramWatch } from "./watch-diagrams.ts";

declare global {
  interface Window {
    lecternFit?: (looks: FitLooks, piece?: FitPiece | null) => Promise<FitResult>;
  }
}

/** What is asked of a page: how it looks at its slides, and, where it holds a piece of a deck, which. */
export interface FitWish extends FitLooks {
  readonly piece?: FitPiece;
}

/** Fits the slides of a page that was opened with `?fit`, and says how they then stand. `watch` is null where nobody waits for diagrams. */
export async function fitDeck(
  page: Page,
  wish: FitWish,
  watch: DiagramWatch | null,
): Promise<FitResult> {
  // As text: the browser takes a tenth of a millisecond for each object that it hands over.
  const fit = () =>
    page.evaluate(async (asked) => {
      if (typeof window.lecternFit !== "function") return null;
      return JSON.stringify(await window.lecternFit(asked, asked.piece));
    }, wish);
  const json = await (watch === null ? fit() : watchDiagrams(page, watch, fit));
  if (json === null) {
    throw new LecternError("bad-template", "The deck's page did not start lectern's script.", {
      hint: 'A deck.hbs of your own needs {{#if script}}<script src="{{script}}"></script>{{/if}} at its end.',
    });
  }
  return JSON.parse(json) as FitResult;
}

/**
 * Returns the slides of a page as HTML, in order: each a `<section>`, as it stands there. HTML that
 * runs stands in it as it is written (`render/raw-html.ts`), not as what it has made of itself.
 */
export async function takeSlides(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Was told, and is nobody else's affair.
    for (const box of document.querySelectorAll("[data-refused]")) {
      box.removeAttribute("data-refused");
    }
    // In a page of its own nothing runs and nothing is loaded.
    const inert = document.implementation.createHTMLDocument("");
    return Array.from(document.querySelectorAll(".deck > .slides > .slide"), (slide) => {
      if (slide.querySelector("[data-html]") === null) return slide.outerHTML;
      const copy = inert.importNode(slide, true);
      for (const box of copy.querySelectorAll("[data-html]")) {
        box.innerHTML = box.getAttribute("data-html") ?? "";
        box.removeAttribute("data-html");
      }
      return copy.outerHTML;
    });
  });
}
