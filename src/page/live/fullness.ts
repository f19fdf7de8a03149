import type { SlideMeasures } from "../../core/model/fit.ts";
import type { LiveWords } from "../../core/protocol/live-words.ts";
import type { SlideFullness } from "../../core/protocol/live.ts";
import { makeElement } from "../talk/make-element.ts";
import { withNumber } from "./live-words.ts";

/** What is wrong with how a slide is set, the worst of it; empty for nothing. */
export type FullnessMark = "cut-off" | "small-text" | "scaled" | "";

/** A slide in the strip. */
interface FullnessCell {
  /** 0 to 100. */
  readonly percent: number;
  readonly mark: FullnessMark;
  /** Such as `2/3`; empty for a slide that stands whole. */
  readonly part: string;
  /** Does it go on from the slide before? */
  readonly isJoined: boolean;
  readonly label: string;
}

/** Returns a slide as the strip shows it. `number` is 1-based. */
export function toFullnessCell(
  { measures, part, heading }: SlideFullness,
  number: number,
  words: LiveWords,
): FullnessCell {
  const mark = markOf(measures);
  const share = part === null ? "" : `${part.index}/${part.count}`;
  const percent = Math.round(measures.fullness * 100);
  const label = [
    withNumber(words.slide, number) + (share === "" ? "" : ` (${share})`),
    heading,
    withNumber(words.full, percent),
    wordsOf(mark, words),
  ];
  return {
    percent: Math.min(100, percent),
    mark,
    part: share,
    isJoined: part !== null && part.index > 1,
    label: label.filter((each) => each !== "").join(" · "),
  };
}

/** Returns what is wrong with how a slide is set. */
function markOf({ overflows, smallText, scaledBlocks }: SlideMeasures): FullnessMark {
  if (overflows) return "cut-off";
  if (smallText !== null) return "small-text";
  return scaledBlocks.length > 0 ? "scaled" : "";
}

function wordsOf(mark: FullnessMark, words: LiveWords): string {
  const named = { "cut-off": words.cutOff, "small-text": words.smallText, scaled: words.scaled };
  return mark === "" ? "" : named[mark];
}

/** A strip that shows how full each slide is. */
export interface FullnessStrip {
  readonly element: HTMLElement;
  /** Shows the slides as they are now; of those that are as before nothing is touched. */
  show(cells: readonly FullnessCell[]): void;
  /** Marks the slide in view, by its 0-based index. */
  choose(index: number): void;
}

/** What the strip is called, and what it leads to. */
interface StripOptions {
  readonly label: string;
  /** Goes to a slide, by its 0-based index; null for a strip that is only looked at. */
  readonly go: ((index: number) => void) | null;
  /** Shows what is said of a slide, over its cell; null to say nothing. */
  readonly tell: (text: string, cell: HTMLElement | null) => void;
}

/** How wide a cell must be, in px, to stand apart from the next, and to have a word in it. */
const apartPx = 4;
const widePx = 22;

/** How far the keys go. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Returns the strip, empty. */
export function createFullnessStrip(page: Document, options: StripOptions): FullnessStrip {
  const { label, go, tell } = options;
  const element = makeElement(page, "div", {
    className: "fullness-strip",
    attributes: {
      role: go === null ? "img" : "listbox",
      "aria-label": label,
      ...(go === null ? {} : { tabindex: "0", "aria-orientation": "horizontal" }),
    },
  });
  // Not a style of the cell: with 1,000 of them the strip would be painted anew at every move.
  const here = makeElement(page, "div", {
    className: "fullness-here",
    attributes: { "aria-hidden": "true", hidden: "" },
  });
  element.append(here);
  const cells: HTMLElement[] = [];
  const shown: FullnessCell[] = [];
  let chosen = -1;
  const setWidths = (): void => {
    const width = element.clientWidth / Math.max(1, cells.length);
    element.classList.toggle("is-apart", width >= apartPx);
    element.classList.toggle("is-wide", width >= widePx);
  };
  const choose = (index: number): void => {
    if (go === null) return;
    cells[chosen]?.setAttribute("aria-selected", "false");
    chosen = index;
    here.hidden = index < 0;
    // Of its own width, which is a cell's.
    here.style.translate = `${index * 100}%`;
    cells[index]?.setAttribute("aria-selected", "true");
    element.setAttribute("aria-activedescendant", cells[index]?.id ?? "");
  };
  new ResizeObserver(setWidths).observe(element);
  listen({ element, tell, go, at: () => chosen, cells });
  return {
    element,
    choose,
    show(next) {
      while (cells.length > next.length) cells.pop()?.remove();
      shown.length = cells.length;
      for (const [index, cell] of next.entries()) {
        let box = cells[index];
        if (box === undefined) {
          box = makeCell(page, index, go !== null);
          cells.push(box);
          here.before(box);
        }
        if (!isSame(shown[index], cell)) fill(box, cell);
        shown[index] = cell;
      }
      here.style.width = `${100 / Math.max(1, cells.length)}%`;
      setWidths();
      if (chosen >= 0) choose(Math.min(chosen, cells.length - 1));
    },
  };
}

interface Listening extends Pick<StripOptions, "go" | "tell"> {
  readonly element: HTMLElement;
  readonly cells: readonly HTMLElement[];
  /** The index of the slide in view. */
  readonly at: () => number;
}

function listen({ element, cells, at, go, tell }: Listening): void {
  const tellOf = (cell: HTMLElement | null): void => tell(cell?.ariaLabel ?? "", cell);
  element.addEventListener("pointermove", ({ target }) => {
    tellOf(target instanceof HTMLElement ? target.closest<HTMLElement>(".fullness-cell") : null);
  });
  for (const type of ["pointerleave", "blur"]) {
    element.addEventListener(type, () => tellOf(null));
  }
  element.addEventListener("click", ({ target }) => {
    const index = cells.findIndex((cell) => cell === target);
    if (index >= 0) go?.(index);
  });
  element.addEventListener("keydown", (event) => {
    const isOther = event.altKey || event.ctrlKey || event.metaKey;
    const step = isOther ? undefined : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go?.(Math.min(cells.length - 1, Math.max(0, at() + step)));
    tellOf(cells[at()] ?? null);
  });
}

function makeCell(page: Document, index: number, isChosen: boolean): HTMLElement {
  return makeElement(page, "div", {
    className: "fullness-cell",
    attributes: isChosen
      ? { role: "option", id: `cell-${index + 1}`, "aria-selected": "false" }
      : { "aria-hidden": "true" },
  });
}

function isSame(one: FullnessCell | undefined, other: FullnessCell): boolean {
  return (
    one?.label === other.label &&
    one.percent === other.percent &&
    one.mark === other.mark &&
    one.part === other.part
  );
}

function fill(box: HTMLElement, { percent, mark, part, isJoined, label }: FullnessCell): void {
  box.style.setProperty("--full", String(percent));
  box.ariaLabel = label;
  set(box, "data-mark", mark);
  set(box, "data-part", part);
  box.toggleAttribute("data-joined", isJoined);
}

function set(box: HTMLElement, name: string, value: string): void {
  if (value === "") box.removeAttribute(name);
  else box.setAttribute(name, value);
}
