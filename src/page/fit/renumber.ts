import { numberSlides, type SlideNumbers } from "../../core/model/slide-numbers.ts";
import type { SlideState } from "./measure-slide.ts";

/** Slides in the page, with the planned slides that they are parts of. */
type Numbered = readonly Pick<SlideState, "section" | "source">[];

/**
 * Sets every number that depends on how many slides there are: page, total, progress and its ticks;
 * on all slides, or on those alone that are new among others that stay.
 */
export function renumber(
  states: Numbered,
  only: ReadonlySet<HTMLElement> | null = null,
  numbers: SlideNumbers = numberSlides(states.map(({ source }) => source)),
): void {
  for (const [index, { section }] of states.entries()) {
    if (only?.has(section) === false) continue;
    section.dataset["number"] = numbers.number(index);
    setText(section, "[data-slide-number]", numbers.number(index));
    setText(section, "[data-slide-total]", numbers.total);
    const line = section.querySelector<HTMLElement>("[data-progress]");
    line?.style.setProperty("--done", numbers.done(index));
    const ticks = section.querySelector("[data-ticks]");
    ticks?.setAttribute("d", numbers.ticks(ticks.getAttribute("data-ticks") ?? ""));
  }
}

function setText(section: HTMLElement, selector: string, text: string): void {
  const element = section.querySelector(selector);
  const node = element?.firstChild;
  // A text that changes is cheaper than a new one.
  if (node instanceof Text && node.nextSibling === null) {
    if (node.data !== text) node.data = text;
  } else if (element) element.textContent = text;
}
