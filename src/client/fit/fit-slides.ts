import type { FittedSlide } from "../../model/fit.ts";
import { continueSlide, findCut } from "./continue-slide.ts";
import { bodyOf, flowOf, headingLines, overflows, type SlideState } from "./measure-slide.ts";
import { renumber } from "./renumber.ts";

/** Body type of 32 px may be set down to 30 and 28 before a slide is continued. */
const tighter = [30 / 32, 28 / 32];

/** What cannot be continued is set down to the legible floor of 24 px, */
const smallest = [28 / 32, 26 / 32, 24 / 32];

/** and then scaled as a whole, to no less than a fifth. */
const minimalZoom = 0.2;

/** A heading of 44 px may be set down to 28 px until it stands on two lines. */
const headings = [36 / 44, 32 / 44, 28 / 44];

const maxHeadingLines = 2;

/** Lists with at least this many items may stand in two columns. */
const minimalColumnItems = 6;

/**
 * Makes every slide of the page fit, by the remedies in their order: two columns, tighter type,
 * further slides, scaling. Each remedy is tried on all slides in need at once, so that the page is
 * laid out once a try and not once a slide. The page's fonts and images must be there. Returns the
 * slides as they then stand, in order.
 */
export function fitSlides(page: Document): FittedSlide[] {
  const sections = [...page.querySelectorAll<HTMLElement>(".deck .slide")];
  let states = sections.map((section, source): SlideState => ({
    section,
    source,
    part: null,
    items: null,
    scale: 1,
  }));
  fitHeadings(states);
  let crowded = states.filter(({ section }) => overflows(section));
  crowded = tryColumns(crowded);
  const set = tryScales(states, crowded, tighter);
  states = set.states;
  states = continueAll(states, set.crowded);
  const still = states.filter(({ section }) => overflows(section));
  const last = tryScales(states, still, smallest);
  states = last.states;
  zoom(last.crowded);
  renumber(states);
  return states.map(toFitted);
}

function fitHeadings(states: readonly SlideState[]): void {
  let long = states.filter(({ section }) => headingLines(section) > maxHeadingLines);
  for (const scale of headings) {
    for (const { section } of long) section.style.setProperty("--fit-heading", toNumber(scale));
    long = long.filter(({ section }) => headingLines(section) > maxHeadingLines);
  }
}

/** Returns the slides that do not fit in two columns either; those are as they were. */
function tryColumns(crowded: readonly SlideState[]): SlideState[] {
  const eligible = crowded.filter(({ section }) => hasShortItems(section));
  for (const { section } of eligible) section.dataset["columns"] = "2";
  const failed = new Set(eligible.filter(({ section }) => overflows(section)));
  for (const { section } of failed) delete section.dataset["columns"];
  return crowded.filter((state) => failed.has(state) || !eligible.includes(state));
}

function hasShortItems(section: HTMLElement): boolean {
  const flow = flowOf(section);
  if (flow === null || flow.children.length < minimalColumnItems) return false;
  if (!flow.matches("ul, ol") || flow.matches(".code-lines, .keys")) return false;
  const lineHeight = Number.parseFloat(getComputedStyle(flow).lineHeight);
  return [...flow.children].every(
    (item) =>
      item.getBoundingClientRect().height < lineHeight * 2.5 &&
      item.querySelector("ul, ol, pre, table, img") === null,
  );
}

/**
 * Tries ever smaller type on the crowded slides. Returns all states, with the scale of those that
 * came to fit, and those that did not: they are set back to the full size.
 */
function tryScales(
  states: readonly SlideState[],
  crowded: readonly SlideState[],
  scales: readonly number[],
): { states: SlideState[]; crowded: SlideState[] } {
  const scaleOf = new Map<HTMLElement, number>();
  let rest = [...crowded];
  for (const scale of scales) {
    for (const { section } of rest) section.style.setProperty("--fit", toNumber(scale));
    const failed = rest.filter(({ section }) => overflows(section));
    for (const state of rest) if (!failed.includes(state)) scaleOf.set(state.section, scale);
    rest = failed;
  }
  for (const { section } of rest) section.style.removeProperty("--fit");
  const scaled = states.map((state) => ({
    ...state,
    scale: scaleOf.get(state.section) ?? state.scale,
  }));
  const left = new Set(rest.map(({ section }) => section));
  return { states: scaled, crowded: scaled.filter(({ section }) => left.has(section)) };
}

function continueAll(states: readonly SlideState[], crowded: readonly SlideState[]): SlideState[] {
  const cuts = crowded.map(findCut).filter((cut) => cut !== null);
  const partsOf = new Map(cuts.map((cut) => [cut.state, continueSlide(cut)]));
  return states.flatMap((state) => partsOf.get(state) ?? [state]);
}

/** Scales the whole body of each slide, by halving the interval, all slides in step. */
function zoom(crowded: readonly SlideState[]): void {
  const bounds = new Map(crowded.map(({ section }) => [section, { low: minimalZoom, high: 1 }]));
  for (let round = 0; round < 7; round += 1) {
    for (const [section, bound] of bounds) setZoom(section, (bound.low + bound.high) / 2);
    for (const [section, bound] of bounds) {
      const middle = (bound.low + bound.high) / 2;
      if (overflows(section)) bound.high = middle;
      else bound.low = middle;
    }
  }
  for (const [section, { low }] of bounds) setZoom(section, low);
}

function setZoom(section: HTMLElement, scale: number): void {
  bodyOf(section).style.setProperty("zoom", toNumber(scale));
}

function toNumber(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

function toFitted({ section, source, part, items, scale }: SlideState): FittedSlide {
  const zoomed = Number(bodyOf(section).style.getPropertyValue("zoom") || 1);
  return {
    source,
    id: section.id,
    part,
    items,
    scale: scale * zoomed,
    overflows: overflows(section),
    html: section.outerHTML,
  };
}
