import { findSlide } from "../talk/find-slide.ts";
import { makeElement } from "../talk/make-element.ts";
import { readWords } from "../talk/talk.ts";
import { fillScreen } from "./fill-screen.ts";

/** Does the page's style sheet set the slides to be read, as on a small screen? */
export function isForReading(page: Document): boolean {
  const deck = page.querySelector(".deck");
  return deck !== null && getComputedStyle(deck).getPropertyValue("--reading").trim() === "1";
}

/**
 * Lets a page be read that its style sheet sets for it: with a list of its slides, and at the slide
 * that the address names (`#/id`). Resolves when the slides are to be presented: at a press of the
 * button, on the whole screen, or because the window has become large enough. The address then names
 * the slide that was read.
 */
export function readDeck(page: Document, deck: HTMLElement): Promise<void> {
  const words = readWords(deck);
  const slides = [...deck.querySelectorAll<HTMLElement>(".slide")];
  const view = page.defaultView;
  const go = (index: number): void => {
    slides[index]?.scrollIntoView();
    name(page, slides[index]);
  };
  const follow = (): void => slideNamed(page)?.scrollIntoView();
  const list = (): void => {
    const contentOf = (slide: HTMLElement): ParentNode => slide;
    findSlide(page, { slides, contentOf, words, go, current: readNow(slides) }, "");
  };
  return new Promise((resolve) => {
    const end = (): void => {
      view?.removeEventListener("hashchange", follow);
      view?.removeEventListener("resize", endWhenLarge);
      tools.remove();
      name(page, slides[readNow(slides)]);
      resolve();
    };
    const endWhenLarge = (): void => {
      if (!isForReading(page)) end();
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
    view?.addEventListener("hashchange", follow);
    view?.addEventListener("resize", endWhenLarge);
    follow();
  });
}

/** The page as it was opened, at the slide in view, is there to be read. */
function addWayBack(page: Document, label: string): void {
  const back = (): void => {
    history.scrollRestoration = "manual";
    page.location.reload();
  };
  const children = [makeButton(page, label, back)];
  page.body.append(makeElement(page, "div", { className: "read-back", children }));
}

/** Which slide is read: the last that begins in the upper third of the window. */
function readNow(slides: readonly HTMLElement[]): number {
  const third = window.innerHeight / 3;
  return Math.max(
    0,
    slides.findLastIndex((slide) => slide.getBoundingClientRect().top <= third),
  );
}

/** Has the address name a slide, as reveal.js does. */
function name(page: Document, slide: HTMLElement | undefined): void {
  if (slide === undefined) return;
  page.defaultView?.history.replaceState(null, "", `#/${encodeURIComponent(slide.id)}`);
}

/** What is not `#/id` the browser itself follows. */
function slideNamed(page: Document): HTMLElement | null {
  const { hash } = page.location;
  if (!hash.startsWith("#/")) return null;
  try {
    return page.getElementById(decodeURIComponent(hash.slice(2)));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function makeButton(page: Document, text: string, onClick: () => void): HTMLButtonElement {
  const button = makeElement(page, "button", { text, attributes: { type: "button" } });
  button.addEventListener("click", onClick);
  return button;
}
