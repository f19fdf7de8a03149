import type { RevealApi } from "reveal.js";

import type { FitResult } from "../../core/model/fit.ts";
import type { DeckUpdate } from "../../core/protocol/live.ts";
import { faultsIn } from "../fit/draw-diagrams.ts";
import { renumber } from "../fit/number-parts.ts";
import { start } from "../start.ts";
import type { HelpRow } from "../talk/show-help.ts";
import { slidesReplaced } from "../talk/talk.ts";
import { chainOf, joinUpdates } from "./join-updates.ts";
import {
  type FittedSlides,
  type PlannedSlide,
  replaceSlides,
  toPlanned,
} from "./replace-slides.ts";
import { createStage, createView } from "./view.ts";

/** A deck in the page that follows what is saved. */
export interface LiveDeck {
  /** Resolves when the deck is shown. */
  readonly started: Promise<void>;
  /** Follows an update, after those before it. */
  follow(update: DeckUpdate): void;
}

/** What a deck in the page begins with, and whom it tells. */
export interface LiveDeckOptions {
  readonly version: number;
  /** What keys of the page do, for the deck's help. */
  readonly keys: readonly HelpRow[];
  /** Called with the deck's version where an update does not fit it. */
  readonly askForAll: (now: number) => void;
  /** Called when the deck is shown, and after each update. */
  readonly onFitted: (fitted: FittedDeck) => void;
}

/** How a deck in the page stands. */
export interface FittedDeck extends FitResult {
  readonly version: number;
  /** One for one with `slides`. */
  readonly sections: readonly HTMLElement[];
  readonly reveal: RevealApi | null;
}

/** Shows the page's deck and keeps it as it was last saved. */
export function createLiveDeck(
  page: Document,
  { version, keys, askForAll, onFitted }: LiveDeckOptions,
): LiveDeck {
  let now = version;
  /** How many planned slides it then has. */
  let planned = 0;
  let update: Update | null = null;
  let tell: (slides: FittedSlides) => void = () => undefined;
  const open = async () => {
    // All is measured: how full each slide is can be seen.
    const started = await start(page, { all: true }, keys);
    if (!started?.fit) return;
    const { fit } = started;
    const reveal = (await started.talk)?.reveal ?? null;
    tell = (slides) => onFitted({ ...toResult(page, slides), version: now, reveal });
    const sections = [...page.querySelectorAll<HTMLElement>(".deck > .slides > .slide")];
    const slides = toPlanned(sections, fit);
    update = createUpdate(page, slides, reveal);
    planned = slides.slides.length;
    tell(slides);
  };
  /** Those that came while another was worked on: of saves in quick succession the last counts. */
  let waiting: DeckUpdate[] = [];
  const apply = async () => {
    const { chain, isBroken } = chainOf(waiting, now);
    waiting = [];
    if (update === null) return;
    const [first, ...rest] = chain;
    if (first !== undefined) {
      const joined = joinUpdates([first, ...rest], planned);
      const slides = await update(joined);
      now = joined.to;
      planned = slides.slides.length;
      tell(slides);
    }
    if (isBroken) askForAll(now);
  };
  const started = open();
  let last = started;
  return {
    started,
    follow(wanted) {
      waiting.push(wanted);
      last = last.then(apply).catch((error: unknown) => {
        // A page that cannot follow is shown anew.
        reportError(error);
        page.location.reload();
      });
    },
  };
}

function toResult(
  page: Document,
  { slides, fits }: FittedSlides,
): FitResult & Pick<FittedDeck, "sections"> {
  return {
    slides: fits.flatMap((parts, source) => parts.map((part) => ({ ...part, source }))),
    faults: faultsIn(page),
    sections: slides.flat(),
  };
}

/** Returns the deck's slides as they then stand. */
type Update = (update: DeckUpdate) => Promise<FittedSlides>;

