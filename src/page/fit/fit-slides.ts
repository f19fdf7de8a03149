import { markNumbers } from "../../core/model/slide-numbers.ts";
import type { FitLooks, FitPiece, FittedSlide } from "../../core/model/fit.ts";
import { continueAll, markAsPart } from "./continue-all.ts";
import { fitHeadings, tightHeadings } from "./fit-headings.ts";
import { judgeAll, measureSlide } from "./judge-slide.ts";
import { crowdedOf, endLayOut, layOut } from "./lay-out.ts";
import { thoseThatMayFit } from "./may-fit.ts";
import { bodyOf, type SlideState } from "./measure-slide.ts";
import { numberParts } from "./number-parts.ts";
import { renumber } from "./renumber.ts";
import { scaleBodies, scaleBlocks, wrapFormulas } from "./scale-blocks.ts";
import { splitWideTables } from "./split-columns.ts";
import { showFooters } from "./still-footer.ts";
import { tryColumns } from "./try-columns.ts";
import { wrapWords } from "./wrap-words.ts";

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
export function fitSlides(
  page: Document,
  looks: FitLooks,
  piece: FitPiece | null = null,
): FittedSlide[] {
  const sections = [...page.querySelectorAll<HTMLElement>(".deck > .slides > .slide")];
  const planned = sections.map((section, source): SlideState => ({
    section,
    source,
    windows: null,
    columns: null,
  }));
  layOut(fitHeadings(planned));
  const whole = splitWideTables(planned);
  wrapWords(whole);
  const { tooFull, measured } = judgeAll(whole);
  const crowded = tryColumns(tooFull);
  const tight = tightHeadings(crowded);
  const mark = (section: HTMLElement) => markAsPart(section, tight.has(section));
  const continued = continueAll(whole, tryScales(crowded, tighter, mark), looks);
  const { states } = continued;
  const still = tryScales(continued.rest, smallest, () => undefined);
  wrapFormulas(still);
  scaleBlocks(crowdedOf(still));
  scaleBodies(crowdedOf(still));
  const parts = numberParts(states);
  const settled = new Map([...measured, ...continued.measured]);
  const measures = states.map(({ section }) => settled.get(section) ?? measureSlide(section));
  continued.complete();
  // Last: the footer that they stand in is as high with any number, so nothing is laid out again.
  renumber(states, null, piece === null ? undefined : markNumbers(piece.mark));
  showFooters(states.map(({ section }) => section));
  endLayOut(states);
  return states.map(({ section, source }, index) => ({
    source,
    id: section.id,
    part: parts[index] ?? null,
    measures: measures[index] ?? measureSlide(section),
  }));
}

/**
 * Sets the slides in the largest type that they fit in; `scales` descend. Returns those that do not
 * come to fit, at their full size. The smallest type is tried first, for it tells the many that no
 * other needs to be tried on. Those that are given up are changed by `next` at once, to be laid out
 * together with the others.
 */
function tryScales(
  crowded: readonly SlideState[],
  scales: readonly number[],
  next: (section: HTMLElement) => void,
): SlideState[] {
  const before = new Map(
    crowded.map(({ section }) => [section, bodyOf(section).style.getPropertyValue("--fit")]),
  );
  const set = (states: readonly SlideState[], scale: number): void => {
    for (const { section } of states) setFit(section, before.get(section) ?? "", scale);
  };
  const least = Math.min(...scales);
  const larger = scales.filter((scale) => scale > least);
  const changes = [least, ...larger].map((scale) => ({ scale, columns: 1 }));
  const [hopeful = [], ...hopes] = thoseThatMayFit(crowded, changes);
  const rest = new Set(crowded);
  for (const state of hopeful) rest.delete(state);
  for (const { section } of rest) next(section);
  set(hopeful, least);
  const failed = crowdedOf(hopeful);
  set(failed, 1);
  for (const state of failed) {
    rest.add(state);
    next(state.section);
  }
  const settled = new Set(failed);
  for (const [index, scale] of larger.entries()) {
    const tried = hopes[index]?.filter((state) => !settled.has(state)) ?? [];
    set(tried, scale);
    const tooLarge = new Set(crowdedOf(tried));
    set([...tooLarge], least);
    for (const state of tried) if (!tooLarge.has(state)) settled.add(state);
  }
  return crowded.filter((state) => rest.has(state));
}

/** Type that is small already is not made larger. */
function setFit(section: HTMLElement, before: string, scale: number): void {
  const size = Math.min(Number(before || 1), scale);
  bodyOf(section).style.setProperty("--fit", size === 1 ? before : String(size));
}
