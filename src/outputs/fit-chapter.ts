import type { FittedChapter } from "../pipeline.ts";
import type { PreparedDeck } from "../workspace/prepare-deck.ts";
import { withScratch } from "../workspace/write-folder.ts";
import { withFittedDeck } from "./fitted-deck.ts";
import type { PrintBrowser } from "./output.ts";
import { stageDeck } from "./stage-deck.ts";

/** Fits a deck in a folder of its own that is gone afterwards: nothing is written. All is measured. */
export async function measureChapter(
  prepared: PreparedDeck,
  browser: PrintBrowser,
): Promise<FittedChapter> {
  return withScratch(async (staging) => {
    await stageDeck(prepared, staging);
    const place = { browser, staging, looks: { all: true } };
    return withFittedDeck(prepared, place, ({ deck, slides, diagnostics }) =>
      Promise.resolve({ deck, slides, diagnostics }),
    );
  });
}
