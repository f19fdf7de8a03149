import type { FittedSlide } from "../../model/fit.ts";
import { continueAll } from "./continue-all.ts";
import { fitHeadings } from "./fit-headings.ts";
import { measureSlide } from "./judge-slide.ts";
import { thoseThatMayFit } from "./may-fit.ts";
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
  const measures = states.map(({ section }) => measureSlide(section));
  // Last: the footer that they stand in is as high with any number, so nothing is laid out again.
  renumber(states);
  return states.map(({ section, source }, index) => ({
    source,
    id: section.id,
    part: parts[index] ?? null,
    measures: measures[index] ?? measureSlide(section),
    html: section.outerHTML,
  }));
}

function crowdedOf(states: readonly SlideState[]): SlideState[] {
  return states.filter(({ section }) => overflows(section));
}

/**
 * Sets the slides in the largest type that they fit in. Returns those that do not come to fit, at
 * their full size. The smallest type is tried first: it tells the many for which no other is left to
 * be tried.
 */
function tryScales(crowded: readonly SlideState[], scales: readonly number[]): SlideState[] {
  const before = new Map(
    crowded.map(({ section }) => [section, section.style.getPropertyValue("--fit")]),
  );
  const set = (states: readonly SlideState[], scale: number): void => {
    for (const { section } of states) setFit(section, before.get(section) ?? "", scale);
  };
  const least = Math.min(...scales);
  const hopeful = thoseThatMayFit(crowded, least);
  set(hopeful, least);
  const failed = new Set(crowdedOf(hopeful));
  let rest = hopeful.filter((state) => !failed.has(state));
  for (const scale of scales) {
    set(rest, scale);
    if (scale > least) rest = crowdedOf(rest);
  }
  set([...failed], 1);
  return crowded.filter((state) => failed.has(state) || !hopeful.includes(state));
}

/** Type that is small already is not made larger. */
function setFit(section: HTMLElement, before: string, scale: number): void {
  const size = Math.min(Number(before || 1), scale);
  section.style.setProperty("--fit", size === 1 ? before : String(size));
}
