import type { Deck } from "../../core/model/deck.ts";
import { sortDiagnostics, type Diagnostic } from "../../core/model/diagnostic.ts";
import type { Asset } from "../files/asset.ts";
import type { PreparedDeck } from "../chapter/prepare-deck.ts";
import { withScratch } from "../files/write-folder.ts";
import { withFittedDeck } from "./fitted-deck.ts";
import type { PrintBrowser } from "../outputs/output.ts";
import { stageDeck, toDeckPage } from "./stage-deck.ts";

/** A deck that was made and not written. */
export interface MadeDeck {
  readonly deck: Deck;
  /** Its page, fitted, without a script. */
  readonly html: string;
  /** Every file that the page refers to. */
  readonly assets: readonly Asset[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Fits a deck in a folder of its own that is gone afterwards, and returns it. */
export async function holdDeck(prepared: PreparedDeck, browser: PrintBrowser): Promise<MadeDeck> {
  return withScratch(async (staging) => {
    await stageDeck(prepared, staging);
    const place = { browser, staging, looks: { all: false } };
    return withFittedDeck(prepared, place, async ({ deck, diagnostics, slidesHtml }) => {
      const slides = { slidesHtml, fitted: true };
      const scripts = [prepared.script, prepared.diagramScript];
      return {
        deck,
        html: toDeckPage(deck, { ...prepared, script: null }, slides),
        assets: prepared.assets.filter(({ name }) => !scripts.includes(name)),
        diagnostics: sortDiagnostics([...prepared.diagnostics, ...diagnostics]),
      };
    });
  });
}
