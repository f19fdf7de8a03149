import type { FlowWindow } from "../../core/model/fit.ts";
import { chooseBreaks, type Room } from "./choose-breaks.ts";
import { splitFlow } from "./flow.ts";
import {
  bodyOf,
  footerOf,
  footnoteListOf,
  rootFlowsOf,
  type SlideState,
  stillFooter,
} from "./measure-slide.ts";
import { markPart, markRepeated } from "./number-parts.ts";
import { type LeafPlace, type PlacedLeaf, readLeaves } from "./read-leaves.ts";
import { shareFootnotes, shareNotes, takeFootnotes } from "./share-notes.ts";

/** A slide that is laid out whole, as it was read before any is cut. */
export interface SlideReading {
  readonly state: SlideState;
  readonly flows: readonly HTMLElement[];
  /** Which of the slide's flows these are, inner ones counted too, in document order; 0-based. */
  readonly flowIndexes: readonly number[];
  readonly leaves: readonly PlacedLeaf[];
  readonly room: Room;
  /** How many columns the flows stand in. */
  readonly columns: number;
  readonly footerHeightPx: number;
}

/** Reads a slide that is too full; null where it has nothing to cut between. */
export function readSlide(state: SlideState): SlideReading | null {
  const { section } = state;
  const flows = rootFlowsOf(section);
  const leaves = readLeaves(flows);
  if (leaves.length < 2) return null;
  const all = allFlowsIn(section);
  return {
    state,
    flows,
    flowIndexes: flows.map((flow) => all.indexOf(flow)),
    leaves,
    room: roomOn(section, flows, leaves),
    columns: Math.max(1, ...flows.map(columnsOf)),
    footerHeightPx: footerOf(section)?.offsetHeight ?? 0,
  };
}

/** Returns the reading of a slide for a section of the same HTML, which need not be laid out. */
export function readingFor(reading: SlideReading, section: HTMLElement): SlideReading {
  const all = allFlowsIn(section);
  const flows = reading.flowIndexes.map((index) => all[index]).filter((flow) => flow !== undefined);
  return { ...reading, state: { ...reading.state, section }, flows };
}

function allFlowsIn(section: HTMLElement): HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>("[data-flow]")];
}

/** Returns the first leaf of each part, by index, ascending, with the room made smaller by a share. */
export function breaksOf({ leaves, room }: SlideReading, shrink: number): number[] {
  return chooseBreaks(leaves, { ...room, height: room.height * (1 - shrink) });
}

/** Returns how much of its flows a slide can hold. */
function roomOn(
  section: HTMLElement,
  flows: readonly HTMLElement[],
  leaves: readonly PlacedLeaf[],
): Room {
  const body = bodyOf(section).getBoundingClientRect();
  const list = footnoteListOf(section);
  const isApart = list !== null && !flows.includes(list);
  const last = flows.at(-1);
  const top = leaves[0]?.top ?? body.top;
  const below = last === undefined ? 0 : paddingBelow(last, bodyOf(section));
  const columns = Math.max(1, ...flows.map(columnsOf));
  const footnotes = isApart ? heightsOf(list) : new Map<number, number>();
  const named = new Set(leaves.flatMap((leaf) => leaf.footnotes));
  const others = [...footnotes].filter(([number]) => !named.has(number));
  return {
    height: Math.max(1, (body.bottom - top - below) * columns),
    footnotes,
    first: others.reduce((sum, [, height]) => sum + height, 0),
  };
}

/** What frames add under a flow, up to the body. */
function paddingBelow(flow: HTMLElement, body: HTMLElement): number {
  let sum = 0;
  for (
    let element: Element | null = flow;
    element !== null && element !== body;
    element = element.parentElement
  ) {
    const { paddingBottom, borderBottomWidth } = getComputedStyle(element);
    sum += Number.parseFloat(paddingBottom) + Number.parseFloat(borderBottomWidth);
  }
  return sum;
}

function columnsOf(flow: HTMLElement): number {
  return Number.parseInt(getComputedStyle(flow).columnCount, 10) || 1;
}

/** The height of each footnote; the first has the list's own edge with it. */
function heightsOf(list: HTMLElement): Map<number, number> {
  const items = [...list.children];
  const edge = Number.parseFloat(getComputedStyle(list).paddingTop);
  return new Map(
    items.map((item) => [
      Number(item.getAttribute("data-index")),
      item.getBoundingClientRect().height + edge,
    ]),
  );
}

