import type { FittedChapter } from "../../core/pipeline.ts";
import type { PreparedDeck } from "../chapter/prepare-deck.ts";
import { withScratch } from "../files/write-folder.ts";
import { withFittedDeck } from "./fitted-deck.ts";
import type { PrintBrowser } from "../outputs/output.ts";
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
