import type { RevealApi } from "reveal.js";

import type { Splice } from "../../core/protocol/live.ts";
import { markFragments, settleSteps } from "../steps.ts";
import { type FittedSlides, type PlannedSlide, toPlanned } from "./replace-slides.ts";

/** What became of the slides. */
interface Change {
  readonly after: readonly PlannedSlide[];
  readonly splices: readonly Splice[];
  /** The sections whose content is new. */
  readonly changed: readonly HTMLElement[];
  /** Are there other sections than before? */
  readonly isOther: boolean;
}

/** The slide in view, while slides change. */
export interface View {
  /** Notes which slide is in view. Returns how to have it in view again after the change. */
  note(before: readonly PlannedSlide[]): (change: Change) => void;
  /** Shows slides of another size as large as the window allows. */
  resize(slides: readonly PlannedSlide[]): void;
}

/** A slide that went while it was in view, and what was shown for it. */
interface Lost {
  readonly id: string;
  readonly part: number;
  readonly standIn: HTMLElement;
}

/** Keeps the slide in view; one that went comes back into view with the slide, unless somebody moved on. */
export function createView(reveal: RevealApi): View {
  let lost: Lost | null = null;
  const find = (
    current: HTMLElement,
    { place, ...own }: Pick<Lost, "id" | "part"> & { readonly place: number },
    { after, splices }: Pick<Change, "after" | "splices">,
  ): HTMLElement | undefined => {
    const isStandIn = lost?.standIn === current;
    const wish = lost !== null && isStandIn ? lost : own;
    const back = named(after, wish.id);
    if (current.isConnected && !(isStandIn && back !== undefined)) return current;
    const planned = back ?? after[placeAfter(place, splices, after.length)];
    const standIn = planned?.[Math.min(wish.part, planned.length - 1)];
    lost = back === undefined && standIn !== undefined ? { ...wish, standIn } : null;
    return standIn;
  };
  return {
    note(before) {
      const current = reveal.getCurrentSlide();
      const address = current.id;
      const step = reveal.getIndices().f;
      const place = before.findIndex((parts) => parts.some((part) => part === current));
      const id = before[place]?.[0]?.id ?? "";
      const part = before[place]?.findIndex((one) => one === current) ?? 0;
      return ({ after, splices, changed, isOther }) => {
        markFragments(changed);
        for (const section of changed) {
          reveal.syncFragments(section);
          if (section !== current) settleSteps(section);
        }
        // What appeared one by one on the slide in view appears again.
        const hasSteps = current.querySelector(".fragment") !== null;
        if (!isOther && !hasSteps && current.id === address) return;
        const wanted = find(current, { id, part, place }, { after, splices });
        if (wanted === undefined) return;
        if (isOther) matchGrounds(reveal, after.flat().length);
        reveal.slide(after.flat().indexOf(wanted), 0, step);
      };
    },
    resize(slides) {
      const shown = slides.flat().find(({ offsetWidth }) => offsetWidth > 0);
      const { width, height } = reveal.getConfig();
      if (shown === undefined) return;
      const { offsetWidth, offsetHeight } = shown;
      if (width === offsetWidth && height === offsetHeight) return;
      reveal.configure({ width: offsetWidth, height: offsetHeight });
    },
  };
}

/**
 * reveal.js keeps an empty ground for each slide and finds it by its place; ours are the slides' own.
 * All else it looks up when it goes to a slide: its `sync` would do that twice and measure each ground.
 */
function matchGrounds(reveal: RevealApi, count: number): void {
  const grounds = reveal.getRevealElement()?.querySelector(":scope > .backgrounds");
  const first = grounds?.firstElementChild;
  if (!grounds || !first) return;
  while (grounds.childElementCount > count) grounds.lastElementChild?.remove();
  while (grounds.childElementCount < count) grounds.append(first.cloneNode(true));
}

function named(slides: readonly PlannedSlide[], id: string): PlannedSlide | undefined {
  return slides.find(([first]) => first?.id === id);
}

/** Returns where the planned slide at a place, or what takes its place, is after the change. */
function placeAfter(place: number, splices: readonly Splice[], count: number): number {
  let shift = 0;
  for (const { at, remove, html } of splices) {
    if (place < at) break;
    if (place < at + remove) {
      const within = Math.min(place - at, Math.max(0, html.length - 1));
      return Math.min(at + shift + within, count - 1);
    }
    shift += html.length - remove;
  }
  return place + shift;
}

/** Where slides are fitted before they are shown. */
interface Stage {
  /** Returns slides, each as HTML, as they stand when they are fitted. */
  fit(html: readonly string[]): Promise<FittedSlides>;
  close(): void;
}

/**
 * Returns a stage beside the page: a page of the same deck that nobody sees, with its styles and
 * fonts and none of its slides. So a change is laid out alone, however many slides there are, and
 * fitted by what fits every page.
 */
export function createStage(page: Document): Stage {
  const frame = page.createElement("iframe");
  frame.src = `${page.location.pathname}?fit&stage`;
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.style.cssText =
    "position:fixed;top:0;left:-3000px;width:1280px;height:720px;border:0;visibility:hidden";
  const loaded = new Promise((resolve) => {
    frame.addEventListener("load", resolve, { once: true });
  });
  page.body.append(frame);
  // Its fonts are there before they are needed.
  const ready = loaded.then(() => frame.contentWindow?.lecternFit?.({ all: false }));
  let drawn = 0;
  return {
    async fit(html) {
      await ready;
      const { contentDocument: inner, contentWindow: view } = frame;
      const container = inner?.querySelector(".deck > .slides");
      if (!inner || !view?.lecternFit || !container) throw new Error("The stage did not load.");
      container.innerHTML = html.join("\n");
      const fit = await view.lecternFit({ all: true });
      // Copies are of the page's own kinds of elements.
      const sections = [...container.querySelectorAll<HTMLElement>(":scope > .slide")].map(
        (section) => page.importNode(section, true),
      );
      for (const section of sections) drawn = renameDiagrams(section, drawn);
      container.replaceChildren();
      return toPlanned(sections, fit);
    },
    close: () => frame.remove(),
  };
}

/**
 * Drawings name their own parts: those of two must not have the same names in one page. Ids of
 * headings have no capital letters: none is one of these.
 */
function renameDiagrams(section: HTMLElement, drawn: number): number {
  let count = drawn;
  for (const box of section.querySelectorAll(".diagram")) {
    const name = box.querySelector("svg")?.id ?? "";
    if (name === "") continue;
    count += 1;
    box.innerHTML = box.innerHTML.replaceAll(name, `Live-${count}`);
  }
  return count;
}
