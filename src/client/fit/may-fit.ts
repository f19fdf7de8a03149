import { flowIn } from "./flow.ts";
import { bodyOf, rootFlowsOf, tolerancePx, type SlideState } from "./measure-slide.ts";
import { isPlain, wordsWidth } from "./words-width.ts";

/** How the type and the columns of slides are about to be changed. */
export interface Change {
  /** The new size of the type, as a share of the one it is set in. */
  readonly scale: number;
  /** How many columns the flows are about to stand in, of one now. */
  readonly columns: number;
}

interface Room {
  /** Of the slide's body, in CSS px. */
  readonly width: number;
  /** To measure with. */
  readonly range: Range;
}

/**
 * Returns the slides, all too full, that may come to fit by a change. The others cannot: their words
 * would need more lines than there is room for. Only reads, so that slides without hope need not be
 * laid out to know it.
 */
export function thoseThatMayFit(states: readonly SlideState[], change: Change): SlideState[] {
  const range = new Range();
  return states.filter(({ section }) => mayFit(section, change, range));
}

/** Adds up the least that all can come to, from the body's top down. */
function mayFit(section: HTMLElement, change: Change, range: Range): boolean {
  const body = bodyOf(section);
  const room = body.clientHeight * change.columns + tolerancePx;
  const flows = rootFlowsOf(section);
  let height = 0;
  let bottom: number | null = null;
  for (const paragraph of [...headsOf(flows[0], body), ...flows.flatMap(paragraphsIn)]) {
    const box = paragraph.getBoundingClientRect();
    // What stands beside another takes no height of its own.
    if (bottom !== null && box.top < bottom - 1) continue;
    // On a slide that is too full, gaps are as small as they become, but for their type.
    if (bottom !== null && change.columns === 1) height += (box.top - bottom) * change.scale;
    height += leastHeight(paragraph, { ...change, width: body.clientWidth, range });
    bottom = box.bottom;
    if (height > room) return false;
  }
  return true;
}

/** What stands above all flows: a lead line, a table's head. */
function headsOf(flow: HTMLElement | undefined, body: HTMLElement): HTMLElement[] {
  if (flow === undefined) return [];
  const children = [...body.children];
  const own = children.findIndex((child) => child.contains(flow));
  const above = children.slice(0, own).filter((child) => child instanceof HTMLElement);
  return [...above, ...(flow.closest("table")?.tHead?.rows ?? [])];
}

/** The smallest blocks of words under each other: sentences flow into one another. */
function paragraphsIn(flow: HTMLElement): HTMLElement[] {
  if (holdsSentences(flow)) return [flow];
  return [...flow.children].flatMap((unit) => {
    const inner = flowIn(unit);
    if (inner !== null && !holdsSentences(inner)) return paragraphsIn(inner);
    return unit instanceof HTMLElement ? [unit] : [];
  });
}

function holdsSentences(flow: HTMLElement): boolean {
  return flow.firstElementChild?.matches("[data-sentence]") ?? false;
}

/** Words are as wide as their type is large, however their lines break. */
function leastHeight(paragraph: HTMLElement, room: Change & Room): number {
  if (paragraph instanceof HTMLTableRowElement) {
    return Math.max(0, ...[...paragraph.cells].map((cell) => leastHeight(cell, room)));
  }
  const { scale, columns, width, range } = room;
  const style = getComputedStyle(paragraph);
  if (style.display === "inline" || !isPlain(paragraph)) return 0;
  const [lineHeight = 0, type = 0, left = 0, right = 0] = [
    style.lineHeight,
    style.fontSize,
    style.paddingLeft,
    style.paddingRight,
  ].map((size) => Number.parseFloat(size) || 0);
  if (lineHeight === 0) return 0;
  const { offsetWidth, offsetHeight } = paragraph;
  // Heights are whole numbers of px: two lines may seem to be one px less.
  const linesNow = Math.floor((offsetHeight + 1) / lineHeight);
  // Smaller type never needs more room, so one line stays one.
  if (columns === 1 && linesNow <= 1) return offsetHeight * scale;
  // Smaller type beside it may leave it more room, and a mark may hang over its edge.
  const line = offsetWidth + (width - offsetWidth) * (1 - scale) - (left + right - type) * scale;
  const words = wordsWidth(paragraph, { range, between: 0 }) * scale * columns;
  const padding = Math.max(0, offsetHeight - linesNow * lineHeight);
  const least = Math.max(1, Math.ceil(words / line)) * lineHeight + padding;
  // Words inside may be set in smaller lines than their block's.
  return (columns === 1 ? Math.min(least, offsetHeight) : least) * scale;
}
