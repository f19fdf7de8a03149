import type { FittedPart } from "../../core/model/fit.ts";
import { numberSlides, type SlideNumbers } from "../../core/model/slide-numbers.ts";
import { footnoteListOf, type SlideState } from "./measure-slide.ts";

/**
 * Numbers the parts of each planned slide, gives each an id of its own and shows "(2/3)" and the mark
 * of continuation. Returns what each slide is a part of, null for one that stands whole.
 */
export function numberParts(states: readonly SlideState[]): (FittedPart | null)[] {
  const counts = new Map<number, number>();
  for (const { source } of states) counts.set(source, (counts.get(source) ?? 0) + 1);
  const seen = new Map<number, number>();
  return states.map(({ section, source, windows, columns }) => {
    const count = counts.get(source) ?? 1;
    const index = (seen.get(source) ?? 0) + 1;
    seen.set(source, index);
    if (count === 1) return null;
    const hasFootnoteFlow = windows?.some(({ flow }) => flow === "footnotes") ?? false;
    if (index > 1) section.id = `${section.id}--${index}`;
    markPart(section, { index, count });
    return {
      index,
      count,
      windows: windows ?? [{ flow: "", from: [], to: null }],
      columns,
      footnotes: hasFootnoteFlow ? null : numbersOf(footnoteListOf(section)?.children),
    };
  });
}

function numbersOf(footnotes: Iterable<Element> = []): number[] {
  return Array.from(footnotes, (footnote) => Number(footnote.getAttribute("data-index")));
}

/**
 * Makes a slide a part: "(2/3)" beside the heading, and the mark of continuation on all but the last.
 */
export function markPart(
  section: HTMLElement,
  { index, count }: { readonly index: number; readonly count: number },
): void {
  section.dataset["part"] = String(index);
  showPart(section, `(${index}/${count})`);
  showContinued(section, index < count);
}

/** Writes the word for "continued" at the outermost of what is repeated on a part. */
export function markRepeated(section: HTMLElement): void {
  const head = section.querySelector<HTMLElement>("[data-repeated]:not(thead)");
  const words = section.dataset["again"];
  if (head !== null && words !== undefined) head.dataset["repeated"] = words;
}

/** Makes a part a whole slide again. */
export function unmarkPart(section: HTMLElement): void {
  delete section.dataset["part"];
  showPart(section, "");
  showContinued(section, false);
}

function showContinued(section: HTMLElement, isContinued: boolean): void {
  const mark = section.querySelector<HTMLElement>("[data-continued]");
  if (mark !== null && mark.hidden === isContinued) mark.hidden = !isContinued;
}

function showPart(section: HTMLElement, text: string): void {
  const label = section.querySelector<HTMLElement>("[data-part-label]");
  if (label === null) return;
  // What stays as it is need not be laid out again.
  if (label.textContent === text) return;
  label.hidden = text === "";
  label.textContent = text;
}

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
