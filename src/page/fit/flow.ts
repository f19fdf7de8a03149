import { isJoined, partCells } from "./table-grid.ts";

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

/**
 * Cuts a flow at a path. What stands before stays; the rest is moved into a new element like the
 * flow's, which is returned. What is cut in two has its head on both sides.
 */
export function splitFlow(flow: HTMLElement, path: readonly number[]): HTMLElement {
  const [index = 0, ...inner] = path;
  const rest = shallowClone(flow);
  const unit = flow.children[index] ?? null;
  if (flow instanceof HTMLTableSectionElement) partCells(flow, index);
  const innerFlow = inner.length > 0 && unit !== null ? flowIn(unit) : null;
  const firstMoved = innerFlow === null ? unit : unit?.nextElementSibling;
  if (firstMoved) moveFrom(firstMoved, rest);
  if (unit !== null && innerFlow !== null) {
    rest.prepend(shellAround(unit, innerFlow, splitFlow(innerFlow, inner)));
  }
  const head = flow.firstElementChild;
  if (index > 0 && head?.matches("[data-head]") === true) rest.prepend(repeatHead(head));
  if (flow instanceof HTMLOListElement && rest instanceof HTMLOListElement) {
    rest.start = flow.start + index;
  }
  return rest;
}

/** Returns a unit's frame around the second half of its flow, with what is repeated. */
function shellAround(element: Element, flow: Element, rest: Element): Element {
  if (element === flow) return rest;
  const shell = shallowClone(element);
  for (const child of element.children) {
    if (child.contains(flow)) shell.append(shellAround(child, flow, rest));
    else if (child.matches("[data-head]")) shell.append(repeatHead(child));
    // A row keeps its cells in their columns.
    else if (child.matches("td, th")) shell.append(shallowClone(child));
  }
  return shell;
}

/** A repeated head says so; of several sentences it repeats the first. */
function repeatHead(head: Element): Element {
  const copy = head.cloneNode(true) as Element;
  for (const unit of [...(flowIn(copy)?.children ?? [])].slice(1)) unit.remove();
  copy.setAttribute("data-repeated", "");
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  return copy;
}

function shallowClone<E extends Element>(element: E): E {
  const copy = element.cloneNode(false) as E;
  copy.removeAttribute("id");
  return copy;
}

function moveFrom(first: Element, into: Element): void {
  const moved: Node[] = [];
  for (let node: Node | null = first; node !== null; node = node.nextSibling) moved.push(node);
  into.append(...moved);
}
