import type { SlideState } from "./measure-slide.ts";

/**
 * Sets every number that depends on how many slides there are: page, total, progress and its ticks;
 * on all slides, or on those alone that are new among others that stay.
 */
export function renumber(
  states: readonly Pick<SlideState, "section" | "source">[],
  only: ReadonlySet<HTMLElement> | null = null,
): void {
  const total = states.length;
  const firstOf = new Map<number, number>();
  for (const [index, { source }] of states.entries()) {
    if (!firstOf.has(source)) firstOf.set(source, index);
  }
  const drawn = new Map<string, string>();
  const draw = (slides: string): string => {
    const path = drawn.get(slides) ?? pathOf(slides, firstOf, total);
    drawn.set(slides, path);
    return path;
  };
  for (const [index, { section }] of states.entries()) {
    if (only?.has(section) === false) continue;
    section.dataset["number"] = String(index + 1);
    setText(section, "[data-slide-number]", String(index + 1));
    setText(section, "[data-slide-total]", String(total));
    const line = section.querySelector<HTMLElement>("[data-progress]");
    line?.style.setProperty("--done", `${toPercent(index + 1, total)}%`);
    const ticks = section.querySelector("[data-ticks]");
    ticks?.setAttribute("d", draw(ticks.getAttribute("data-ticks") ?? ""));
  }
}

/** Returns one tick for each of the planned slides, which are listed by their 1-based numbers. */
function pathOf(slides: string, firstOf: ReadonlyMap<number, number>, total: number): string {
  return slides
    .split(" ")
    .filter((slide) => slide !== "")
    .map((slide) => `M${toPercent(firstOf.get(Number(slide) - 1) ?? 0, total)} 0v1`)
    .join("");
}

function setText(section: HTMLElement, selector: string, text: string): void {
  const element = section.querySelector(selector);
  const node = element?.firstChild;
  // A text that changes is cheaper than a new one.
  if (node instanceof Text && node.nextSibling === null) {
    if (node.data !== text) node.data = text;
  } else if (element) element.textContent = text;
}

function toPercent(index: number, total: number): number {
  return Math.round((index / total) * 10_000) / 100;
}
