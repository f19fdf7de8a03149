import type { Browser } from "puppeteer-core";

import type { PdfKind } from "../model/live-words.ts";
import type { DressedDeck } from "../workspace/dress-deck.ts";
import type { UseBrowser } from "./output.ts";
import { openReadyDeck, type PdfFile, type ReadyDeck } from "./ready-deck.ts";

/** Prints decks one by one, in a browser that is kept. */
export interface DeckPress {
  /** Has a deck fitted and kept in a tab, since a PDF of it will soon be asked for. */
  readonly ready: (deck: DressedDeck) => void;
  /** Returns one PDF of a deck. A deck is the same as long as it is the same object. */
  readonly print: (deck: DressedDeck, kind: PdfKind) => Promise<PdfFile>;
}

/**
 * Returns a press. It keeps one deck, the last, until another is asked for or the browser is closed:
 * what fits a deck is done once for all its PDFs. `use` runs one job after the other.
 */
export function createDeckPress(use: UseBrowser): DeckPress {
  let kept: (ReadyDeck & { readonly deck: DressedDeck }) | null = null;
  let wanted: DressedDeck | null = null;
  const drop = async (): Promise<void> => {
    const old = kept;
    kept = null;
    await old?.close();
  };
  const takeDeck = async (deck: DressedDeck, kind: PdfKind, browser: Browser): Promise<ReadyDeck> => {
    if (kept?.deck === deck && kept.isGoodFor(kind)) return kept;
    await drop();
    kept = { deck, ...(await openReadyDeck({ ...deck, diagnostics: [] }, browser)) };
    return kept;
  };
  return {
    ready(deck) {
      wanted = deck;
      const taken = use(async (browser) => {
        // Of saves in quick succession, the last alone is worth it.
        if (wanted === deck) await takeDeck(deck, "slides", browser);
      });
      // Why it cannot be is told to who asks for the PDF.
      taken.catch(() => undefined);
    },
    print: (deck, kind) =>
      use(async (browser) => {
        wanted = deck;
        const ready = await takeDeck(deck, kind, browser);
        try {
          return await ready.print(kind);
        } catch (error) {
          // Whatever it was, the tab may not be as it should.
          await drop();
          throw error;
        }
      }),
  };
}
