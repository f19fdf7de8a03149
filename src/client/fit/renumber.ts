import type { SlideState } from "./measure-slide.ts";

/** Sets every number that depends on how many slides there are: page, total, progress and its ticks. */
export function renumber(states: readonly SlideState[]): void {
  const total = states.length;
  const firstOf = new Map<number, number>();
  for (const [index, { source }] of states.entries()) {
    if (!firstOf.has(source)) firstOf.set(source, index);
  }
  for (const [index, { section }] of states.entries()) {
    section.dataset["number"] = String(index + 1);
    setText(section, "[data-slide-number]", String(index + 1));
    setText(section, "[data-slide-total]", String(total));
    const line = section.querySelector<HTMLElement>("[data-progress]");
    line?.style.setProperty("--done", toPercent(index + 1, total));
    for (const tick of section.querySelectorAll<HTMLElement>("[data-slide]")) {
      const source = Number(tick.dataset["slide"]) - 1;
      tick.style.left = toPercent(firstOf.get(source) ?? 0, total);
    }
  }
}

function setText(section: HTMLElement, selector: string, text: string): void {
  const element = section.querySelector(selector);
  const node = element?.firstChild;
  // A text that changes is cheaper than a new one.
  if (node instanceof Text && node.nextSibling === null) node.data = text;
  else if (element) element.textContent = text;
}

function toPercent(index: number, total: number): string {
  return `${Math.round((index / total) * 10_000) / 100}%`;
}
