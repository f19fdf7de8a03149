import { makeElement } from "./make-element.ts";
import type { SlideWords } from "./search-slides.ts";

/** A list of slides of which one is chosen: the one that is said, as long as nobody steps. */
export interface FoundList {
  readonly element: HTMLElement;
  /** Lists these, and chooses the one at `at`, from 0. */
  readonly show: (slides: readonly SlideWords[], at: number) => void;
  readonly step: (by: number) => void;
  readonly chosen: () => SlideWords | undefined;
  /** The id of the chosen line; null where there is none. */
  readonly chosenId: () => string | null;
}

const listId = "talk-found";

/** Returns an empty list. A click on a slide takes it. */
export function createFoundList(
  page: Document,
  label: string,
  onTake: (slide: SlideWords) => void,
): FoundList {
  const element = makeElement(page, "ul", {
    attributes: { id: listId, role: "listbox", "aria-label": label },
  });
  let slides: readonly SlideWords[] = [];
  let index = 0;
  const draw = (): void => {
    const lines = slides.map((slide, at) => {
      const line = toLine(page, slide, at === index);
      line.addEventListener("click", () => onTake(slide));
      return line;
    });
    element.replaceChildren(...lines);
    // It may be on its way into the page.
    queueMicrotask(() => lines[index]?.scrollIntoView({ block: "nearest" }));
  };
  const chosen = () => slides[index];
  return {
    element,
    chosen,
    chosenId: () => {
      const slide = chosen();
      return slide === undefined ? null : idOf(slide);
    },
    show: (found, at) => {
      slides = found;
      index = at;
      draw();
    },
    step: (by) => {
      index = Math.min(slides.length - 1, Math.max(0, index + by));
      draw();
    },
  };
}

function idOf({ number }: SlideWords): string {
  return `${listId}-${number}`;
}

function toLine(page: Document, slide: SlideWords, isChosen: boolean): HTMLElement {
  return makeElement(page, "li", {
    attributes: { id: idOf(slide), role: "option", "aria-selected": String(isChosen) },
    children: [
      makeElement(page, "b", { text: String(slide.number) }),
      makeElement(page, "span", { text: slide.heading }),
    ],
  });
}
