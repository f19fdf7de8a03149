import type { FitLooks, FitPiece, FittedSlide } from "../../core/model/fit.ts";
import { markNumbers } from "../../core/model/slide-numbers.ts";
import { continueAll, markAsPart } from "./continue-all.ts";
import { fitHeadings, tightHeadings } from "./fit-headings.ts";
import { judgeAll, measureSlide } from "./judge-slide.ts";
import { thoseThatMayFit } from "./may-fit.ts";
import {
  bodyOf,
  crowdedOf,
  endLayOut,
  layOut,
  overflows,
  rootFlowsOf,
  showFooters,
  type SlideState,
  tolerancePx,
} from "./measure-slide.ts";
import { numberParts, renumber } from "./number-parts.ts";
import { splitWideTables } from "./split-columns.ts";
import { countColumns } from "./table-grid.ts";

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

/** Lists with at least this many items may stand in two columns. */
const minimalItems = 6;

/** Items of up to this many lines count as short. */
const maxLines = 2.5;

/** Tries two columns. Returns the slides that do not fit so either; those are as they were. */
function tryColumns(crowded: readonly SlideState[]): SlideState[] {
  const short = crowded.filter(({ section }) => hasShortItems(section));
  const [eligible = []] = thoseThatMayFit(short, [{ scale: 1, columns: 2 }]);
  for (const { section } of eligible) section.dataset["columns"] = "2";
  const failed = new Set(crowdedOf(eligible));
  for (const { section } of failed) delete section.dataset["columns"];
  return crowded.filter((state) => failed.has(state) || !eligible.includes(state));
}

function hasShortItems(section: HTMLElement): boolean {
  const flows = rootFlowsOf(section);
  const [flow] = flows;
  if (flow === undefined || flows.length > 1 || flow.children.length < minimalItems) return false;
  if (!flow.matches("ul, ol") || flow.matches(".code-lines, .keys")) return false;
  const lineHeight = Number.parseFloat(getComputedStyle(flow).lineHeight);
  return [...flow.children].every(
    (item) =>
      item.getBoundingClientRect().height < lineHeight * maxLines &&
      item.querySelector("ul, ol, pre, table, img") === null,
  );
}

/** Nothing is made smaller than this share of its size. */
const minimalZoom = 0.05;

/** Halving the interval this often finds the size to less than a hundredth. */
const rounds = 7;

/** Lets formulas that are too wide go on, on another line, where they are added or compared. */
function wrapFormulas(crowded: readonly SlideState[]): void {
  const formulas = crowded.filter(({ section }) => section.querySelector(".formula") !== null);
  for (const { section } of formulas) section.dataset["wrapped"] = "";
}

/** Scales what cannot be broken (`data-scale`) on the slides that still do not fit. */
function scaleBlocks(crowded: readonly SlideState[]): void {
  const targets = crowded.flatMap(({ section }) => {
    const blocks = [...bodyOf(section).querySelectorAll<HTMLElement>("[data-scale]")];
    return blocks.length === 0 ? [] : [{ section, blocks }];
  });
  zoom(targets);
}

/** Scales the whole body of the slides: the last resort. */
function scaleBodies(crowded: readonly SlideState[]): void {
  zoom(crowded.map(({ section }) => ({ section, blocks: [bodyOf(section)] })));
}

interface Target {
  readonly section: HTMLElement;
  readonly blocks: readonly HTMLElement[];
}

/** Finds the largest zoom at which each slide fits, all slides in step. */
function zoom(targets: readonly Target[]): void {
  const bounds = targets.map((target) => ({ ...target, low: minimalZoom, high: 1 }));
  for (let round = 0; round < rounds; round += 1) {
    for (const bound of bounds) setZoom(bound, (bound.low + bound.high) / 2);
    layOut(bounds);
    for (const bound of bounds) {
      const middle = (bound.low + bound.high) / 2;
      if (overflows(bound.section)) bound.high = middle;
      else bound.low = middle;
    }
  }
  // Where even the smallest does not help, the size is not what is wrong.
  for (const bound of bounds) setZoom(bound, bound.low > minimalZoom ? bound.low : 1);
}

function setZoom({ blocks }: Target, scale: number): void {
  for (const block of blocks) {
    block.style.setProperty("zoom", scale === 1 ? "" : String(Math.round(scale * 10_000) / 10_000));
  }
}

/**
 * Lets very long words break anywhere in tables that are wider than their slide, in the columns that
 * take more than their share of it: else the whole table would be scaled until nobody can read it.
 */
function wrapWords(states: readonly SlideState[]): void {
  const wide = states.flatMap(({ section }) => {
    const body = section.matches(".layout-table") ? bodyOf(section) : null;
    const table = body?.querySelector<HTMLTableElement>("table") ?? null;
    if (body === null || table === null) return [];
    const { clientWidth } = body;
    if (table.offsetWidth <= clientWidth + tolerancePx) return [];
    const share = clientWidth / Math.max(1, countColumns(table));
    const cells = [...table.rows].flatMap((row) => [...row.cells]);
    return cells.filter((cell) => cell.offsetWidth > share * cell.colSpan);
  });
  for (const cell of wide) cell.dataset["wrapped"] = "";
}
