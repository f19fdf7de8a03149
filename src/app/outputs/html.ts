import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Deck } from "../../core/model/deck.ts";
import { publishedDeck } from "../../core/pipeline.ts";
import type { Settings } from "../../core/settings/settings.ts";
import { renderPage, type DeckPage } from "../chapter/deck-page.ts";
import type { Asset } from "../files/asset.ts";
import { writeAssets } from "../files/write-folder.ts";
import { pageName } from "../print/fit-deck.ts";
import { diagramLicenceName } from "../theme/load-libraries.ts";
import { makeOfflineFiles } from "./offline/offline-files.ts";
import { outputKinds } from "./output-kinds.ts";
import type { OutputInput, PlainOutput } from "./output.ts";

/**
 * The deck's page with its assets, what keeps it without a network, and the deck as data. The page
 * is already staged: the browser fitted it there.
 */
export const html: PlainOutput = {
  ...outputKinds.html,
  write: async ({ page, deck, staging, isFitted }: OutputInput) => {
    await staging.write("deck.json", formatDeck(deck, page.planned.settings));
    const html = await readFile(join(staging.folder, pageName), "utf8");
    const files = listPageFiles(page, html).filter(
      (name) => !isFitted || !isForDrawing(name, page),
    );
    const offline = makeOfflineFiles({
      deck,
      scheme: page.options.settings.scheme,
      page: { name: pageName, html },
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
  { diagramScript }: Pick<DeckPage, "diagramScript">,
): boolean {
  return name === diagramScript || name === diagramLicenceName;
}

/** Returns a fitted deck's page without scripts, and every file that it refers to. */
export function withoutScripts(
  page: DeckPage,
  deck: Deck,
  slidesHtml: readonly string[],
): { readonly html: string; readonly assets: readonly Asset[] } {
  const scripts = [page.script, page.diagramScript];
  return {
    html: renderPage(deck, { ...page, script: null }, { slidesHtml, fitted: true }),
    assets: page.assets.filter(({ name }) => !scripts.includes(name)),
  };
}

/** Returns the text of `deck.json`. Instructions to the planner have done their work, and are not published. */
function formatDeck(deck: Deck, settings: Pick<Settings, "public">): string {
  const published = publishedDeck(deck, settings);
  return `${JSON.stringify(published, withoutInstructions, 2)}\n`;
}

function withoutInstructions(_: string, value: unknown): unknown {
  return Array.isArray(value) ? value.filter((one) => !isInstruction(one)) : value;
}

function isInstruction(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "type" in value && value.type === "instruction"
  );
}

/**
 * Returns the names of the files that go with a deck's page: of the chapter's images those that it
 * shows. Others stand in what is skipped, or in the notes of a deck for the public.
 */
function listPageFiles(
  { assets, options }: Pick<DeckPage, "assets" | "options">,
  html: string,
): string[] {
  const hrefs = [...options.context.images.values()].flatMap((fact) =>
    fact.status === "found" ? [fact.href] : [],
  );
  const unseen = new Set(hrefs.filter((href) => !html.includes(href)));
  return assets.map(({ name }) => name).filter((name) => !unseen.has(toHref(name)));
}

function toHref(name: string): string {
  return name.split("/").map(encodeURIComponent).join("/");
}
