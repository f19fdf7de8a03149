import { sortDiagnostics, type Diagnostic } from "../../../core/model/diagnostic.ts";
import type { DeckProblems, DeckUpdate, Splice } from "../../../core/protocol/live.ts";
import type { FitResult } from "../../../core/model/fit.ts";
import { markedSlides } from "../../../core/model/deck.ts";
import { refineChapter, type FittedChapter } from "../../../core/pipeline.ts";
import { renderDeckPage } from "../../../core/render/render-pages.ts";
import { renderSlides } from "../../../core/render/render-slides.ts";
import { createSlideMemory } from "../../../core/render/slide-memory.ts";
import { dressDeck, type DressedDeck } from "../../chapter/dress-deck.ts";
import type { ChapterFile } from "../../chapter/find-chapters.ts";
import { createFontMemory } from "../../fonts/font-memory.ts";
import { planFile, type PlannedFile } from "../../chapter/plan-file.ts";
import { judgePlanned } from "../../chapter/prepare-deck.ts";
import type { Workshop } from "../../chapter/workshop.ts";
import { diffSlides } from "./diff-slides.ts";
import { listUsedFiles } from "./list-used-files.ts";
import { loadWritten } from "./load-written.ts";
import { isBroken, toDiagnostics, toProblems } from "./to-problems.ts";

/** What came of making a deck anew. */
export type Made = "same" | "reload" | DeckUpdate;

/** A deck that is made anew after each save, and remembers what it was. */
export interface LiveDeck {
  readonly name: string;
  /**
   * Makes it from what was saved, or keeps what it was where that cannot be shown. `isOnlyText`
   * says that nothing but the chapter can have changed.
   */
  make(file: ChapterFile, workshop: Workshop, isOnlyText: boolean): Promise<Made>;
  /** Judges what was made last. */
  judge(): Promise<void>;
  /**
   * Takes in how an open page has fitted a version; false where that is known, or another is shown.
   */
  measure(version: number, fit: FitResult): boolean;
  /** The deck as it was fitted last, by any page; null where none has. */
  fitted(): FittedChapter | null;
  /** Keeps what it was, for a reason. */
  keep(diagnostics: readonly Diagnostic[]): void;
  /** The deck as it is shown; null where it could never be made. */
  shown(): Shown | null;
  diagnostics(): readonly Diagnostic[];
  problems(): DeckProblems;
  /** What a page of any other version needs. */
  whole(): DeckUpdate | null;
  asset(name: string): Uint8Array | null;
  /** The files beside the chapter that it was made from last, absolute, also those that are missing. */
  uses(): readonly string[];
  /** Does it hold links to the headings of other chapters? */
  hasLinks(): boolean;
}

/** A version of a deck. */
export interface Shown {
  readonly version: number;
  readonly dressed: DressedDeck;
  /** Each slide's HTML, without its lines. */
  readonly slides: readonly string[];
  /** The page without slides. */
  readonly frame: string;
}

/** Returns a deck that is not made yet. */
export function createLiveDeck(name: string): LiveDeck {
  const memory = { slides: createSlideMemory(), fonts: createFontMemory() };
  const assets = new Map<string, Uint8Array>();
  let state = nothing;
  // What was found by fitting stays until the next version is fitted, so that it is not told twice.
  const diagnostics = () => [...state.diagnostics, ...(state.fitted?.chapter.diagnostics ?? [])];
  const keep = (diagnostics: readonly Diagnostic[]) => {
    state = { ...state, planned: null, text: null, diagnostics, isOld: true };
  };
  const make: LiveDeck["make"] = async (file, workshop, isOnlyText) => {
    const source = await loadWritten(file, state.shown !== null);
    const { text } = source;
    // A save is told of more than once.
    if (isOnlyText && text === state.text) return "same";
    const planned = await planFile(source, file, workshop);
    state = { ...state, uses: listUsedFiles(planned, file, workshop) };
    if (state.shown !== null && isBroken(planned.planned.diagnostics)) {
      keep(planned.planned.diagnostics);
      return "same";
    }
    const dressed = await dressDeck(planned, { file, workshop, memory });
    for (const asset of dressed.assets) assets.set(asset.name, asset.bytes);
    const before = state.shown;
    const next = toShown(dressed, before);
    const made = toUpdate(name, before, next);
    // A version is what pages can see.
    const shown = made === "same" && before !== null ? { ...next, version: before.version } : next;
    state = { ...state, shown, planned, text, isOld: false };
    return made;
  };
  return {
    name,
    keep,
    make: (file, workshop, isOnlyText) =>
      make(file, workshop, isOnlyText).catch((error: unknown): Made => {
        keep(toDiagnostics(error, file.path));
        return "same";
      }),
    async judge() {
      const { planned, shown } = state;
      if (planned === null) return;
      const found = [...(await judgePlanned(planned)), ...(shown?.dressed.fontFaults ?? [])];
      state = { ...state, diagnostics: sortDiagnostics(found) };
    },
    shown: () => state.shown,
    diagnostics,
    measure(version, fit) {
      const before = state;
      state = measured(state, version, fit);
      return state !== before;
    },
    fitted: () => state.fitted?.chapter ?? null,
    problems: () => ({ deck: name, isOld: state.isOld, problems: toProblems(diagnostics()) }),
    whole: () => (state.shown === null ? null : wholeUpdate(name, state.shown)),
    asset: (asset) => assets.get(asset) ?? null,
    uses: () => state.uses,
    hasLinks: () =>
      [...(state.planned?.links.values() ?? [])].some((link) => link.status === "found"),
  };
}

