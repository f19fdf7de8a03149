import { balanceParts } from "./balance-parts.ts";
import { bodyOf, flowOf, type SlideState } from "./measure-slide.ts";

/** Where a slide is cut: read first, for all slides, before any is changed. */
export interface Cut {
  readonly state: SlideState;
  readonly parts: readonly { readonly start: number; readonly end: number }[];
}

/** Reads where a slide that is too full must be cut; null where its flow has nothing to cut between. */
export function findCut(state: SlideState): Cut | null {
  const flow = flowOf(state.section);
  if (flow === null || flow.children.length < 2) return null;
  const boxes = [...flow.children].map((child) => child.getBoundingClientRect());
  const top = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const body = bodyOf(state.section).getBoundingClientRect();
  // Columns that are too full go on beyond the right edge: those are not there to be filled.
  const columns = new Set(
    boxes.filter((box) => box.left < body.right).map((box) => Math.round(box.left)),
  ).size;
  const below = Math.max(0, contentBottom(state.section) - bottom);
  const room = (body.bottom - top - below) * columns;
  const parts = balanceParts(heightsOf(boxes), room);
  return parts.length < 2 ? null : { state, parts };
}

/** How much of a column each item takes, with the gap under it; the last of a column has none. */
function heightsOf(boxes: readonly DOMRect[]): number[] {
  const nextTop = new Map<number, number>();
  return boxes
    .toReversed()
    .map((box) => {
      const column = Math.round(box.left);
      const below = nextTop.get(column);
      nextTop.set(column, box.top);
      return below !== undefined && below > box.top ? below - box.top : box.height;
    })
    .toReversed();
}

/** The lower edge of what the body holds: a frame around the flow has an edge of its own. */
function contentBottom(section: HTMLElement): number {
  const children = [...bodyOf(section).children];
  return Math.max(...children.map((child) => child.getBoundingClientRect().bottom));
}

/** Puts the parts of a slide in its place, each with heading, lead and frame. Returns them in order. */
export function continueSlide({ state, parts }: Cut): SlideState[] {
  const { section, source } = state;
  const count = parts.length;
  const sections = parts.map((_, index) =>
    index === 0 ? section : (section.cloneNode(true) as HTMLElement),
  );
  section.after(...sections.slice(1));
  return parts.map(({ start, end }, index) => {
    const own = sections[index] ?? section;
    const part = { index: index + 1, count };
    if (index > 0) {
      own.id = `${section.id}--${index + 1}`;
      own.querySelector(".notes")?.remove();
      own.querySelector(".footnotes")?.remove();
    }
    const flow = flowOf(own);
    if (flow !== null) keepItems(flow, start, end);
    markPart(own, part);
    return { section: own, source, part, items: { start, end }, scale: 1 };
  });
}

function keepItems(flow: HTMLElement, start: number, end: number): void {
  for (const [index, child] of [...flow.children].entries()) {
    if (index < start || index >= end) child.remove();
  }
  if (flow instanceof HTMLOListElement && flow.hasAttribute("start")) flow.start += start;
}

function markPart(section: HTMLElement, part: { index: number; count: number }): void {
  section.dataset["part"] = String(part.index);
  const label = section.querySelector<HTMLElement>("[data-part-label]");
  if (label !== null) {
    label.hidden = false;
    label.textContent = `(${part.index}/${part.count})`;
  }
  const continued = section.querySelector<HTMLElement>("[data-continued]");
  if (continued !== null) continued.hidden = part.index === part.count;
}
