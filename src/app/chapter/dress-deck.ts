import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { checkFonts } from "../../core/check/check-fonts.ts";
import { withoutPrivateNotes } from "../../core/plan/notes.ts";
import { contentKindsOf, type ContentKinds, type Deck } from "../../core/model/deck.ts";
import type { Diagnostic } from "../../core/model/diagnostic.ts";
import { primaryLanguage } from "../../core/model/language.ts";
import { addressToPrint, listLinks } from "../../core/model/link.ts";
import { createRenderContext, publishedDeck, type Planned } from "../../core/pipeline.ts";
import type { PageOptions } from "../../core/render/render-pages.ts";
import { recallSlides, renderSlides } from "../../core/render/render-slides.ts";
import type { SlideMemory } from "../../core/render/slide-memory.ts";
import type { TemplateSources } from "../../core/render/templates/template-source.ts";
import { hashedAsset, type Asset } from "../files/asset.ts";
import type { ChapterFile } from "./find-chapters.ts";
import type { FontMemory } from "../fonts/font-memory.ts";
import { licencesOf, loadDeckFonts } from "../fonts/load-fonts.ts";
import type { Theme } from "../theme/load-theme.ts";
import { userTemplateFolders } from "../theme/own-layouts.ts";
import { makeFonts, type Characters, type MadeFonts } from "../fonts/make-fonts.ts";
import { once } from "../files/once.ts";
import type { PlannedFile } from "./plan-file.ts";
import { projectOf } from "../theme/settle-theme.ts";
import type { Workshop } from "./workshop.ts";

/** A planned chapter with all that its pages are made of, not written yet. */
export interface DressedDeck {
  readonly file: ChapterFile;
  readonly planned: Planned;
  /** Fonts that cannot be read, and characters that none has. */
  readonly fontFaults: readonly Diagnostic[];
  /** Every file the pages refer to. */
  readonly assets: readonly Asset[];
  /** The client's script, relative to the page. */
  readonly script: string;
  /** Mermaid's script, relative to the page; null where the deck has no diagrams. */
  readonly diagramScript: string | null;
  readonly page: PageOptions;
}

/** What is kept of a deck that is made over and over. */
export interface DeckMemory {
  readonly slides: SlideMemory;
  readonly fonts: FontMemory;
}

/** Whose deck is dressed, and with what. */
export interface Dressing {
  readonly file: ChapterFile;
  readonly workshop: Workshop;
  /** Null for a deck that is made once. */
  readonly memory: DeckMemory | null;
}

/** Stands in the page of a deck whose fonts are not cut yet, where their CSS will stand. */
export const fontPlace = "/*lectern-fonts*/";

/** A deck whose fonts are not cut yet: that takes as long as a browser takes to load its page. */
export interface Draft<D> {
  /** All of it but its fonts, with `fontPlace` for their CSS. */
  readonly bare: D;
  /** Cuts its fonts, once, and returns it with them. Throws LecternError `bad-config` for one of a theme's that cannot be read. */
  readonly finish: () => Promise<D>;
}

/** Renders a planned chapter, with its images, fonts, styles and script. */
export async function dressDeck(found: PlannedFile, dressing: Dressing): Promise<DressedDeck> {
  return (await draftDeck(found, dressing)).finish();
}

/** Renders a planned chapter, with its images, styles and script; its fonts are cut when they are asked for. */
export async function draftDeck(
  { planned, images, links, setFormula }: PlannedFile,
  dressing: Dressing,
): Promise<Draft<DressedDeck>> {
  const { file, workshop, memory } = dressing;
  const { deck, settings, labels } = planned;
  const shown = publishedDeck(deck, settings);
  const kinds = contentKindsOf(deck);
  const theme = await workshop.theme(settings.theme);
  const { sources, templates, layoutCss } = await workshop.templatesIn(
    templateFolders(file, workshop),
  );
  const [context, math, diagrams, styles, [script, ...licences]] = await Promise.all([
    createRenderContext(planned, { images: images.facts, links, setFormula }, kinds),
    kinds.hasMath ? workshop.mathStyles() : [],
    kinds.hasDiagrams ? workshop.diagramScript() : [],
    makeStyles(theme.css, layoutCss, workshop),
    makeScript(workshop),
  ]);
  const options = { templates, labels, context };
  const others = [...licences, styles, ...math, script, ...diagrams];
  const bare: DressedDeck = {
    file,
    planned,
    fontFaults: [],
    assets: [...images.assets, ...others],
    script: script.name,
    diagramScript: diagrams[0]?.name ?? null,
    page: {
      settings,
      ...options,
      stylesheets: [styles.name, ...math.slice(0, 1).map(({ name }) => name)],
      fontCss: fontPlace,
      slidesHtml:
        memory === null
          ? renderSlides(shown, options)
          : recallSlides(shown, options, memory.slides),
    },
  };
  const finish = once(async (): Promise<DressedDeck> => {
    const { fonts, unknown } = await dressFonts(planned, { theme, sources, kinds }, dressing);
    return {
      ...bare,
      fontFaults: checkFonts({ ...planned, missing: fonts.missing, unknown }),
      assets: [
        ...images.assets,
        ...fonts.assets,
        ...licencesOf([...fonts.used, ...images.fonts]),
        ...others,
      ],
      page: { ...bare.page, fontCss: fonts.css },
    };
  });
  return { bare, finish };
}

