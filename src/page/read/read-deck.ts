import { findSlide } from "../talk/find-slide.ts";
import { makeElement } from "../talk/make-element.ts";
import { readWords } from "../talk/talk.ts";
import { followPlace, nameSlide } from "./follow-place.ts";

/**
 * Lets a page be read that its style sheet sets for it: with a list of its slides, and at the slide
 * that the address names (`#/id`). Resolves when the slides are to be presented: at a press of the
 * button, on the whole screen, or because the window has become large enough. The address then names
 * the slide that was read.
 */
export function readDeck(page: Document, deck: HTMLElement): Promise<void> {
  const words = readWords(deck);
  const slides = [...deck.querySelectorAll<HTMLElement>(":scope > .slides > .slide")];
  const place = followPlace(page, slides);
  const list = (): void => {
    const contentOf = (slide: HTMLElement): ParentNode => slide;
    const current = place.at();
    findSlide(page, { slides, contentOf, words, go: place.go, current }, "");
  };
  return new Promise((resolve) => {
    const end = (): void => {
      place.end();
      tools.remove();
      resolve();
    };
    const presentNow = (): void => {
      fillScreen(page);
      addWayBack(page, words.read);
      end();
    };
    const tools = makeElement(page, "nav", {
      className: "read-tools",
      children: [
        makeButton(page, words.contents, list),
        makeButton(page, words.present, presentNow),
      ],
    });
    page.body.append(tools);
    place.onLarge(end);
  });
}

/** The page as it was opened, at the slide in view, is there to be read. */
function addWayBack(page: Document, label: string): void {
  const back = (): void => {
    // reveal.js names the slide only some time after a move.
    nameSlide(page.querySelector(".slide.present"));
    history.scrollRestoration = "manual";
    page.location.reload();
  };
  const children = [makeButton(page, label, back)];
  page.body.append(makeElement(page, "div", { className: "read-back", children }));
}

function makeButton(page: Document, text: string, onClick: () => void): HTMLButtonElement {
  const button = makeElement(page, "button", { text, attributes: { type: "button" } });
  button.addEventListener("click", onClick);
  return button;
}

/**
 * Shows the page on the whole screen, and turns it on its side, where the browser lets a page do so.
 * A small window of a large screen stays as it is.
 */
function fillScreen(page: Document): void {
  if (!matchMedia("(pointer: coarse)").matches || !page.fullscreenEnabled) return;
  const turned = page.documentElement
    .requestFullscreen()
    .then(() => screen.orientation.lock("landscape"));
  turned.catch((error: unknown) => {
    // Not every browser does, nor has it: the reader turns the phone.
    if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error;
  });
}
