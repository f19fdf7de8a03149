import type { FlowWindow } from "../../core/model/fit.ts";
import { breakCosts, type Leaf } from "./choose-breaks.ts";
import { flowIn, leadsIn } from "./flow.ts";
import { isJoined, isReached } from "./table-grid.ts";

/** Where a leaf stands: the index of its flow on the slide, and its path there. */
export interface LeafPlace {
  readonly flow: number;
  readonly path: FlowWindow["from"];
}

/** A leaf, and where it stands. */
export interface PlacedLeaf extends Leaf {
  readonly place: LeafPlace;
}

interface Walk {
  readonly flow: number;
  readonly leaves: PlacedLeaf[];
  /** How far the columns before have moved the current one down. */
  shift: number;
}

interface Branch {
  readonly path: readonly number[];
  /** The height of the heads that are repeated when a break falls in here. */
  readonly repeated: number;
}

/** Reads all leaves of a slide's flows, in document order, as if they stood in one column. */
export function readLeaves(flows: readonly HTMLElement[]): PlacedLeaf[] {
  const leaves: PlacedLeaf[] = [];
  for (const [index, flow] of flows.entries()) {
    const first = leaves.length;
    walkFlow(flow, { path: [], repeated: 0 }, { flow: index, leaves, shift: 0 });
    const leaf = leaves[first];
    const isLedIn = flows[index - 1]?.dataset["flow"] === "lead";
    if (leaf !== undefined && isLedIn) leaves[first] = { ...leaf, breakCost: breakCosts.leadIn };
  }
  return leaves;
}

function walkFlow(flow: HTMLElement, branch: Branch, walk: Walk): void {
  const ownCost = breakCostIn(flow, branch);
  let previous: Element | null = null;
  for (const [index, unit] of [...flow.children].entries()) {
    const path = [...branch.path, index];
    const isInside = unit instanceof HTMLTableRowElement && isJoined(unit) && isReached(unit);
    const cost = leadsIn(previous) ? breakCosts.leadIn : isInside ? breakCosts.nested : ownCost;
    const first = walk.leaves.length;
    const repeated = branch.repeated + (index > 0 ? headHeight(flow) : 0);
    const inner = flowIn(unit);
    if (inner === null) addLeaf(unit, { path, repeated, cost }, walk);
    else walkUnit(unit, { inner, path, repeated, cost, first }, walk);
    previous = unit;
  }
}

function walkUnit(
  unit: Element,
  at: {
    readonly inner: HTMLElement;
    readonly path: readonly number[];
    readonly repeated: number;
    readonly cost: number;
    readonly first: number;
  },
  walk: Walk,
): void {
  const box = unit.getBoundingClientRect();
  const innerTop = at.inner.getBoundingClientRect().top;
  const frame = unit === at.inner ? 0 : Math.max(0, innerTop - box.top);
  walkFlow(at.inner, { path: at.path, repeated: at.repeated + frame }, walk);
  const first = walk.leaves[at.first];
  const last = walk.leaves.at(-1);
  if (first === undefined || last === undefined) return;
  // What frames the unit stands with its first and last leaf; the break before it is the unit's own.
  walk.leaves[at.first] = {
    ...first,
    top: Math.min(first.top, box.top + walk.shift),
    breakCost: at.cost,
    repeated: at.repeated,
    place: { flow: walk.flow, path: at.path },
  };
  const end = walk.leaves.length - 1;
  const edge = walk.leaves[end] ?? last;
  walk.leaves[end] = { ...edge, bottom: Math.max(edge.bottom, box.bottom + walk.shift) };
}

function addLeaf(
  unit: Element,
  { path, repeated, cost }: Branch & { readonly cost: number },
  walk: Walk,
): void {
  const box = lineBox(unit);
  const before = walk.leaves.at(-1);
  // In columns, the next one begins higher than the last one ended.
  if (before !== undefined && box.top + walk.shift < before.top - 1) {
    walk.shift = before.bottom - box.top;
  }
  walk.leaves.push({
    top: box.top + walk.shift,
    bottom: box.bottom + walk.shift,
    breakCost: cost,
    repeated,
    footnotes: footnotesIn(unit),
    place: { flow: walk.flow, path },
  });
}

/** A sentence is no box: its lines are as high as the line height says, not as its letters. */
function lineBox(unit: Element): { readonly top: number; readonly bottom: number } {
  const { top, bottom } = unit.getBoundingClientRect();
  const style = getComputedStyle(unit);
  if (style.display !== "inline") return { top, bottom };
  const letters = unit.getClientRects()[0]?.height ?? 0;
  const lead = Math.max(0, (Number.parseFloat(style.lineHeight) || letters) - letters) / 2;
  return { top: top - lead, bottom: bottom + lead };
}

function breakCostIn(flow: HTMLElement, { path }: Branch): number {
  if (flow.firstElementChild?.matches("[data-sentence]")) return breakCosts.sentence;
  return path.length === 0 ? breakCosts.block : breakCosts.nested * (1 + path.length / 4);
}

/** Of a head of several sentences, only the first is repeated. */
function headHeight(flow: HTMLElement): number {
  const head = flow.firstElementChild;
  if (head?.matches("[data-head]") !== true) return 0;
  const { top, bottom } = lineBox(flowIn(head)?.firstElementChild ?? head);
  return bottom - top;
}

function footnotesIn(unit: Element): number[] {
  return [...unit.querySelectorAll<HTMLElement>("[data-footnote]")].map((mark) =>
    Number(mark.dataset["footnote"]),
  );
}