function createUpdate(page: Document, first: FittedSlides, reveal: RevealApi | null): Update {
  let stands = first;
  let listed: readonly number[] = [];
  let stage = createStage(page);
  const view = reveal === null ? null : createView(reveal);
  return async ({ splices, sources, ticks, title, frame }) => {
    if (frame !== null) {
      stage.close();
      stage = createStage(page);
    }
    const html = splices.flatMap((splice) => splice.html);
    const fitted = html.length === 0 ? { slides: [], fits: [] } : await stage.fit(html);
    // Last, so that its fonts have come with the stage.
    if (frame !== null) await applyFrame(page, frame);
    const restore = view?.note(stands.slides);
    const { changed, isOther, ...after } = replaceSlides(page, stands, { splices, fitted });
    stands = after;
    const { slides } = after;
    const isRenumbered = isOther || frame !== null || !isSame(listed, ticks);
    listed = ticks;
    writeNumbers(slides, { sources, ticks, only: isRenumbered ? null : new Set(changed) });
    writeTitle(page, title);
    if (changed.length > 0 || isOther) restore?.({ after: slides, splices, changed, isOther });
    if (frame !== null) view?.resize(slides);
    page.querySelector(".deck")?.dispatchEvent(new Event(slidesReplaced));
    return after;
  };
}

function isSame(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

/** The title stands in the tab, and before the slides for those who hear the page. */
function writeTitle(page: Document, title: string): void {
  if (page.title === title) return;
  page.title = title;
  const heard = page.querySelector(".deck > h1.heard");
  if (heard !== null) heard.textContent = title;
}

/**
 * Gives the page the styles and settings of a frame, a deck's page without slides. Resolves when the
 * styles are there.
 */
async function applyFrame(page: Document, html: string): Promise<void> {
  const frame = new DOMParser().parseFromString(html, "text/html");
  copyAttributes(frame.documentElement, page.documentElement);
  const deck = frame.querySelector<HTMLElement>(".deck");
  const shown = page.querySelector<HTMLElement>(".deck");
  if (deck !== null && shown !== null) copyAttributes(deck, shown);
  const old = [...page.head.querySelectorAll(styles)].filter(isOfFrame);
  const next = [...frame.head.querySelectorAll(styles)].map((style) =>
    page.importNode(style, true),
  );
  const loaded = next.filter((style) => style instanceof HTMLLinkElement).map(settled);
  const last = old.at(-1) ?? page.head.lastChild;
  for (const style of next.toReversed()) last?.after(style);
  await Promise.all(loaded);
  for (const style of old) style.remove();
}

const styles = 'link[rel="stylesheet"], style';

/** Vite's own styles, and those of extensions, are not the deck's. */
function isOfFrame(style: Element): boolean {
  return !style.hasAttribute("data-vite-dev-id");
}

/** Attributes that say how the page is shown, such as classes, are the page's own. */
function copyAttributes(from: Element, to: Element): void {
  for (const name of to.getAttributeNames()) {
    if (name.startsWith("data-") && !from.hasAttribute(name)) to.removeAttribute(name);
  }
  for (const { name, value } of from.attributes) if (name !== "class") to.setAttribute(name, value);
}

function settled(link: Element): Promise<void> {
  return new Promise((resolve) => {
    link.addEventListener("load", () => resolve(), { once: true });
    link.addEventListener("error", () => resolve(), { once: true });
  });
}

/**
 * Writes what moves with the slides and lines before a slide: its number, its lines, the ticks.
 * `only` are the slides that are new where all others keep their numbers, else null.
 */
function writeNumbers(
  slides: readonly PlannedSlide[],
  {
    sources,
    ticks,
    only,
  }: {
    readonly sources: readonly string[];
    readonly ticks: readonly number[];
    readonly only: ReadonlySet<HTMLElement> | null;
  },
): void {
  const listed = ticks.join(" ");
  const states = slides.flatMap((sections, source) =>
    sections.map((section) => ({ section, source })),
  );
  for (const { section, source } of states) {
    const lines = sources[source] ?? "";
    if (section.dataset["source"] !== lines) section.dataset["source"] = lines;
    if (only?.has(section) === false) continue;
    section.querySelector("[data-ticks]")?.setAttribute("data-ticks", listed);
  }
  renumber(states, only);
}
