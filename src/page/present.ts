import Reveal from "reveal.js";

import { createNearSlides, nearDistance } from "./near-slides.ts";
import { markFragments } from "./steps.ts";
import { openClock } from "./talk/talk-clock.ts";
import type { HelpRow } from "./talk/show-help.ts";
import { createTalkKeys } from "./talk/talk-keys.ts";
import { readWords, type Talk } from "./talk/talk.ts";

/** How a deck is presented. */
export interface PresentOptions {
  /** Are all its slides to be in the page, so that they can be changed there? */
  readonly staysWhole: boolean;
  /** What other keys do, for the help. */
  readonly keys: readonly HelpRow[];
}

/**
 * Starts reveal.js on the page's deck, with what the speaker works with; null where it has none. The
 * page itself shows number and progress. A deck that `staysWhole` has all its slides in the page, so
 * that they can be changed there; else only those near the one in view are whole.
 */
export async function present(
  page: Document,
  { staysWhole, keys }: PresentOptions,
): Promise<Talk | null> {
  const deck = page.querySelector<HTMLElement>(".deck");
  const slide = deck?.querySelector<HTMLElement>(".slide");
  if (deck === null || slide === null || slide === undefined) return null;
  const slides = [...deck.querySelectorAll<HTMLElement>(":scope > .slides > .slide")];
  markFragments(slides);
  const near = createNearSlides(page, slides, staysWhole ? Infinity : nearDistance);
  deck.addEventListener("beforeslidechange", (event) => near.moveTo(indexIn(event)));
  // From here on slides are as large as the stage.
  page.documentElement.classList.add("is-presenting");
  const { offsetWidth, offsetHeight } = slide;
  deck.classList.add("reveal");
  const reveal = new Reveal(deck, {
    width: offsetWidth,
    height: offsetHeight,
    margin: 0,
    center: false,
    controls: false,
    progress: false,
    slideNumber: false,
    hash: true,
    transition: "none",
    backgroundTransition: "none",
    overview: false,
    jumpToSlide: false,
    // What small screens are given to read is a view of our own.
    scrollActivationWidth: 0,
    viewDistance: 2,
    pdfSeparateFragments: false,
  });
  await reveal.initialize();
  const talk: Talk = { page, deck, reveal, near, words: readWords(deck), clock: openClock(page) };
  const takes = createTalkKeys(talk, keys);
  // reveal.js has the keys that the speaker's tools leave.
  reveal.configure({ keyboardCondition: (event) => !takes(event) });
  const title = addTitle(page, deck);
  const hideBesideAnother = () => {
    title.hidden = reveal.getCurrentSlide()?.querySelector("h1") !== null;
  };
  reveal.on("slidechanged", hideBesideAnother);
  hideBesideAnother();
  // Screen readers give up their reading mode in an application (reveal.js issue 3772).
  deck.removeAttribute("role");
  return talk;
}

/** Where reveal.js is about to go. */
function indexIn(event: Event): number {
  return "indexh" in event ? Number(event.indexh) : 0;
}

/**
 * The one slide in view begins with its own heading, of the second level: the deck's title stands
 * before it for those who hear the page. On the cover it stands already.
 */
function addTitle(page: Document, deck: HTMLElement): HTMLElement {
  const title = page.createElement("h1");
  title.className = "heard";
  title.textContent = page.title;
  deck.prepend(title);
  return title;
}
