import { checkFonts } from "../core/check/check-fonts.ts";
import { checkLength } from "../core/check/check-length.ts";
import { contentKindsOf } from "../core/model/deck.ts";
import { sortDiagnostics, type Diagnostic } from "../core/model/diagnostic.ts";
import type { FitLooks } from "../core/model/fit.ts";
import { listHtmlFiles, listImages } from "../core/model/image.ts";
import { listLinks } from "../core/model/link.ts";
import {
  checkPlanned,
  planRead,
  readSource,
  type PlannedChapter,
  type StageFacts,
} from "../core/pipeline.ts";
import type { SlideMemory } from "../core/render/slide-memory.ts";
import { cell } from "./cell.ts";
import { makePage, renderPage, withFonts, type DeckPage } from "./chapter/deck-page.ts";
import { type ChapterFile, rootOf } from "./chapter/find-chapters.ts";
import {
  drawingLoaderOf,
  joinLoaded,
  loadFiles,
  loadImages,
  type LoadedImages,
} from "./chapter/load-images.ts";
import { loadLinks } from "./chapter/load-links.ts";
import { chapterTooLarge, loadSource } from "./chapter/load-source.ts";
import { templateFolders, type Project } from "./chapter/project.ts";
import { hashOf } from "./files/build-record.ts";
import { withScratch, writeAssets, type Staging } from "./files/write-folder.ts";
import { cutDeckFonts, type FontCutter } from "./fonts/cut-deck-fonts.ts";
import { fontPlace } from "./fonts/make-fonts.ts";
import { loadDeckFonts, type DeckFonts } from "./fonts/load-fonts.ts";
import { openFittedDeck, pageName, type FitPlace, type FittedDeck } from "./print/fit-deck.ts";
import type { PrintBrowser } from "./print/open-tab.ts";
import { listOwnLayouts } from "./theme/own-layouts.ts";
import { resolveTheme } from "./theme/resolve-theme.ts";

/** What a chapter is built with beside its file and its project. */
export interface BuildInputs {
  /** Reads its source; from its file, when left out. */
  readonly loadSource?: typeof loadSource;
  /** Cuts its fonts, and has the slides that were rendered before, for a deck that is built after each save. */
  readonly kept?: { readonly cutFonts: FontCutter; readonly slides: SlideMemory };
  /** Returns what is the same for all chapters of a run, as text; needed for the `key` alone. */
  readonly runKey?: () => Promise<string>;
}

/** In which browser a chapter is fitted, and how. */
export type FitIn = Pick<FitPlace, "browser" | "looks" | "most">;

/**
 * How a chapter is built, in one breath: its source is read; the chapter in it gets its settings, with
 * the theme; it is planned as a deck; what the deck names is loaded; it is checked; its slides are
 * rendered and make a page, whose fonts are cut; a browser fits the page; from the fitted deck come the
 * outputs.
 *
 * Each of these is a cell: made when it is first asked for, and kept. Asking for two at once overlaps
 * their work, as the fonts are cut while the browser opens the page. What is built after a save is a
 * build of its own, which takes over what a save does not make stale (`BuildInputs.kept`).
 */
export class ChapterBuild {
  readonly file: ChapterFile;
  readonly project: Project;
  readonly #inputs: BuildInputs;
  #staging: Staging | null = null;
  #fitIn: FitIn | null = null;

  constructor(file: ChapterFile, project: Project, inputs: BuildInputs = {}) {
    this.file = file;
    this.project = project;
    this.#inputs = inputs;
  }

