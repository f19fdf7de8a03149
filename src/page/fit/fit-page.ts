import type { FitLooks, FitPiece, FitResult } from "../../core/model/fit.ts";
import { drawDiagrams } from "./draw-diagrams.ts";
import { fitSlides } from "./fit-slides.ts";

/** Draws the page's diagrams, then makes every slide fit. `piece` is null where the page holds the whole deck. */
export async function fitPage(
  page: Document,
  looks: FitLooks,
  piece: FitPiece | null = null,
): Promise<FitResult> {
  // Diagrams are drawn as wide as their words, so the fonts must be there before.
  await pageReady(page);
  const faults = await drawDiagrams(page, piece?.diagramsBefore ?? 0);
  return { slides: fitSlides(page, looks, piece), faults };
}

/** Resolves when every font and image of the page is there or has failed: nothing moves after that. */
async function pageReady(page: Document): Promise<void> {
  const fonts = [...page.fonts].map((font) => font.load().catch(() => null));
  const images = [...page.images].map((image) => imageSettled(image));
  await Promise.all([...fonts, ...images]);
  await page.fonts.ready;
}

function imageSettled(image: HTMLImageElement): Promise<void> {
  if (image.complete) return Promise.resolve();
  return new Promise((resolve) => {
    image.addEventListener("load", () => resolve(), { once: true });
    image.addEventListener("error", () => resolve(), { once: true });
  });
}
