import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { makeOfflineFiles } from "./offline/offline-files.ts";
import { outputKinds } from "./output-kinds.ts";
import type { OutputJob, PlainOutput } from "./output.ts";
import { pageName } from "../print/stage-deck.ts";
import { diagramLicenceName } from "../theme/load-diagram-script.ts";
import { formatDeck, listPageFiles } from "../chapter/published-files.ts";
import { writeAssets } from "../files/write-folder.ts";

/**
 * The deck's page with its assets, what keeps it without a network, and the deck as data. The page
 * is already staged: the browser fitted it there.
 */
export const html: PlainOutput = {
  ...outputKinds.html,
  write: async ({ prepared, deck, staging, isFitted }: OutputJob) => {
    await staging.write("deck.json", formatDeck(deck, prepared));
    const page = await readFile(join(staging.folder, pageName), "utf8");
    const files = listPageFiles(prepared, page).filter(
      (name) => !isFitted || !isForDrawing(name, prepared),
    );
    const offline = makeOfflineFiles({
      deck,
      scheme: prepared.page.settings.scheme,
      page: { name: pageName, html: page },
      files: files.filter((name) => name.startsWith("assets/")),
    });
    await writeAssets(staging, offline);
    return {
      files: [...files, ...offline.map(({ name }) => name), "deck.json", pageName],
      pages: [],
    };
  },
};

/** Does an asset serve only to draw diagrams? Those of a fitted deck are drawn. */
export function isForDrawing(
  name: string,
  { diagramScript }: Pick<OutputJob["prepared"], "diagramScript">,
): boolean {
  return name === diagramScript || name === diagramLicenceName;
}