  /** Its text. Throws LecternError `unreadable-file` and `chapter-too-large`. */
  readonly source = cell(() => (this.#inputs.loadSource ?? loadSource)(this.file));

  /** The chapter in it, and its settings with a theme that can be had. Throws LecternError `bad-config` where there is none. */
  readonly chapter = cell(async () => {
    const { root: project, templates, outer } = this.project;
    const source = await this.source();
    const ownLayouts = listOwnLayouts(this.file.folder, { project, templates });
    const read = readSource(source, this.file.name, { ...outer, ownLayouts });
    return resolveTheme(read, this.file, this.project);
  });

  /** The same with its deck. Throws LecternError `chapter-too-large`. */
  readonly planned = cell(async (): Promise<PlannedChapter> => {
    const planned = planRead(await this.chapter());
    const tooLong = checkLength(planned.deck);
    if (tooLong !== null) throw chapterTooLarge(tooLong);
    return planned;
  });

  readonly templates = cell(() =>
    this.project.templatesIn(templateFolders(this.file, this.project)),
  );

  readonly theme = cell(async () => this.project.theme((await this.chapter()).settings.theme));

  /** The fonts that the deck may use. */
  readonly fontFiles = cell(async (): Promise<DeckFonts> => {
    const { settings, chapter } = await this.chapter();
    const { fonts } = await this.theme();
    const wishes = { named: settings, language: chapter.language, file: this.file };
    return loadDeckFonts(fonts, wishes, this.project);
  });

  /** The images that it names, and the files that trusted HTML names. */
  readonly images = cell(async (): Promise<LoadedImages> => {
    const { chapter, settings } = await this.chapter();
    const where = {
      folder: this.file.folder,
      within: [rootOf(this.file, this.project)],
      loadDrawing: drawingLoaderOf(await this.chapter(), this.file, {
        memory: this.project.drawings,
        findFonts: this.fontFiles,
      }),
    };
    const sources = listImages(chapter).map(({ image }) => image.src);
    const logo = settings.logo === null ? [] : [settings.logo];
    const images = await loadImages([...sources, ...logo], where);
    const named = listHtmlFiles(chapter).map(({ file: { src } }) => src);
    return named.length === 0 ? images : joinLoaded(images, await loadFiles(named, where));
  });

  /** What the disk has of what it names, and what sets its formulas. */
  readonly facts = cell(async (): Promise<StageFacts> => {
    const { chapter, deck } = await this.planned();
    const { facts: images } = await this.images();
    const hrefs = listLinks(chapter).map(({ link }) => link.href);
    const links = await loadLinks(hrefs, this.file.folder, this.project);
    const { hasMath } = contentKindsOf(deck);
    return { images, links, setFormula: hasMath ? await this.project.formulaSetter() : null };
  });

  /** What can be found wrong with it before its fonts are cut. */
  readonly checked = cell(async (): Promise<Diagnostic[]> => {
    // They are read meanwhile; what is wrong with them is reported where they are needed.
    this.templates().catch(() => undefined);
    return checkPlanned(await this.planned(), await this.facts());
  });

  /** Its page, without fonts. */
  readonly page = cell(async (): Promise<DeckPage> => {
    const [planned, facts, images, theme, templates] = await Promise.all([
      this.planned(),
      this.facts(),
      this.images(),
      this.theme(),
      this.templates(),
    ]);
    const slides = this.#inputs.kept?.slides ?? null;
    return makePage(this.file, { planned, facts, images, theme, templates, slides }, this.project);
  });

  /** Its fonts, cut. Throws LecternError `bad-config` for one of a theme's that cannot be read. */
  readonly fonts = cell(async () => {
    const { sources } = await this.templates();
    const cut = this.#inputs.kept?.cutFonts ?? cutDeckFonts;
    return cut(await this.fontFiles(), { planned: await this.planned(), sources });
  });

  /** Its page, with fonts. */
  readonly wholePage = cell(async () =>
    withFonts(await this.page(), await this.fonts(), await this.images()),
  );

  /** All that can be found wrong with it without a browser, sorted. */
  readonly diagnostics = cell(async (): Promise<Diagnostic[]> => {
    const { missing } = await this.fonts();
    const { unknown } = await this.fontFiles();
    const ofFonts = checkFonts({ ...(await this.planned()), missing, unknown });
    return sortDiagnostics([...(await this.checked()), ...ofFonts]);
  });

  /** A hash of all that its files depend on; of nothing where the run has no key. */
  readonly key = cell(async (): Promise<string> => {
    const { runKey } = this.#inputs;
    if (runKey === undefined) return "";
    const { source, settings, labels } = await this.planned();
    const { images, links } = await this.facts();
    const { sources, layoutCss } = await this.templates();
    const { assets } = await this.images();
    const parts = {
      run: await runKey(),
      name: this.file.name,
      source,
      settings,
      labels,
      diagnostics: await this.checked(),
      links,
      images,
      bytes: assets.map(({ name, bytes }) => [name, hashOf(bytes)]),
      templates: [...sources].map(([name, { text, isOurs }]) => [name, isOurs, text]),
      layoutCss,
      theme: await this.theme(),
      fonts: await this.#listFonts(),
    };
    return hashOf(JSON.stringify(parts, withMaps));
  });

  /**
   * Has the page staged in a folder and fitted in a browser when that is asked for. What another browser
   * has of it is dropped: so a retry begins with a new tab.
   */
  async openIn(staging: Staging, fitIn: FitIn | null = null): Promise<void> {
    await this.close();
    if (this.#staging !== staging) {
      this.staged.drop();
      this.stagedWhole.drop();
    }
    this.#staging = staging;
    this.#fitIn = fitIn;
  }

  /** Returns the deck as a browser fits it in a folder of its own, and closes its tab. */
  fitAlone(browser: PrintBrowser, looks: FitLooks = { all: false }): Promise<FittedDeck> {
    return withScratch(async (staging) => {
      await this.openIn(staging, { browser, looks });
      return this.fitted().finally(() => this.close());
    });
  }

  /** Closes the tab in which the deck was fitted, if any. */
  async close(): Promise<void> {
    const fitted = this.fitted.drop();
    // Whoever asked for it has the error.
    await (await fitted?.catch(() => null))?.close();
  }

  /**
   * The page as it is staged, with what it refers to. Fonts come later, but at once where the chapter's
   * HTML runs, which may measure, and where the user's own template does not name them.
   */
  readonly staged = cell(async (): Promise<DeckPage> => {
    const staging = opened(this.#staging);
    const bare = await this.page();
    const { deck, settings } = bare.planned;
    const frame = renderPage(deck, bare, { slidesHtml: [], fitted: false });
    const canWait = settings.html === "safe" && frame.includes(fontPlace);
    const page = canWait ? bare : await this.wholePage();
    await writeAssets(staging, page.assets);
    return page;
  });

  /** The page with its fonts, which are staged too. */
  readonly stagedWhole = cell(async (): Promise<DeckPage> => {
    const staging = opened(this.#staging);
    const written = new Set((await this.staged()).assets);
    const page = await this.wholePage();
    await writeAssets(
      staging,
      page.assets.filter((asset) => !written.has(asset)),
    );
    return page;
  });

  /** The deck as the browser fits it. */
  readonly fitted = cell(async (): Promise<FittedDeck> => {
    const [staging, fitIn] = [opened(this.#staging), opened(this.#fitIn)];
    const page = await this.staged();
    await writePage(page, staging);
    const fontCss = async () => (await this.stagedWhole()).options.fontCss;
    return openFittedDeck(page, { ...fitIn, staging, fontCss });
  });

  /** The fonts that the deck may use: whether one of them is needed is known by their glyphs alone. */
  async #listFonts(): Promise<unknown> {
    const { fontHash } = this.project;
    const { own, spares, unknown } = await this.fontFiles();
    return {
      own: await Promise.all(
        own.map(async ({ load, ...rest }) => ({ ...rest, hash: fontHash(await load()) })),
      ),
      spares: await Promise.all(
        spares.map(async ({ name, weight, load }) => [name, weight, fontHash(await load())]),
      ),
      unknown,
    };
  }
}

function opened<T>(place: T | null): T {
  if (place === null) throw new Error("The chapter is not open there.");
  return place;
}

/** Writes a deck's page, as it was planned, into a staging folder. */
export async function writePage(page: DeckPage, staging: Staging): Promise<void> {
  const { planned, options } = page;
  const slides = { slidesHtml: options.slidesHtml, fitted: false, offline: true };
  await staging.write(pageName, renderPage(planned.deck, page, slides));
}

/** JSON has no maps and sets. */
function withMaps(_: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value;
}
