import type { FitLooks, FitPiece, FitResult } from "../../core/model/fit.ts";
import { drawDiagrams } from "./draw-diagrams.ts";
import { fitSlides } from "./fit-slides.ts";
import { pageReady } from "./page-ready.ts";

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
