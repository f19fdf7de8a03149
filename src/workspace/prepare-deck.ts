import { readFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative } from "node:path";

import type { Deck } from "../model/deck.ts";
import { checkFonts } from "../checks/check-fonts.ts";
import { sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import { contentKindsOf } from "../model/content-kinds.ts";
import { listImages } from "../model/image.ts";
import { addressToPrint, listLinks, type LinkFacts } from "../model/link.ts";
import { createRenderContext, judgeChapter, planChapter, type Planned } from "../pipeline.ts";
import type { PageOptions } from "../render/render-pages.ts";
import { renderSlides } from "../render/render-slides.ts";
import { createTemplates, type TemplateSources } from "../render/templates.ts";
import { hashedAsset, type Asset } from "./asset.ts";
import type { ChapterFile } from "./find-chapters.ts";
import { loadDiagramScript } from "./load-diagram-script.ts";
import { loadMathStyles } from "./load-math-styles.ts";
import { loadImages } from "./load-images.ts";
import { loadLinks } from "./load-links.ts";
import { loadSource } from "./load-source.ts";
import { loadTemplates } from "./load-templates.ts";
import { licencesOf, loadDeckFonts } from "./load-fonts.ts";
import { makeFonts, type Characters } from "./make-fonts.ts";
import { settleTheme } from "./settle-theme.ts";
import type { Workshop } from "./workshop.ts";

/** A chapter with all that its pages are made of, not written yet. */
export interface PreparedDeck {
  readonly file: ChapterFile;
  readonly planned: Planned;
  readonly diagnostics: readonly Diagnostic[];
  /** Every file the pages refer to. */
  readonly assets: readonly Asset[];
  /** The client's script, relative to the page. */
  readonly script: string;
  /** Mermaid's script, relative to the page; null where the deck has no diagrams. */
  readonly diagramScript: string | null;
  readonly page: PageOptions;
}

/**
 * Reads and plans a chapter and judges it with its images and links. Throws for a theme of the flags
 * or the config there is none of.
 */
export async function judgeFile(
  file: ChapterFile,
  workshop: Workshop,
): Promise<{
  planned: Planned;
  images: Awaited<ReturnType<typeof loadImages>>;
  links: LinkFacts;
  diagnostics: Diagnostic[];
}> {
  const source = await loadSource(file);
  const planned = await settleTheme(planChapter(source, file.name, workshop.outer), file, workshop);
  const sources = listImages(planned.chapter).map(({ image }) => image.src);
  const logo = planned.settings.logo === null ? [] : [planned.settings.logo];
  const images = await loadImages([...sources, ...logo], {
    folder: file.folder,
    project: projectOf(file, workshop),
  });
  const hrefs = listLinks(planned.chapter).map(({ link }) => link.href);
  const links = await loadLinks(hrefs, file.folder, workshop);
  const diagnostics = await judgeChapter(planned, { images: images.facts, links });
  return { planned, images, links, diagnostics };
}

/** Reads, plans and renders a chapter, with its images, fonts, styles and script. */
export async function prepareDeck(file: ChapterFile, workshop: Workshop): Promise<PreparedDeck> {
  const { planned, images, links, diagnostics } = await judgeFile(file, workshop);
  const { deck, settings, labels } = planned;
  const theme = await workshop.theme(settings.theme);
  const sources = await loadTemplates(templateFolders(file, workshop));
  const deckFonts = await loadDeckFonts(
    theme.fonts,
    { named: settings, file, project: projectOf(file, workshop) },
    workshop,
  );
  const addresses = listLinks(planned.chapter).map(({ link }) => addressToPrint(link));
  const characters = charactersOf(deck, [labels, addresses], sources);
  const fonts = await makeFonts(deckFonts.own, characters, deckFonts.spares);
  const context = await createRenderContext(planned, { images: images.facts, links });
  const templates = createTemplates(sources);
  const kinds = contentKindsOf(deck);
  const math = kinds.hasMath ? await loadMathStyles() : [];
  const diagrams = kinds.hasDiagrams ? [await loadDiagramScript()] : [];
  const styles = await makeStyles(theme.css, workshop);
  const script = hashedAsset("deck", ".js", await readFile(join(workshop.client, "deck.js")));
  return {
    file,
    planned,
    diagnostics: sortDiagnostics([
      ...diagnostics,
      ...checkFonts(planned, { missing: fonts.missing, unknown: deckFonts.unknown }),
    ]),
    assets: [
      ...images.assets,
      ...fonts.assets,
      ...licencesOf(fonts.used),
      styles,
      ...math,
      script,
      ...diagrams,
    ],
    script: script.name,
    diagramScript: diagrams[0]?.name ?? null,
    page: {
      settings,
      labels,
      templates,
      context,
      stylesheets: [styles.name, ...math.slice(0, 1).map(({ name }) => name)],
      fontCss: fonts.css,
      slidesHtml: renderSlides(deck, { templates, labels, context }),
    },
  };
}

/** Returns the folder below which a chapter's images lie. A chapter from elsewhere is a project of its own. */
export function projectOf({ folder }: ChapterFile, { project }: Workshop): string {
  const path = relative(project, folder);
  return path.startsWith("..") || isAbsolute(path) ? folder : project;
}

/** Ours first; a user's beside the chapter, beside the chapters' folder, or named, take their place. */
function templateFolders(file: ChapterFile, workshop: Workshop): string[] {
  const besides = [workshop.project, dirname(file.folder), file.folder];
  const own = besides.map((folder) => join(folder, "templates"));
  return [workshop.ownTemplates, ...own, ...(workshop.templates ? [workshop.templates] : [])];
}

/** reveal's styles are for the screen alone: in print they would clip. */
async function makeStyles(themeCss: string, workshop: Workshop): Promise<Asset> {
  const reveal = await readFile(join(workshop.client, "deck.css"), "utf8");
  const css = `@media screen{${reveal}}\n${themeCss}`;
  return hashedAsset("deck", ".css", new TextEncoder().encode(css));
}

/** What every page may need beside the author's words: numbers, code, marks. */
const printableAscii = String.fromCodePoint(
  ...Array.from({ length: 95 }, (_, index) => 32 + index),
);

/** Among them the quotation marks that browsers put around `<q>`. */
const typographic = "﹅\u00a0·–—‘’“”「」『』…‐−×←→";

/** Returns every character that a deck's pages can show. */
function charactersOf(
  deck: Deck,
  words: readonly object[],
  templates: TemplateSources,
): Characters {
  const json = JSON.stringify([deck, words]);
  const literal = [...templates.values()].map(({ text }) => text).join("");
  return {
    text: json + literal + printableAscii + typographic,
    code: /"type":"(?:code|diagram)"/.test(json) ? codeOf(deck) + printableAscii : "",
  };
}

/** A diagram that cannot be drawn stands there as its source. */
function codeOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const isCode = "type" in value && (value.type === "code" || value.type === "diagram");
  return isCode ? JSON.stringify(value) : Object.values(value).map(codeOf).join("");
}
