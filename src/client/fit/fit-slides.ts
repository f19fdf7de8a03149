import type { FittedSlide } from "../../model/fit.ts";
import { continueAll } from "./continue-all.ts";
import { fitHeadings } from "./fit-headings.ts";
import { measureSlide } from "./judge-slide.ts";
import { overflows, type SlideState } from "./measure-slide.ts";
import { numberParts } from "./number-parts.ts";
import { renumber } from "./renumber.ts";
import { scaleBodies, scaleBlocks, wrapFormulas } from "./scale-blocks.ts";
import { splitWideTables } from "./split-columns.ts";
import { tryColumns } from "./try-columns.ts";

/** Body type of 32 px may be set down to 30 and 28 before a slide is continued. */
const tighter = [30 / 32, 28 / 32];

/** What cannot be continued is set down to the legible floor of 24 px before it is scaled. */
const smallest = [28 / 32, 26 / 32, 24 / 32];

/**
 * Makes every slide of the page fit, by the remedies in their order: two columns, tighter type,
 * further slides, scaling. Each remedy is tried on all slides in need at once, so that the page is
 * laid out once a try and not once a slide. The page's fonts and images must be there. Returns the
 * slides as they then stand, in order.
 */
export function fitSlides(page: Document): FittedSlide[] {
  const sections = [...page.querySelectorAll<HTMLElement>(".deck .slide")];
  const planned = sections.map((section, source): SlideState => ({
    section,
    source,
    windows: null,
    columns: null,
  }));
  fitHeadings(sections);
  let states = splitWideTables(planned);
  const crowded = tryColumns(crowdedOf(states));
  states = continueAll(states, tryScales(crowded, tighter));
  const still = tryScales(crowdedOf(states), smallest);
  wrapFormulas(still);
  scaleBlocks(crowdedOf(still));
  scaleBodies(crowdedOf(still));
  const parts = numberParts(states);
  renumber(states);
  return states.map(({ section, source }, index) => ({
    source,
    id: section.id,
    part: parts[index] ?? null,
    measures: measureSlide(section),
    html: section.outerHTML,
  }));
}

function crowdedOf(states: readonly SlideState[]): SlideState[] {
  return states.filter(({ section }) => overflows(section));
}

/** Tries ever smaller type on the slides. Returns those that did not come to fit, at their full size. */
function tryScales(crowded: readonly SlideState[], scales: readonly number[]): SlideState[] {
  let rest = [...crowded];
  const before = rest.map(({ section }) => section.style.getPropertyValue("--fit"));
  const sizes = new Map(rest.map(({ section }, index) => [section, before[index] ?? ""]));
  for (const scale of scales) {
    for (const { section } of rest) setFit(section, scale);
    rest = rest.filter(({ section }) => overflows(section));
  }
  for (const { section } of rest) section.style.setProperty("--fit", sizes.get(section) ?? "");
  return rest;
}

/** Type that is small already is not made larger again. */
function setFit(section: HTMLElement, scale: number): void {
  const now = Number(section.style.getPropertyValue("--fit") || 1);
  section.style.setProperty("--fit", String(Math.min(now, scale)));
}
