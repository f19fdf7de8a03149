import type { TalkWords } from "../../core/protocol/talk-words.ts";
import { makeElement } from "./make-element.ts";
import { openDialog } from "./open-dialog.ts";
import { headingOf } from "./slide-content.ts";

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

/** A list of slides of which one is chosen: the one that is said, as long as nobody steps. */
interface FoundList {
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
function createFoundList(
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

/** What of a slide can be looked for. */
interface SlideWords {
  /** 1-based. */
  readonly number: number;
  readonly heading: string;
  /** All that stands on the slide. */
  readonly text: string;
  readonly notes: string;
}

const katakana = /[ァ-ヶ]/g;
const fromKatakana = 0x60;

/** Between words, and where a line may or must break. */
const gaps = /[\s\u00ad\u200b\u2060]+/g;

/**
 * Returns a text as it is compared: without spaces, which Japanese lines have or not as they come,
 * without case and width, and with one kind of kana.
 */
function foldWords(text: string): string {
  const folded = text.normalize("NFKC").toLowerCase().replaceAll(gaps, "");
  return folded.replaceAll(katakana, (kana) =>
    String.fromCodePoint((kana.codePointAt(0) ?? 0) - fromKatakana),
  );
}

/**
 * Returns the slides that a query means, the likeliest first: the one with that number, those with
 * the words in their heading, on the slide, in the notes; each once, and none for an empty query.
 */
export function searchSlides(slides: readonly SlideWords[], query: string): SlideWords[] {
  const wanted = foldWords(query);
  if (wanted === "") return [];
  const has = (text: string) => foldWords(text).includes(wanted);
  return [
    ...new Set([
      ...slides.filter(({ number }) => String(number) === wanted),
      ...slides.filter(({ heading }) => has(heading)),
      ...slides.filter(({ text }) => has(text)),
      ...slides.filter(({ notes }) => has(notes)),
    ]),
  ];
}
