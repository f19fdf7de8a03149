import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { HandoutKind } from "../../core/model/handout-kinds.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import type { PdfKind } from "../../core/protocol/live-words.ts";
import { cell } from "../cell.ts";
import type { ChapterBuild } from "../chapter-build.ts";
import { openScratch } from "../files/write-folder.ts";
import type { OutputTabs } from "../print/fit-deck.ts";
import type { PrintBrowser } from "../print/open-tab.ts";
import { handout } from "./handout.ts";
import { printInTurn, type OutputInput } from "./output.ts";
import { pdf } from "./pdf.ts";

/** A browser that is kept, and says when it ends. */
export interface KeptBrowser extends PrintBrowser {
  once(event: "disconnected", act: () => void): unknown;
  off(event: "disconnected", act: () => void): unknown;
}

/** A PDF that stands in no folder. */
export interface PdfFile {
  /** What it is called when it is kept. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Runs `work` with the browser that is kept. */
export type UseKept = <T>(work: (browser: KeptBrowser) => Promise<T>) => Promise<T>;

/** Of longer decks nothing is printed before it is asked for: who asks for another PDF would wait too long. */
const mostAhead = 150;

/**
 * Prints PDFs of chapters one by one, in a browser that is kept. The chapter that was asked for last
 * stays fitted in a tab, until another is asked for or the browser ends: what fits a deck is done once
 * for all its PDFs.
 */
export class PdfPress {
  readonly #use: UseKept;
  #open: OpenChapter | null = null;
  /** Null when it has been chosen what to print. */
  #expected: ChapterBuild | null = null;

  /** `use` runs one job after the other. */
  constructor(use: UseKept) {
    this.#use = use;
  }

  /**
   * Has a deck fitted, since a PDF of it will soon be asked for, and its slides printed, which is what
   * most will ask for.
   */
  ready(build: ChapterBuild): void {
    this.#expected = build;
    // Whoever asks for the PDF gets the error.
    this.#getReady(build).catch(() => undefined);
  }

  /** Returns one PDF of a chapter, the same as a build writes. */
  print(build: ChapterBuild, kind: PdfKind): Promise<PdfFile> {
    this.#expected = null;
    return this.#use((browser) => this.#print(build, kind, browser));
  }

  async #getReady(build: ChapterBuild): Promise<void> {
    // Of saves in quick succession, the last alone is worth it.
    const ifExpected = (job: (browser: KeptBrowser) => Promise<unknown>) =>
      this.#use(async (browser) => {
        if (this.#expected === build) await job(browser);
      });
    await ifExpected((browser) => this.#take(build, "slides", browser));
    // What is chosen meanwhile goes first.
    if ((this.#open?.slideCount ?? 0) <= mostAhead) {
      await ifExpected((browser) => this.#print(build, "slides", browser));
    }
  }

  async #print(build: ChapterBuild, kind: PdfKind, browser: KeptBrowser): Promise<PdfFile> {
    const kept = this.#open?.build === build ? this.#open.slides : null;
    if (kind === "slides" && kept !== null) return kept;
    const open = await this.#take(build, kind, browser);
    try {
      const file = await open.print(kind);
      if (kind === "slides") open.slides = file;
      return file;
    } catch (error) {
      // Whatever it was, the tab may not be as it should.
      await this.#drop();
      throw error;
    }
  }

  async #take(build: ChapterBuild, kind: PdfKind, browser: KeptBrowser): Promise<OpenChapter> {
    if (this.#open?.build === build && this.#open.canPrint(kind)) return this.#open;
    await this.#drop();
    this.#open = await openChapter(build, browser);
    return this.#open;
  }

  async #drop(): Promise<void> {
    const old = this.#open;
    this.#open = null;
    await old?.close();
  }
}

/** A chapter whose deck stands fitted in a tab of the browser: its PDFs need only be printed and written. */
interface OpenChapter {
  readonly build: ChapterBuild;
  /** After fitting. */
  readonly slideCount: number;
  /** Its slides PDF, where that was printed. */
  slides: PdfFile | null;
  /** Not where the tab has crashed, or is closed, as the slides of a long deck leave it. */
  readonly canPrint: (kind: PdfKind) => boolean;
  readonly print: (kind: PdfKind) => Promise<PdfFile>;
  /** Closes the tab and removes the deck's files. May be called again. */
  readonly close: () => Promise<void>;
}

/** Has a deck fitted in a tab of its own. Whoever opens it closes it; it closes when the browser ends. */
async function openChapter(build: ChapterBuild, browser: KeptBrowser): Promise<OpenChapter> {
  const staging = await openScratch();
  let isOpen = true;
  const close = cell(async (): Promise<void> => {
    isOpen = false;
    browser.off("disconnected", closeUnasked);
    await build.close();
    await staging.discard();
  });
  const closeUnasked = (): void => void close().catch(() => undefined);
  try {
    await build.openIn(staging, { browser, looks: { all: false } });
    // What finishes PDFs is loaded while the browser works.
    void import("../../pdf/finish-pdf.ts");
    const { deck, slidesHtml, links, tabs } = await build.fitted();
    const page = await build.stagedWhole();
    const selected = deck.slides.map((_, index) => index);
    const how = { staging, selected, isFitted: true, steps: false, date: null };
    const input: OutputInput = { page, deck, slidesHtml, links, ...how };
    const tab = tabs.deck;
    browser.once("disconnected", closeUnasked);
    tab?.once("error", closeUnasked);
    return {
      build,
      slideCount: deck.slides.length,
      slides: null,
      canPrint: (kind) => isOpen && (kind !== "slides" || tab?.isClosed() !== true),
      print: (kind) => printKind(kind, input, tabs),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function printKind(kind: PdfKind, input: OutputInput, tabs: OutputTabs): Promise<PdfFile> {
  const output = kind === "slides" ? pdf : handout;
  const writeLast = await printInTurn(await output.files(withHandout(input, kind), tabs));
  const files = (await writeLast()).flatMap((one) => one.files);
  const name = files.at(kind === "cloze" ? 0 : -1);
  if (name === undefined) {
    throw new LecternError("usage", `There is nothing to print for "${kind}".`, {});
  }
  return { name, bytes: await readFile(join(input.staging.folder, name)) };
}

/** Of a deck, one kind of handout alone is made. */
function withHandout(input: OutputInput, kind: PdfKind): OutputInput {
  if (kind === "slides") return input;
  const isKey = kind === "cloze-key";
  const own: HandoutKind = isKey ? "cloze" : kind;
  const { options } = input.page;
  const clozeKey = isKey ? "separate" : options.settings.clozeKey;
  const settings = { ...options.settings, handout: [own], clozeKey };
  return { ...input, page: { ...input.page, options: { ...options, settings } } };
}
