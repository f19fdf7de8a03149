import type { FitResult, FittedSlide } from "../../core/model/fit.ts";
import type { Splice } from "../../core/protocol/live.ts";
import { moveInk } from "../talk/point-tools.ts";

/** What stands in the page of a planned slide: the slide, or its parts in order. */
export type PlannedSlide = readonly HTMLElement[];

/** Planned slides that were fitted, and what was measured of the parts of each. */
export interface FittedSlides {
  readonly slides: readonly PlannedSlide[];
  readonly fits: readonly (readonly FittedSlide[])[];
}

/** Returns the slides of a page that was fitted, by the planned slides that they are of. */
export function toPlanned(sections: readonly HTMLElement[], { slides }: FitResult): FittedSlides {
  const planned: HTMLElement[][] = [];
  const fits: FittedSlide[][] = [];
  for (const [index, fit] of slides.entries()) {
    const section = sections[index];
    if (section === undefined) continue;
    (planned[fit.source] ??= []).push(section);
    (fits[fit.source] ??= []).push(fit);
  }
  return { slides: planned, fits };
}

/** What changes: the splices, and the slides that they bring, as they were fitted. */
interface Replacement {
  readonly splices: readonly Splice[];
  readonly fitted: FittedSlides;
}

/** What stands in the page then. */
interface Replaced extends FittedSlides {
  /** The sections whose content is new. */
  readonly changed: readonly HTMLElement[];
  /** Are there other sections than before? */
  readonly isOther: boolean;
}

/**
 * Puts new slides in the place of others, in the page too. Where as many come as go, the sections
 * stay and are filled anew, so that nothing but them changes.
 */
export function replaceSlides(
  page: Document,
  before: FittedSlides,
  { splices, fitted }: Replacement,
): Replaced {
  const container = page.querySelector(".deck > .slides");
  const slides: PlannedSlide[] = [];
  const fits: (readonly FittedSlide[])[] = [];
  const changed: HTMLElement[] = [];
  let isOther = false;
  let at = 0;
  let used = 0;
  for (const splice of splices) {
    const end = Math.min(splice.at + splice.remove, before.slides.length);
    const old = before.slides.slice(splice.at, end);
    const brought = used + splice.html.length;
    const added = fitted.slides.slice(used, brought);
    const isSame = canRefill(old, added);
    const next = before.slides[end]?.[0] ?? null;
    if (isSame) refill(old.flat(), added.flat());
    else {
      keepInk(old, added);
      for (const section of added.flat()) container?.insertBefore(section, next);
      for (const section of old.flat()) section.remove();
    }
    const now = isSame ? old : added;
    isOther ||= !isSame;
    changed.push(...now.flat());
    slides.push(...before.slides.slice(at, splice.at), ...now);
    fits.push(...before.fits.slice(at, splice.at), ...fitted.fits.slice(used, brought));
    at = end;
    used = brought;
  }
  slides.push(...before.slides.slice(at));
  fits.push(...before.fits.slice(at));
  return { slides, fits, changed, isOther };
}

/** Are there as many sections as before, and has none gone to another place? */
function canRefill(old: readonly PlannedSlide[], added: readonly PlannedSlide[]): boolean {
  if (old.length !== added.length) return false;
  const ids = new Set(old.map(([first]) => first?.id));
  return old.every((parts, index) => {
    const next = added[index] ?? [];
    const isInPlace = parts[0]?.id === next[0]?.id || !ids.has(next[0]?.id);
    return isInPlace && parts.length === next.length;
  });
}

/** What was drawn on a slide stays with the part of it that stands in its place, the last if there are fewer. */
function keepInk(old: readonly PlannedSlide[], added: readonly PlannedSlide[]): void {
  const next = new Map(added.map((parts) => [parts[0]?.id, parts]));
  for (const parts of old) {
    const heirs = next.get(parts[0]?.id);
    for (const [index, section] of parts.entries()) {
      const heir = heirs?.[index] ?? heirs?.at(-1);
      if (heir !== undefined) moveInk(section, heir);
    }
  }
}

/** How reveal.js marks a slide for where it stands. */
const marks = ["past", "present", "future"];

/** Gives slides the content of others, one each, and leaves what says where they stand. */
function refill(old: readonly HTMLElement[], added: readonly HTMLElement[]): void {
  for (const [index, section] of old.entries()) {
    const next = added[index];
    if (next === undefined) continue;
    const kept = marks.filter((mark) => section.classList.contains(mark));
    next.classList.add(...kept);
    for (const name of section.getAttributeNames()) {
      const isOwn = name === "id" || name === "style" || name.startsWith("data-");
      if (isOwn && !next.hasAttribute(name)) section.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) section.setAttribute(name, value);
    moveInk(section, next);
    section.replaceChildren(...next.childNodes);
  }
}
