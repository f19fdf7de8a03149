import type { FitLooks, FitResult } from "../../model/fit.ts";
import { drawDiagrams } from "./draw-diagrams.ts";
import { fitSlides } from "./fit-slides.ts";
import { pageReady } from "./page-ready.ts";

/** Draws the page's diagrams, then makes every slide fit. */
export async function fitPage(page: Document, looks: FitLooks): Promise<FitResult> {
  // Diagrams are drawn as wide as their words, so the fonts must be there before.
  await pageReady(page);
  const faults = await drawDiagrams(page);
  return { slides: fitSlides(page, looks), faults };
}
