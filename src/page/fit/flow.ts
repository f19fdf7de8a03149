import { isJoined } from "./table-grid.ts";

/**
 * How a slide can be cut. An element with `data-flow` is a flow: its element children are units,
 * which may go on to a further slide. A unit can be cut itself where it is a flow, or holds exactly
 * one that is not inside another. `data-head` marks what stands again above a unit that goes on: a
 * parent item's words, a term, a table's head.
 */

const flowSelector = "[data-flow]";

/** Returns the flows of an element that are not inside others, in document order. */
export function flowsOf(element: Element): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(flowSelector)].filter((flow) => {
    const outer = flow.parentElement?.closest(flowSelector) ?? null;
    if (flow.closest(".raw-html") !== null) return false;
    return outer === null || !element.contains(outer) || outer === element;
  });
}

/** Returns the flow that cuts a unit; null for a unit that stays whole. */
export function flowIn(unit: Element): HTMLElement | null {
  if (unit instanceof HTMLElement && unit.matches(flowSelector)) return filled(unit);
  if (unit.firstElementChild === null) return null;
  // Rows that a cell joins are cut between, not inside.
  if (unit instanceof HTMLTableRowElement && isJoined(unit)) return null;
  const flows = flowsOf(unit);
  return flows.length === 1 ? filled(flows[0] ?? null) : null;
}

function filled(flow: HTMLElement | null): HTMLElement | null {
  return flow?.firstElementChild === null ? null : flow;
}

/** Is a unit what leads in to the next one, as the words of an item to the list inside it? */
export function leadsIn(unit: Element | null): boolean {
  if (unit === null) return false;
  if (unit.matches("[data-head], .inner-heading")) return true;
  return unit.matches("p, div") && /[:：]\s*$/.test(unit.textContent ?? "");
}
