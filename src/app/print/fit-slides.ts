import type { Page } from "puppeteer-core";

import { endlessDiagram, type DiagramLimits } from "../../core/check/check-diagrams.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import type { FitLooks, FitPiece, FitResult } from "../../core/model/fit.ts";

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
    // It has been reported.
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

/** What is watched, and for how long. */
export interface DiagramWatch extends DiagramLimits {
  /** The chapter's, as diagnostics show it. */
  readonly path: string;
}

/**
 * Returns what `work` returns, which has the page draw its diagrams. The page reports the line of each
 * before it is drawn (`client/fit/draw-diagrams.ts`); one that takes longer than its limit hangs the
 * page, which can then neither answer nor stop: throws LecternError `endless-diagram`, as it does for
 * the one that is being drawn when all of them have taken too long.
 */
export async function watchDiagrams<T>(
  page: Page,
  { path, ...limits }: DiagramWatch,
  work: () => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let endsAt = Infinity;
  let giveUp: (error: LecternError) => void = () => undefined;
  const hung = new Promise<never>((_, reject) => (giveUp = reject));
  // An element of this name would be taken for what is exposed.
  await page.evaluate(() => {
    Reflect.set(window, "lecternDiagram", undefined);
  });
  await page.exposeFunction("lecternDiagram", (line: number | null) => {
    clearTimeout(timer);
    if (line === null) return;
    const now = performance.now();
    endsAt = Math.min(endsAt, now + limits.allMs);
    const leftMs = Math.min(limits.eachMs, endsAt - now);
    timer = setTimeout(() => giveUp(toError({ path, line }, limits, leftMs)), leftMs);
  });
  try {
    return await Promise.race([work(), hung]);
  } finally {
    clearTimeout(timer);
  }
}

function toError(
  place: { readonly path: string; readonly line: number },
  limits: DiagramLimits,
  leftMs: number,
): LecternError {
  const diagnostic = endlessDiagram(place, limits, leftMs < limits.eachMs ? "all" : "each");
  const { message, hint } = diagnostic;
  return new LecternError("endless-diagram", message, { hint, diagnostics: [diagnostic] });
}
