import type { Output } from "./output.ts";

/** The deck's page with its assets, and the deck as data. Already staged: the browser fitted it there. */
export const html: Output = {
  name: "html",
  needsBrowser: false,
  write: async ({ prepared, deck, staging, isFitted }) => {
    await staging.write("deck.json", `${JSON.stringify(deck, null, 2)}\n`);
    const assets = prepared.assets
      .map(({ name }) => name)
      .filter((name) => !isFitted || name !== prepared.diagramScript);
    return { files: [...assets, "deck.json", "index.html"], pages: [] };
  },
};
