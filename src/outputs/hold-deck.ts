import type { Deck } from "../model/deck.ts";
import { sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import type { Asset } from "../workspace/asset.ts";
import type { PreparedDeck } from "../workspace/prepare-deck.ts";
import { withScratch } from "../workspace/write-folder.ts";
import { fitChapter } from "./fit-chapter.ts";
import { takeSlides } from "./fit-deck.ts";
import type { PrintBrowser } from "./output.ts";
import { stageDeck, toDeckPage, withStagedPage } from "./stage-deck.ts";

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
    return withStagedPage(browser, staging, async (tab) => {
      const { deck, diagnostics } = await fitChapter(prepared, tab, { all: false });
      const slides = { slidesHtml: await takeSlides(tab), fitted: true };
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
