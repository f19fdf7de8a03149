import type { FittedPart, FlowWindow } from "../../model/fit.ts";
import { flowsOf } from "./flow.ts";

/** A slide in the page, and what was done to make it fit. */
export interface SlideState {
  readonly section: HTMLElement;
  /** The 0-based index of the planned slide. */
  readonly source: number;
  /** What stands on it of each flow; null for all. */
  readonly windows: readonly FlowWindow[] | null;
  readonly columns: FittedPart["columns"];
}

/** Half a pixel: what rounding alone can make a box stick out. */
export const tolerancePx = 0.5;

/** Marks hang left of the text's edge by up to this much. */
const hangPx = 40;

/** Returns the box that a slide's content must stay in. */
export function bodyOf(section: HTMLElement): HTMLElement {
  return section.querySelector<HTMLElement>(".slide-body") ?? section;
}

/** KaTeX's second copy, for screen readers, is clipped away. */
const clipped = ".katex-mathml, .katex-mathml *";

/** Does any part of the content leave the body's box? */
export function overflows(section: HTMLElement): boolean {
  const body = bodyOf(section);
  if (isTooLarge(body)) return true;
  const box = body.getBoundingClientRect();
  for (const element of body.querySelectorAll("*")) {
    if (sticksOut(element, element.getBoundingClientRect(), box)) return true;
  }
  return false;
}

/** Is what a body holds larger than the body? What leaves it above or to the left does not count. */
export function isTooLarge(body: HTMLElement): boolean {
  return (
    body.scrollHeight > body.clientHeight + tolerancePx ||
    body.scrollWidth > body.clientWidth + tolerancePx
  );
}

/** Does an element in a body, by their boxes, leave it? */
export function sticksOut(element: Element, own: DOMRect, body: DOMRect): boolean {
  if (own.width === 0 || own.height === 0) return false;
  const isOut =
    own.bottom > body.bottom + tolerancePx ||
    own.top < body.top - tolerancePx ||
    own.right > body.right + tolerancePx ||
    own.left < body.left - hangPx;
  return isOut && !element.matches(clipped);
}

/**
 * How high the heading's text is, in lines of its own. `range` is used to measure: one for all
 * slides, since every change of the page looks at every range there is.
 */
export function headingLines(section: HTMLElement, range: Range): number {
  const heading = section.querySelector(".slide-header")?.querySelector("h2") ?? null;
  if (heading === null) return 0;
  range.selectNodeContents(heading);
  const lineHeight = Number.parseFloat(getComputedStyle(heading).lineHeight);
  return Math.round(range.getBoundingClientRect().height / lineHeight);
}

/** The list of a slide's footnotes; null where it has none. */
export function footnoteListOf(section: HTMLElement): HTMLElement | null {
  return bodyOf(section).querySelector<HTMLElement>("[data-footnotes]");
}

/**
 * Returns the flows of a slide that may go on to another one, in document order. Each footnote goes
 * with its mark; they are a flow of their own where one is very long or nothing else can be cut.
 */
export function rootFlowsOf(section: HTMLElement): HTMLElement[] {
  const body = bodyOf(section);
  const list = footnoteListOf(section);
  const flows = flowsOf(body).filter((flow) => flow.firstElementChild !== null);
  const others = flows.filter((flow) => flow !== list);
  const limit = body.clientHeight * maxFootnoteShare;
  const isLong = [...(list?.children ?? [])].some((item) => item.clientHeight > limit);
  return isLong || others.length === 0 ? flows : others;
}

/** A footnote that takes more of the body than this goes on by itself. */
const maxFootnoteShare = 0.4;