/** Cuts the deck's fonts; `unknown` names those that cannot be read. */
async function dressFonts(
  { source, settings, labels, deck, chapter }: Planned,
  {
    theme,
    sources,
    kinds: { hasCode, hasDiagrams },
  }: {
    readonly theme: Theme;
    readonly sources: TemplateSources;
    readonly kinds: ContentKinds;
  },
  { file, workshop, memory }: Dressing,
): Promise<{ readonly fonts: MadeFonts; readonly unknown: readonly string[] }> {
  const { own, spares, unknown } = await loadDeckFonts(
    theme.fonts,
    { named: settings, language: deck.language, file, project: projectOf(file, workshop) },
    workshop,
  );
  const make = (added: string) => {
    const addresses = listLinks(chapter).map(({ link }) => addressToPrint(link));
    const told = settings.public ? withoutPrivateNotes(deck) : deck;
    const { text, code } = charactersOf(told, [labels, addresses], sources);
    return makeFonts(own, { text: text + added, code: code && code + added }, spares);
  };
  if (memory === null) return { fonts: await make(""), unknown };
  const names = own.map(({ family, weight, file: name }) => [family, weight, name]);
  const kind = JSON.stringify([names, settings.fonts, hasCode || hasDiagrams]);
  const literal = [...sources.values()].map(({ text }) => text);
  const text = [source.text, JSON.stringify(labels), ...literal].join("\n");
  return { fonts: await memory.fonts.recall({ kind, text, make }), unknown };
}

/** Ours first; a user's beside the chapter, beside the chapters' folder, or named, take their place. */
export function templateFolders(file: ChapterFile, workshop: Workshop): string[] {
  return [workshop.ownTemplates, ...userTemplateFolders(file.folder, workshop)];
}

/** reveal's styles are for the screen alone: in print they would clip. */
async function makeStyles(themeCss: string, layoutCss: string, workshop: Workshop): Promise<Asset> {
  const reveal = await readFile(join(workshop.client, "deck.css"), "utf8");
  const css = `@media screen{${reveal}}\n${themeCss}${layoutCss && `\n${layoutCss}`}`;
  return hashedAsset("deck", ".css", new TextEncoder().encode(css));
}

/** Returns the client's script, and the licences of what is in it, which travel with it. */
async function makeScript(workshop: Workshop): Promise<readonly [script: Asset, licences: Asset]> {
  const read = (name: string): Promise<Uint8Array> => readFile(join(workshop.client, name));
  const [script, licences] = await Promise.all([read("deck.js"), read("licences.md")]);
  return [hashedAsset("deck", ".js", script), { name: "licences/deck.js.md", bytes: licences }];
}

/** What every page may need beside the author's words: numbers, code, marks. */
const printableAscii = String.fromCodePoint(
  ...Array.from({ length: 95 }, (_, index) => 32 + index),
);

/** Among them the quotation marks that browsers put around `<q>`. */
const typographic = "\u00a0·–—‘’“”…‐−×←→";

/** The same in Japanese, and its mark of emphasis. */
const japaneseTypographic = "﹅「」『』";

/** Returns every character that a deck's pages can show. */
function charactersOf(
  deck: Deck,
  words: readonly object[],
  templates: TemplateSources,
): Characters {
  const json = JSON.stringify([deck, words]);
  const literal = [...templates.values()].map(({ text }) => text).join("");
  const marks = primaryLanguage(deck.language) === "ja" ? japaneseTypographic : "";
  return {
    text: json + literal + printableAscii + typographic + marks,
    code: /"type":"(?:code|diagram)"/.test(json) ? codeOf(deck) + printableAscii : "",
  };
}

/** A diagram that cannot be drawn stands there as its source. */
function codeOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  const isCode = "type" in value && (value.type === "code" || value.type === "diagram");
  return isCode ? JSON.stringify(value) : Object.values(value).map(codeOf).join("");
}
