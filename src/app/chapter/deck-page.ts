import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { contentKindsOf, type Deck } from "../../core/model/deck.ts";
import {
  createRenderContext,
  publishedDeck,
  type PlannedChapter,
  type StageFacts,
} from "../../core/pipeline.ts";
import {
  renderDeckPage,
  type DeckPageOptions,
  type PageOptions,
} from "../../core/render/render-pages.ts";
import { recallSlides, renderSlides } from "../../core/render/render-slides.ts";
import type { SlideMemory } from "../../core/render/slide-memory.ts";
import { hashedAsset, type Asset } from "../files/asset.ts";
import { licencesOf } from "../fonts/load-fonts.ts";
import { fontPlace, type MadeFonts } from "../fonts/make-fonts.ts";
import type { Theme } from "../theme/load-theme.ts";
import type { ChapterFile } from "./find-chapters.ts";
import type { LoadedImages } from "./load-images.ts";
import type { LoadedTemplates, Project } from "./project.ts";

/** The page of a deck, and all that it refers to. */
export interface DeckPage {
  readonly file: ChapterFile;
  readonly planned: PlannedChapter;
  /** What it is rendered with. */
  readonly options: PageOptions;
  /** Every file that it refers to. */
  readonly assets: readonly Asset[];
  /** The client's script, relative to the page. */
  readonly script: string;
  /** Mermaid's script, relative to the page; null where the deck has no diagrams. */
  readonly diagramScript: string | null;
}

/** What a page is made of. */
export interface PageParts {
  readonly planned: PlannedChapter;
  readonly facts: StageFacts;
  readonly images: LoadedImages;
  readonly theme: Theme;
  readonly templates: Pick<LoadedTemplates, "templates" | "layoutCss">;
  /** The slides that were rendered before; null for a deck that is made once. */
  readonly slides: SlideMemory | null;
}

/** Renders the slides of a deck. Returns its page without fonts, with `fontPlace` for their CSS. */
export async function makePage(
  file: ChapterFile,
  { planned, facts, images, theme, templates: loaded, slides }: PageParts,
  project: Project,
): Promise<DeckPage> {
  const { deck, settings, labels } = planned;
  const { templates, layoutCss } = loaded;
  const shown = publishedDeck(deck, settings);
  const kinds = contentKindsOf(deck);
  const [context, math, diagrams, styles, [script, licences]] = await Promise.all([
    createRenderContext(planned, facts, kinds),
    kinds.hasMath ? project.mathStyles() : [],
    kinds.hasDiagrams ? project.diagramScript() : [],
    makeStyles([theme.css, layoutCss], project.client),
    loadScript(project.client),
  ]);
  const options = { templates, labels, context };
  return {
    file,
    planned,
    assets: [...images.assets, licences, styles, ...math, script, ...diagrams],
    script: script.name,
    diagramScript: diagrams[0]?.name ?? null,
    options: {
      settings,
      ...options,
      stylesheets: [styles.name, ...math.slice(0, 1).map(({ name }) => name)],
      fontCss: fontPlace,
      slidesHtml:
        slides === null ? renderSlides(shown, options) : recallSlides(shown, options, slides),
    },
  };
}

/** Returns a page with its fonts and their licences. */
export function withFonts(page: DeckPage, fonts: MadeFonts, images: LoadedImages): DeckPage {
  const licences = licencesOf([...fonts.used, ...images.fonts]);
  const others = page.assets.slice(images.assets.length);
  return {
    ...page,
    assets: [...images.assets, ...fonts.assets, ...licences, ...others],
    options: { ...page.options, fontCss: fonts.css },
  };
}

/** Returns the HTML of a page of a deck as it was planned, or with its slides as they were fitted. */
export function renderPage(
  deck: Deck,
  {
    options,
    script,
    diagramScript,
  }: Pick<DeckPage, "options" | "diagramScript"> & { readonly script: string | null },
  slides: Pick<DeckPageOptions, "slidesHtml" | "fitted" | "offline" | "isInlined">,
): string {
  return renderDeckPage(deck, { ...options, script, diagramScript, ...slides });
}

/** reveal's styles are for the screen alone: in print they would clip. */
async function makeStyles(sheets: readonly string[], client: string): Promise<Asset> {
  const reveal = await readFile(join(client, "deck.css"), "utf8");
  const css = [`@media screen{${reveal}}`, ...sheets.filter((sheet) => sheet !== "")].join("\n");
  return hashedAsset("deck", ".css", new TextEncoder().encode(css));
}

/** Returns the client's script, and the licences of what is in it, which travel with it. */
async function loadScript(client: string): Promise<readonly [script: Asset, licences: Asset]> {
  const read = (name: string): Promise<Uint8Array> => readFile(join(client, name));
  const [script, licences] = await Promise.all([read("deck.js"), read("licences.md")]);
  return [hashedAsset("deck", ".js", script), { name: "licences/deck.js.md", bytes: licences }];
}
