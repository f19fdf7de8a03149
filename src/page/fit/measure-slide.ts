import type { FittedPart, FlowWindow } from "../../core/model/fit.ts";
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

/** KaTeX clips away its copy for screen readers, and the ends of what it stretches. */
const clipped = ".katex-mathml, .katex-mathml *, .katex svg, .katex svg *";

const footnoteList = "[data-footnotes]";

/** Where a slide's content must stay, read once a slide. */
export interface Bounds {
  readonly box: DOMRect;
  /** The footnotes at the body's foot, on which nothing else may stand; null where there are none. */
  readonly footnotes: HTMLElement | null;
  /** The lowest that all else may reach, in CSS px of the page. */
  readonly floor: number;
}

/** Reads where the content of a slide must stay. */
export function boundsOf(section: HTMLElement): Bounds {
  const body = bodyOf(section);
  const box = body.getBoundingClientRect();
  const footnotes = body.querySelector<HTMLElement>(footnoteList);
  return { box, footnotes, floor: footnotes?.getBoundingClientRect().top ?? box.bottom };
}

/** Does any part of the content leave the body's box, or run into the footnotes at its foot? */
export function overflows(section: HTMLElement): boolean {
  const body = bodyOf(section);
  if (isTooLarge(body)) return true;
  const bounds = boundsOf(section);
  return boxesIn(body).some((element) =>
    sticksOut(element, element.getBoundingClientRect(), bounds),
  );
}

/**
 * Returns the elements in an element that can stick out of it, in document order: not those that
 * stand among words, since what the words stand in is as large as they are.
 */
export function boxesIn(element: Element, boxes: Element[] = []): Element[] {
  for (let child = element.firstElementChild; child !== null; child = child.nextElementSibling) {
    boxes.push(child);
    if (!holdsWords(child) && !isOwnDrawing(child)) boxesIn(child, boxes);
  }
  return boxes;
}

/** Is it a drawing that the author wrote out? It is cut off at its own edge. */
function isOwnDrawing(element: Element): boolean {
  return element.localName === "svg" && element.closest(".raw-html") !== null;
}

/** Does an element hold words itself, not only in others? */
function holdsWords(element: Element): boolean {
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE && /\S/.test(node.nodeValue ?? "")) return true;
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

/** Does an element of a body, by its own box, leave the bounds? */
export function sticksOut(
  element: Element,
  own: DOMRect,
  { box, footnotes, floor }: Bounds,
): boolean {
  if (own.width === 0 || own.height === 0) return false;
  const isOut =
    own.bottom > box.bottom + tolerancePx ||
    own.top < box.top - tolerancePx ||
    own.right > box.right + tolerancePx ||
    own.left < box.left - hangPx;
  const isInFootnotes = !isOut && own.bottom > floor + tolerancePx && isBeside(element, footnotes);
  return (isOut || isInFootnotes) && !element.matches(clipped);
}

function isBeside(element: Element, footnotes: HTMLElement | null): boolean {
  return footnotes !== null && !footnotes.contains(element) && !element.contains(footnotes);
}

/** The list of a slide's footnotes; null where it has none. */
export function footnoteListOf(section: HTMLElement): HTMLElement | null {
  return bodyOf(section).querySelector<HTMLElement>(footnoteList);
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

type InPage = Pick<SlideState, "section">;

/**
 * Has the slides laid out together when they are read next. Changed slides that are laid out one by
 * one cost the browser, each, a look at all the others: slides inside a container that is laid out
 * itself do not. Call after changes, before the first is read; `endLayOut` takes the traces away.
 */
export function layOut([first]: readonly InPage[]): void {
  const style = containerOf(first)?.style;
  if (style !== undefined) style.paddingBottom = style.paddingBottom === "" ? "1px" : "";
}

/** Leaves the slides' container as it was before `layOut`. */
export function endLayOut([first]: readonly InPage[]): void {
  containerOf(first)?.style.removeProperty("padding-bottom");
}

function containerOf(state: InPage | undefined): HTMLElement | null {
  return state?.section.parentElement ?? null;
}

/** Returns the slides that something runs over, as they are after all changes. */
export function crowdedOf(states: readonly SlideState[]): SlideState[] {
  layOut(states);
  return states.filter(({ section }) => overflows(section));
}

/**
 * A footer is as high on every part of a slide as on the slide. On new parts it keeps that height
 * without being laid out: nobody looks at it before all parts are made.
 */

/** Returns a slide's footer; null for a template that has none of that name. */
export function footerOf(section: HTMLElement): HTMLElement | null {
  return section.querySelector<HTMLElement>(".slide-footer");
}

/** Has a slide's footer stand at a height, in CSS px, without being laid out. */
export function stillFooter(section: HTMLElement, heightPx: number): void {
  const style = footerOf(section)?.style;
  style?.setProperty("height", `${heightPx}px`);
  style?.setProperty("content-visibility", "hidden");
}

/** Takes the traces of `stillFooter` away. */
export function showFooters(sections: readonly HTMLElement[]): void {
  for (const section of sections) {
    const footer = footerOf(section);
    if (footer?.style.contentVisibility !== "hidden") continue;
    footer.style.removeProperty("height");
    footer.style.removeProperty("content-visibility");
    if (footer.getAttribute("style") === "") footer.removeAttribute("style");
  }
}
