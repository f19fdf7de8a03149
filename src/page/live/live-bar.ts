import type { RevealApi } from "reveal.js";

import { type LiveWords, type PdfKind, pdfKinds } from "../../core/protocol/live-words.ts";
import { type PrintedPdf, printPath } from "../../core/protocol/live.ts";
import { keyOf } from "../talk/key-of.ts";
import { makeElement } from "../talk/make-element.ts";
import { hasDialog } from "../talk/open-dialog.ts";
import type { HelpRow } from "../talk/show-help.ts";
import { headingOf } from "../talk/slide-content.ts";
import { readStored, store } from "../talk/stored.ts";
import { createFullnessStrip, type FullnessStrip, toFullnessCell } from "./fullness.ts";
import type { FittedDeck } from "./live-deck.ts";
import { barCss, pageCss } from "./styles.ts";

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

/** What leads to the PDFs of a deck. */
interface PdfMenu {
  readonly button: HTMLElement;
  readonly menu: HTMLElement;
  /** Says that a PDF is being made, and why there is none. */
  readonly status: HTMLElement;
  /** Has the deck made ready to be printed as it now is, if somebody looks at the menu. */
  readonly getReady: () => void;
}

/** Which deck the PDFs are of. */
interface PdfOptions {
  readonly deck: string;
  readonly words: LiveWords;
}

/** Returns a button and the menu that it opens: every kind of PDF, each in a tab of its own. */
function createPdfMenu(page: Document, { deck, words }: PdfOptions): PdfMenu {
  const status = makeElement(page, "p", { className: "status", attributes: { role: "status" } });
  const menu = makeElement(page, "div", {
    className: "menu",
    attributes: { popover: "auto", id: "pdf-menu" },
  });
  const button = makeElement(page, "button", {
    className: "pdf",
    text: words.pdf,
    attributes: { type: "button", popovertarget: menu.id, "aria-haspopup": "true" },
  });
  for (const kind of pdfKinds) {
    const item = makeElement(page, "button", {
      text: words.kinds[kind],
      attributes: { type: "button", "data-kind": kind },
    });
    item.addEventListener("click", () => {
      menu.hidePopover();
      void openPdf({ deck, kind, words, status });
    });
    menu.append(item);
  }
  const getReady = (): void => {
    // A server that does not answer is told of by who asks for a PDF.
    ask({ deck, kind: null }).catch(() => undefined);
  };
  const getReadyIfOpen = (): void => {
    if (menu.matches(":popover-open")) getReady();
  };
  // What takes longest is done before the kind is chosen.
  button.addEventListener("pointerenter", getReady);
  menu.addEventListener("toggle", getReadyIfOpen);
  return { button, menu, status, getReady: getReadyIfOpen };
}

interface Wish extends PdfOptions {
  readonly kind: PdfKind;
  readonly status: HTMLElement;
}

async function openPdf({ deck, kind, words, status }: Wish): Promise<void> {
  // At once: later the browser would take it for one that nobody asked for.
  const tab = window.open("about:blank", "_blank");
  if (tab !== null) tab.document.title = words.printing;
  delete status.dataset["failed"];
  status.textContent = words.printing;
  try {
    const printed = await ask({ deck, kind });
    if ("message" in printed) throw new Error(printed.message);
    if (tab === null) status.replaceChildren(linkTo(status, printed.url, words));
    else {
      status.textContent = "";
      tab.location.replace(printed.url);
    }
  } catch (error) {
    tab?.close();
    status.dataset["failed"] = "";
    const reason = error instanceof Error ? error.message : String(error);
    status.textContent = `${words.failed} ${reason}`;
  }
}

async function ask(wish: {
  readonly deck: string;
  readonly kind: PdfKind | null;
}): Promise<PrintedPdf> {
  const { deck, kind } = wish;
  const query = new URLSearchParams({ deck, ...(kind === null ? {} : { kind }) });
  const answer = await fetch(`${printPath}?${query}`, { method: "POST" });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return (await answer.json()) as PrintedPdf;
}

function linkTo(near: HTMLElement, url: string, words: LiveWords): HTMLElement {
  const attributes = { href: url, target: "_blank" };
  return makeElement(near.ownerDocument, "a", { text: words.blocked, attributes });
}
