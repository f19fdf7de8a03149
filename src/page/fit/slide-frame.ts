const slotSelector = "[data-slot]";

/** Returns a copy of an element in which each flow, in their order, is an empty slot. */
export function copyFrame(element: HTMLElement, flows: readonly HTMLElement[]): HTMLElement {
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
export function fillFrame(frame: HTMLElement, flows: readonly (HTMLElement | null)[]): HTMLElement {
  for (const [index, slot] of [...frame.querySelectorAll<HTMLElement>(slotSelector)].entries()) {
    const flow = flows[index] ?? null;
    if (flow === null) removeFlow(slot);
    else slot.replaceWith(flow);
  }
  return frame;
}

/** Takes a flow away; what held nothing but it goes with it. */
export function removeFlow(flow: Element): void {
  const parent = flow.parentElement;
  flow.remove();
  if (parent?.matches("p") === true && parent.textContent?.trim() === "") parent.remove();
}
