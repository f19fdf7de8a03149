import { markedSlides } from "../../../core/model/slide-numbers.ts";
import type { DeckUpdate, Splice } from "../../../core/protocol/live.ts";
import { renderSlides } from "../../../core/render/render-slides.ts";
import { type DeckPage, renderPage } from "../../chapter/deck-page.ts";

/** What came of a save: nothing that can be seen, a page to be loaded again, or what changes in it. */
export type Change = "same" | "reload" | DeckUpdate;

/** A version of a deck as open pages show it. */
export interface ShownDeck {
  readonly version: number;
  readonly page: DeckPage;
  /** Each slide's HTML, without its lines. */
  readonly slides: readonly string[];
  /** The page without slides. */
  readonly frame: string;
}

/** Returns the deck's page, or its frame without slides and title. */
export function renderLivePage(page: DeckPage, isFrame: boolean): string {
  const { deck } = page.planned;
  const slidesHtml = isFrame ? [] : renderSlides(deck, page.options);
  const shownDeck = isFrame ? { ...deck, title: "" } : deck;
  return renderPage(shownDeck, { ...page, script: null }, { fitted: false, slidesHtml });
}

/** Returns a deck's next version. */
export function nextVersion(page: DeckPage, before: ShownDeck | null): ShownDeck {
  const slides = page.options.slidesHtml.map(withoutSource);
  const frame = renderLivePage(page, true);
  return { version: (before?.version ?? 0) + 1, page, slides, frame };
}

function withoutSource(html: string): string {
  return html.replace(/ data-source="[^"]*"/, "");
}

/** Returns what changes in open pages from one version of a deck to the next. */
export function toChange(deck: string, before: ShownDeck | null, now: ShownDeck): Change {
  // A page that had nothing to show waits for it.
  if (before === null) return wholeUpdate(deck, now);
  if (bodyOf(before.frame) !== bodyOf(now.frame)) return "reload";
  // A page keeps the policy that it was loaded with.
  if (before.page.options.settings.html !== now.page.options.settings.html) return "reload";
  const splices = diffSlides(before.slides, now.slides);
  // Scripts run once, when a page is loaded.
  if (splices.some((splice) => bringsOrTakesRaw(splice, before))) return "reload";
  const own = { ...update(deck, now), from: before.version, splices };
  if (before.frame === now.frame) return looksSame(own, before) ? "same" : own;
  // Fonts that have more characters than before change no slide that stands there.
  const isMore = withoutFonts(before) === withoutFonts(now);
  return { ...own, frame: now.frame, ...(isMore ? {} : { splices: [everySlide(now)] }) };
}

/** Does a splice bring slides with HTML that runs, or take such slides away? */
function bringsOrTakesRaw({ at, remove, html }: Splice, { slides }: ShownDeck): boolean {
  return [...html, ...slides.slice(at, at + remove)].some((slide) => slide.includes(" data-html="));
}

/** Does an update change nothing in the page? */
function looksSame({ splices, sources, title }: DeckUpdate, before: ShownDeck): boolean {
  if (splices.length > 0) return false;
  const old = update("", before);
  return old.title === title && old.sources.join("\n") === sources.join("\n");
}

function withoutFonts({ frame, page }: ShownDeck): string {
  return frame.replace(page.options.fontCss, "");
}

/** What a template puts around the slides; the deck's own attributes are the page's to follow. */
function bodyOf(frame: string): string {
  return frame.slice(frame.indexOf("<body")).replace(/<main class="deck"[^>]*>/, "");
}

/** Returns what a page of any other version needs. */
export function wholeUpdate(deck: string, now: ShownDeck): DeckUpdate {
  return { ...update(deck, now), from: null, splices: [everySlide(now)], frame: now.frame };
}

function everySlide({ slides }: ShownDeck): Splice {
  return { at: 0, remove: Number.MAX_SAFE_INTEGER, html: slides };
}

function update(deck: string, { version, page }: ShownDeck): Omit<DeckUpdate, "splices"> {
  const { slides, sections, title } = page.planned.deck;
  return {
    deck,
    from: null,
    to: version,
    sources: slides.map(({ range }) => `${range.path}:${range.startLine}-${range.endLine}`),
    ticks: markedSlides(sections),
    title,
    frame: null,
  };
}

/**
 * Returns how one list of slides becomes the other, slides being the same where their HTML is. Of
 * what moved, as much as possible stays.
 */
export function diffSlides(before: readonly string[], after: readonly string[]): Splice[] {
  const kept = keptPairs(before, after);
  const splices: Splice[] = [];
  let at = 0;
  let to = 0;
  for (const [old, now] of [...kept, [before.length, after.length] as const]) {
    const html = after.slice(to, now);
    if (old > at || html.length > 0) splices.push({ at, remove: old - at, html });
    at = old + 1;
    to = now + 1;
  }
  return splices;
}

/** The index before and after of a slide that stays. */
type Pair = readonly [number, number];

/** Returns the slides that stay, in order: those at both ends, and the most that keep their order between them. */
function keptPairs(before: readonly string[], after: readonly string[]): Pair[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  const isSame = () => before[before.length - 1 - tail] === after[after.length - 1 - tail];
  while (tail < shorter - head && isSame()) tail += 1;
  const places = new Map<string, number>();
  for (let index = head; index < before.length - tail; index += 1) {
    places.set(before[index] ?? "", index);
  }
  const between: Pair[] = [];
  for (let index = head; index < after.length - tail; index += 1) {
    const old = places.get(after[index] ?? "");
    if (old !== undefined) between.push([old, index]);
  }
  return [
    ...Array.from({ length: head }, (_, index): Pair => [index, index]),
    ...longestRising(between),
    ...Array.from({ length: tail }, (_, index): Pair => [
      before.length - tail + index,
      after.length - tail + index,
    ]),
  ];
}

/** Returns the longest run of pairs whose first numbers rise, too (patience sorting). */
function longestRising(pairs: readonly Pair[]): Pair[] {
  interface Card {
    readonly pair: Pair;
    readonly under: Card | null;
  }
  const piles: Card[] = [];
  for (const pair of pairs) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((piles[middle]?.pair[0] ?? 0) < pair[0]) low = middle + 1;
      else high = middle;
    }
    piles[low] = { pair, under: piles[low - 1] ?? null };
  }
  const run: Pair[] = [];
  for (let card = piles.at(-1) ?? null; card !== null; card = card.under) run.push(card.pair);
  return run.toReversed();
}
