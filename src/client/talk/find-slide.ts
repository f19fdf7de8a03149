import { createFoundList } from "./found-list.ts";
import { makeElement } from "./make-element.ts";
import { openDialog } from "./open-dialog.ts";
import { searchSlides, type SlideWords } from "./search-slides.ts";
import type { Talk } from "./talk.ts";

/** How many of the slides that were found are listed. */
const maxShown = 8;

/** Asks for a slide by its number or by words, with some typed already, and goes there. */
export function findSlide(where: Document, talk: Talk, typed: string): void {
  const { reveal, near, words } = talk;
  const slides = reveal
    .getSlides()
    .map((slide, index) => readSlideWords(slide, near.contentOf(slide), index));
  openDialog(where, "talk-find", (close) => {
    const go = (slide: SlideWords | undefined): void => {
      if (slide === undefined) return;
      close();
      reveal.slide(slide.number - 1);
    };
    const list = createFoundList(where, words.find, go);
    const nothing = makeElement(where, "p", {
      className: "talk-nothing",
      attributes: { role: "status" },
    });
    const input = makeInput(where, words.find, list.element.id);
    const tell = (): void => {
      const id = list.chosenId();
      if (id === null) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", id);
      nothing.textContent = id === null && input.value !== "" ? words.nothingFound : "";
    };
    const search = (): void => {
      list.show(searchSlides(slides, input.value).slice(0, maxShown));
      tell();
    };
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => list.step(1),
      ArrowUp: () => list.step(-1),
      Enter: () => go(list.chosen()),
    };
    input.addEventListener("input", search);
    input.addEventListener("keydown", (event) => {
      const run = keys[event.key];
      // While an input method is composing, its keys are its own.
      if (run === undefined || event.isComposing) return;
      event.preventDefault();
      run();
      tell();
    });
    input.value = typed;
    search();
    return [input, list.element, nothing];
  });
}

function makeInput(page: Document, label: string, listId: string): HTMLInputElement {
  return makeElement(page, "input", {
    attributes: {
      type: "text",
      role: "combobox",
      "aria-expanded": "true",
      "aria-controls": listId,
      "aria-label": label,
      placeholder: label,
      autocomplete: "off",
      enterkeyhint: "go",
    },
  });
}

/** A template of one's own may have no body, or no heading of the levels that ours have. */
function readSlideWords(slide: HTMLElement, content: ParentNode, index: number): SlideWords {
  const heading = content.querySelector("h1, h2, h3")?.textContent ?? "";
  const body = content.querySelector(".slide-body") ?? content;
  return {
    number: index + 1,
    heading: heading.replaceAll(/\s+/g, " ").trim(),
    text: body.textContent ?? "",
    notes: slide.querySelector(".notes")?.textContent ?? "",
  };
}