/**
 * Cuts a slide into parts, each with heading, lead and frame. Returns them in order. The first is
 * the slide itself, so that what stays on it is not laid out again; the others are not in the page yet.
 */
export function continueSlide(
  { state, flows, leaves, footerHeightPx }: SlideReading,
  breaks: readonly number[],
): SlideState[] {
  const { section } = state;
  const starts = breaks
    .slice(1)
    .map((index) => leaves[index]?.place)
    .filter((place) => place !== undefined);
  const notes = section.querySelector<HTMLElement>(".notes");
  notes?.remove();
  const hasOwnFlow = flows.some((flow) => flow.hasAttribute("data-footnotes"));
  const footnotes = hasOwnFlow ? [] : takeFootnotes(section);
  const contents = splitFlows(flows, starts);
  const frame = copyFrame(section, flows);
  stillFooter(frame, footerHeightPx);
  for (const [index, flow] of flows.entries()) {
    if (contents[0]?.[index] === null) removeFlow(flow);
  }
  const sections = contents.map((own, index) =>
    index === 0 ? section : fillFrame(frame.cloneNode(true) as HTMLElement, own),
  );
  for (const [index, own] of sections.entries()) {
    markPart(own, { index: index + 1, count: sections.length });
    if (index > 0) markRepeated(own);
  }
  const windows = contents.map((_, index) => windowsOf(index, { flows, starts, contents }));
  if (!hasOwnFlow) shareFootnotes(footnotes, sections);
  if (notes !== null) shareNotes(notes, sections, windows);
  return sections.map((own, index) => ({
    ...state,
    section: own,
    windows: windows[index] ?? null,
  }));
}

type Contents = readonly (readonly (HTMLElement | null)[])[];

/** Cuts the flows from the last part to the first. Returns for each part what it has of each flow. */
function splitFlows(flows: readonly HTMLElement[], starts: readonly LeafPlace[]): Contents {
  const parts: (HTMLElement | null)[][] = [];
  const rest: (HTMLElement | null)[] = [...flows];
  for (const { flow: at, path } of starts.toReversed()) {
    parts.unshift(
      rest.map((flow, index) => {
        if (flow === null || index < at) return null;
        const isWhole = index > at || path.every((step) => step === 0);
        if (!isWhole) return splitFlow(flow, path);
        rest[index] = null;
        return flow;
      }),
    );
  }
  return [rest, ...parts];
}

/** Says in numbers what a part holds. */
function windowsOf(
  part: number,
  {
    flows,
    starts,
    contents,
  }: {
    readonly flows: readonly HTMLElement[];
    readonly starts: readonly LeafPlace[];
    readonly contents: Contents;
  },
): FlowWindow[] {
  const begin = starts[part - 1];
  const end = starts[part];
  return flows.flatMap((flow, index) => {
    if (contents[part]?.[index] === null) return [];
    return [
      {
        flow: flow.dataset["flow"] ?? "",
        from: begin?.flow === index ? begin.path : [],
        to: end?.flow === index ? end.path : null,
      },
    ];
  });
}

const slotSelector = "[data-slot]";

/** Returns a copy of an element in which each flow, in their order, is an empty slot. */
function copyFrame(element: HTMLElement, flows: readonly HTMLElement[]): HTMLElement {
  const copy = element.cloneNode(false) as HTMLElement;
  for (const child of element.childNodes) {
    if (flows.some((flow) => flow === child)) copy.append(createSlot(element.ownerDocument));
    else if (child instanceof HTMLElement && flows.some((flow) => child.contains(flow))) {
      copy.append(copyFrame(child, flows));
    } else copy.append(child.cloneNode(true));
  }
  return copy;
}

function createSlot(page: Document): HTMLElement {
  const slot = page.createElement("div");
  slot.dataset["slot"] = "";
  return slot;
}

/** Puts the flows in their slots, and takes away those that nothing stands in (null). Returns the frame. */
function fillFrame(frame: HTMLElement, flows: readonly (HTMLElement | null)[]): HTMLElement {
  for (const [index, slot] of [...frame.querySelectorAll<HTMLElement>(slotSelector)].entries()) {
    const flow = flows[index] ?? null;
    if (flow === null) removeFlow(slot);
    else slot.replaceWith(flow);
  }
  return frame;
}

/** Takes a flow away; what held nothing but it goes with it. */
function removeFlow(flow: Element): void {
  const parent = flow.parentElement;
  flow.remove();
  if (parent?.matches("p") === true && parent.textContent?.trim() === "") parent.remove();
}
