import type { DeckPage } from "../../src/app/chapter/deck-page.ts";
import { writePage } from "../../src/app/chapter-build.ts";
import { writeAssets, type Staging } from "../../src/app/files/write-folder.ts";
import { openFittedDeck, type FitPlace, type FittedDeck } from "../../src/app/print/fit-deck.ts";

/** Writes a deck's page, not fitted, and all it refers to into a staging folder. */
export async function stagePage(page: DeckPage, staging: Staging): Promise<void> {
  await writeAssets(staging, page.assets);
  await writePage(page, staging);
}

/** Fits a staged deck, and runs `use` with it. */
export async function withFittedDeck<T>(
  page: DeckPage,
  place: FitPlace,
  use: (fitted: FittedDeck) => Promise<T>,
): Promise<T> {
  const fitted = await openFittedDeck(page, place);
  try {
    return await use(fitted);
  } finally {
    await fitted.close();
  }
}
