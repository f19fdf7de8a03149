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
  const flowBox = flow.getBoundingClientRect();
  const boxes = [...flow.children].map((child) => child.getBoundingClientRect());
  const heights = boxes.map((box, index) => {
    const next = boxes[index + 1];
    return (next === undefined ? box.bottom : next.top) - box.top;
  });
  const body = bodyOf(state.section).getBoundingClientRect();
  const below = contentBottom(state.section) - (boxes.at(-1)?.bottom ?? flowBox.bottom);
  const first = boxes[0]?.top ?? flowBox.top;
  const parts = balanceParts(heights, body.bottom - first - Math.max(0, below));
  return parts.length < 2 ? null : { state, parts };
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
