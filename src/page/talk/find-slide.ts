import type { TalkWords } from "../../core/protocol/talk-words.ts";
import { createFoundList } from "./found-list.ts";
import { makeElement } from "./make-element.ts";
import { openDialog } from "./open-dialog.ts";
import { headingOf } from "./slide-heading.ts";
import { searchSlides, type SlideWords } from "./search-slides.ts";

/** How many of the slides that were found are listed. */
const maxShown = 8;

/** Among what is looked for, and what is done with what was found. */
export interface SlideSearch {
  readonly slides: readonly HTMLElement[];
  /** Returns where a slide's content stands; its notes stand in the slide itself. */
  readonly contentOf: (slide: HTMLElement) => ParentNode;
  readonly words: Pick<TalkWords, "find" | "nothingFound" | "close">;
  /** Goes to a slide, from 0. */
  readonly go: (index: number) => void;
  /** The slide in view, from 0, where all are listed as long as nothing is typed; null for no such list. */
  readonly current: number | null;
}

/** Asks for a slide by its number or by words, with some typed already, and goes there. */
export function findSlide(where: Document, search: SlideSearch, typed: string): void {
  const { words, current, contentOf } = search;
  const slides = search.slides.map((slide, index) =>
    readSlideWords(slide, contentOf(slide), index),
  );
  openDialog(where, "talk-find", (close) => {
    const go = (slide: SlideWords | undefined): void => {
      if (slide === undefined) return;
      close();
      search.go(slide.number - 1);
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
    const look = (): void => {
      if (input.value === "" && current !== null) list.show(slides, current);
      else list.show(searchSlides(slides, input.value).slice(0, maxShown), 0);
      tell();
    };
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => list.step(1),
      ArrowUp: () => list.step(-1),
      Enter: () => go(list.chosen()),
    };
    input.addEventListener("input", look);
    input.addEventListener("keydown", (event) => {
      const run = keys[event.key];
      // While an input method is composing, its keys are its own.
      if (run === undefined || event.isComposing) return;
      event.preventDefault();
      run();
      tell();
    });
    input.value = typed;
    look();
    if (current === null) return [input, list.element, nothing];
    // Here a finger chooses: no keyboard is to stand over the list before somebody types.
    list.element.tabIndex = -1;
    list.element.autofocus = true;
    const closing = makeElement(where, "button", {
      text: words.close,
      attributes: { type: "button" },
    });
    closing.addEventListener("click", close);
    return [input, list.element, nothing, closing];
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

/** A template of one's own may have no body. */
function readSlideWords(slide: HTMLElement, content: ParentNode, index: number): SlideWords {
  const body = content.querySelector(".slide-body") ?? content;
  return {
    number: index + 1,
    heading: headingOf(content),
    text: wordsOf(body),
    notes: wordsOf(slide.querySelector(".notes")),
  };
}

/** What scripts and styles say is not read. */
function wordsOf(content: ParentNode | null): string {
  if (content?.querySelector("script, style") == null) return content?.textContent ?? "";
  const copy = content.cloneNode(true);
  if (!(copy instanceof Element || copy instanceof DocumentFragment)) return "";
  for (const unread of copy.querySelectorAll("script, style")) unread.remove();
  return copy.textContent ?? "";
}
