import type { PdfKind } from "../../core/protocol/live-words.ts";
import type { DressedDeck } from "../chapter/dress-deck.ts";
import { openReadyDeck, type KeptBrowser, type PdfFile, type ReadyDeck } from "./ready-deck.ts";

/** Runs `work` with the browser that is kept. */
export type UseKept = <T>(work: (browser: KeptBrowser) => Promise<T>) => Promise<T>;

/** Prints decks one by one, in a browser that is kept. */
export interface DeckPress {
  /**
   * Has a deck fitted and kept in a tab, since a PDF of it will soon be asked for, and its slides
   * printed, which is what most will ask for.
   */
  readonly ready: (deck: DressedDeck) => void;
  /** Returns one PDF of a deck. A deck is the same as long as it is the same object. */
  readonly print: (deck: DressedDeck, kind: PdfKind) => Promise<PdfFile>;
}

/** The deck that is kept, and its slides PDF where that was printed. */
interface Kept {
  readonly deck: DressedDeck;
  readonly ready: ReadyDeck;
  slides: PdfFile | null;
}

/** Of longer decks nothing is printed before it is asked for: who asks for another PDF would wait too long. */
const mostAhead = 150;

/**
 * Returns a press. It keeps one deck, the last, until another is asked for or the browser is closed:
 * what fits a deck is done once for all its PDFs. `use` runs one job after the other.
 */
export function createDeckPress(use: UseKept): DeckPress {
  let kept: Kept | null = null;
  /** Null when it has been chosen what to print. */
  let expected: DressedDeck | null = null;
  const drop = async (): Promise<void> => {
    const old = kept;
    kept = null;
    await old?.ready.close();
  };
  const take = async (deck: DressedDeck, kind: PdfKind, browser: KeptBrowser): Promise<Kept> => {
    if (kept?.deck === deck && kept.ready.isGoodFor(kind)) return kept;
    await drop();
    const ready = await openReadyDeck({ ...deck, diagnostics: [] }, browser);
    kept = { deck, ready, slides: null };
    return kept;
  };
  const print = async (
    deck: DressedDeck,
    kind: PdfKind,
    browser: KeptBrowser,
  ): Promise<PdfFile> => {
    if (kind === "slides" && kept?.deck === deck && kept.slides !== null) return kept.slides;
    const own = await take(deck, kind, browser);
    try {
      const file = await own.ready.print(kind);
      if (kind === "slides") own.slides = file;
      return file;
    } catch (error) {
      // Whatever it was, the tab may not be as it should.
      await drop();
      throw error;
    }
  };
  const getReady = async (deck: DressedDeck): Promise<void> => {
    // Of saves in quick succession, the last alone is worth it.
    const ifExpected = (job: (browser: KeptBrowser) => Promise<unknown>) =>
      use(async (browser) => {
        if (expected === deck) await job(browser);
      });
    await ifExpected((browser) => take(deck, "slides", browser));
    // What is chosen meanwhile goes first.
    if ((kept?.ready.slideCount ?? 0) <= mostAhead) {
      await ifExpected((browser) => print(deck, "slides", browser));
    }
  };
  return {
    ready(deck) {
      expected = deck;
      // Why it cannot be is told to who asks for the PDF.
      getReady(deck).catch(() => undefined);
    },
    print(deck, kind) {
      expected = null;
      return use((browser) => print(deck, kind, browser));
    },
  };
}