interface State {
  readonly shown: Shown | null;
  /** What is shown, or null where the chapter that was saved last cannot be. */
  readonly planned: PlannedFile | null;
  /** What was read last; null where it came to nothing. */
  readonly text: string | null;
  /** What a page has made of a version, and of which. */
  readonly fitted: { readonly version: number; readonly chapter: FittedChapter } | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: readonly string[];
  readonly isOld: boolean;
}

const nothing: State = {
  shown: null,
  planned: null,
  text: null,
  fitted: null,
  diagnostics: [],
  uses: [],
  isOld: false,
};

function measured(state: State, version: number, fit: FitResult): State {
  const { shown, fitted } = state;
  if (shown?.version !== version || fitted?.version === version) return state;
  const chapter = refineChapter(shown.dressed.planned, fit);
  return { ...state, fitted: { version, chapter } };
}

/** Returns the deck's page, or its frame without slides and title. */
export function renderLivePage({ dressed }: Pick<Shown, "dressed">, isFrame: boolean): string {
  const { planned, page, diagramScript } = dressed;
  const { deck } = planned;
  const slidesHtml = isFrame ? [] : renderSlides(deck, page);
  const shownDeck = isFrame ? { ...deck, title: "" } : deck;
  const rest = { script: null, diagramScript, fitted: false, slidesHtml };
  return renderDeckPage(shownDeck, { ...page, ...rest });
}

function toShown(dressed: DressedDeck, before: Shown | null): Shown {
  const slides = dressed.page.slidesHtml.map(withoutSource);
  const frame = renderLivePage({ dressed }, true);
  return { version: (before?.version ?? 0) + 1, dressed, slides, frame };
}

function withoutSource(html: string): string {
  return html.replace(/ data-source="[^"]*"/, "");
}

function toUpdate(deck: string, before: Shown | null, now: Shown): Made {
  // A page that had nothing to show waits for it.
  if (before === null) return wholeUpdate(deck, now);
  if (bodyOf(before.frame) !== bodyOf(now.frame)) return "reload";
  // A page keeps the policy that it was loaded with.
  if (before.dressed.page.settings.html !== now.dressed.page.settings.html) return "reload";
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
function bringsOrTakesRaw({ at, remove, html }: Splice, { slides }: Shown): boolean {
  return [...html, ...slides.slice(at, at + remove)].some((slide) => slide.includes(" data-html="));
}

/** Does an update change nothing in the page? */
function looksSame({ splices, sources, title }: DeckUpdate, before: Shown): boolean {
  if (splices.length > 0) return false;
  const old = update("", before);
  return old.title === title && old.sources.join("\n") === sources.join("\n");
}

function withoutFonts({ frame, dressed }: Shown): string {
  return frame.replace(dressed.page.fontCss, "");
}

/** What a template puts around the slides; the deck's own attributes are the page's to follow. */
function bodyOf(frame: string): string {
  return frame.slice(frame.indexOf("<body")).replace(/<main class="deck"[^>]*>/, "");
}

function wholeUpdate(deck: string, now: Shown): DeckUpdate {
  return { ...update(deck, now), from: null, splices: [everySlide(now)], frame: now.frame };
}

function everySlide({ slides }: Shown): Splice {
  return { at: 0, remove: Number.MAX_SAFE_INTEGER, html: slides };
}

function update(deck: string, { version, dressed }: Shown): Omit<DeckUpdate, "splices"> {
  const { slides, sections, title } = dressed.planned.deck;
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
