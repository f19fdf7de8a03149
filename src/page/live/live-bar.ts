import { keyOf } from "../talk/key-of.ts";
import type { RevealApi } from "reveal.js";

import type { LiveWords } from "../../core/protocol/live-words.ts";
import { makeElement } from "../talk/make-element.ts";
import { hasDialog } from "../talk/open-dialog.ts";
import type { HelpRow } from "../talk/show-help.ts";
import { headingOf } from "../talk/slide-heading.ts";
import { readStored, store } from "../talk/talk.ts";
import { barCss, pageCss } from "./bar-styles.ts";
import { toFullnessCell } from "./fullness.ts";
import { createFullnessStrip, type FullnessStrip } from "./fullness-strip.ts";
import type { FittedDeck } from "./live-deck.ts";
import { createPdfMenu } from "./pdf-menu.ts";

/** The bar under the slides: how full they are, their PDFs, the way to all chapters. */
export interface LiveBar {
  /** Shows the deck as it stands. */
  show(fitted: FittedDeck): void;
  /** What its keys do. */
  readonly keys: readonly HelpRow[];
}

/** Which deck the bar is of. */
export interface BarOptions {
  readonly deck: string;
  readonly words: LiveWords;
  /** Can PDFs be asked for? */
  readonly hasPdfs: boolean;
}

const storeKey = "lectern:live-bar";

/** Adds the bar to the page. `M` shows or hides it, which is remembered; `U` leads to all chapters. */
export function createLiveBar(page: Document, { deck, words, hasPdfs }: BarOptions): LiveBar {
  const root = page.documentElement;
  let reveal: RevealApi | null = null;
  const tip = makeElement(page, "div", { className: "tip", attributes: { hidden: "" } });
  const strip = createFullnessStrip(page, {
    label: words.fullness,
    go: (index) => reveal?.slide(index),
    tell: (text, cell) => showTip(tip, text, cell),
  });
  const setShown = (isShown: boolean): void => {
    root.classList.toggle("has-live-bar", isShown);
    bar.hidden = !isShown;
    show.hidden = isShown;
    reveal?.layout();
  };
  const toggle = (): void => {
    const isShown = !root.classList.contains("has-live-bar");
    store(() => window.localStorage, storeKey, isShown ? "shown" : "hidden");
    setShown(isShown);
  };
  const hide = makeButton(page, ["hide", "▾"], words.hide);
  const show = makeButton(page, ["show", "▴"], words.show);
  for (const each of [hide, show]) {
    each.addEventListener("click", () => {
      toggle();
      // The keys are the deck's again.
      each.blur();
    });
  }
  const course = makeElement(page, "a", {
    className: "course",
    text: "▦",
    attributes: { href: "../index.html", title: words.course, "aria-label": words.course },
  });
  const pdf = createPdfMenu(page, { deck, words });
  pdf.button.hidden = !hasPdfs;
  const bar = makeElement(page, "div", {
    className: "bar",
    children: [strip.element, pdf.button, course, hide],
  });
  addHost(page, words.bar, [bar, show, tip, pdf.menu, pdf.status]);
  setShown(readStored(() => window.localStorage, storeKey) !== "hidden");
  const toCourse = (): void => course.click();
  listenToKeys(page, { m: toggle, u: toCourse });
  return {
    keys: [
      { text: words.toggleBar, shown: ["M"], run: toggle },
      { text: words.allChapters, shown: ["U"], run: toCourse },
    ],
    show(fitted) {
      if (reveal === null) reveal = follow(fitted.reveal, strip);
      strip.show(toCells(fitted, words));
      strip.choose(reveal?.getIndices().h ?? -1);
      pdf.getReady();
    },
  };
}

function makeButton(
  page: Document,
  [className, text]: [string, string],
  label: string,
): HTMLElement {
  const attributes = { type: "button", title: label, "aria-label": label };
  return makeElement(page, "button", { className, text, attributes });
}

function follow(reveal: RevealApi | null, strip: FullnessStrip): RevealApi | null {
  reveal?.on("slidechanged", () => strip.choose(reveal.getIndices().h));
  reveal?.layout();
  return reveal;
}

function toCells({ slides, sections }: FittedDeck, words: LiveWords) {
  return slides.map((slide, index) => {
    const heading = withoutPart(headingOf(sections[index]));
    return toFullnessCell({ ...slide, heading }, index + 1, words);
  });
}

/** The heading of a slide that was continued has its part behind it. */
function withoutPart(heading: string): string {
  return heading.replace(/ ?\(\d+\/\d+\)$/, "");
}

/** In a tree of its own: the deck's styles are not for it, and its words are not the deck's. */
function addHost(page: Document, label: string, children: readonly HTMLElement[]): void {
  // Vite's mark: the deck's own styles come and go around it.
  const own = { "data-vite-dev-id": "lectern-live-bar" };
  page.head.append(makeElement(page, "style", { text: pageCss, attributes: own }));
  const host = makeElement(page, "aside", {
    className: "lectern-bar",
    attributes: { "aria-label": label },
  });
  const style = makeElement(page, "style", { text: barCss });
  host.attachShadow({ mode: "open" }).append(style, ...children);
  // What is typed and clicked here does not move the slides.
  for (const type of ["click", "touchstart", "pointerdown"]) {
    host.addEventListener(type, (event) => event.stopPropagation());
  }
  host.addEventListener("keydown", (event) => {
    const isOwn = event.defaultPrevented || ["Enter", " ", "Tab"].includes(event.key);
    if (isOwn || host.shadowRoot?.querySelector(":popover-open")) event.stopPropagation();
  });
  page.body.append(host);
}

function showTip(tip: HTMLElement, text: string, cell: HTMLElement | null): void {
  tip.hidden = text === "" || cell === null;
  tip.textContent = text;
  if (cell === null) return;
  const { left, width } = cell.getBoundingClientRect();
  const middle = left + width / 2;
  const half = tip.offsetWidth / 2;
  const most = Math.max(half, window.innerWidth - half - 4);
  tip.style.left = `${Math.min(most, Math.max(half + 4, middle))}px`;
}

function listenToKeys(page: Document, does: Readonly<Record<string, () => void>>): void {
  page.addEventListener("keydown", (event) => {
    const { altKey, ctrlKey, metaKey, target } = event;
    const isTyped = target instanceof Element && target.matches("input, textarea, select");
    if (altKey || ctrlKey || metaKey || isTyped || hasDialog(page)) return;
    does[keyOf(event)]?.();
  });
}
