import { join } from "node:path";

import type { Browser } from "puppeteer-core";

import { selectSlides, type SlideChoice } from "../deck/select-slides.ts";
import type { Deck } from "../model/deck.ts";
import { sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import type { ChapterFile } from "../workspace/find-chapters.ts";
import { prepareDeck, type PreparedDeck } from "../workspace/prepare-deck.ts";
import type { Workshop } from "../workspace/workshop.ts";
import { withStaging, type Staging } from "../workspace/write-folder.ts";
import type { Course } from "./course/course.ts";
import { fitChapter } from "./fit-chapter.ts";
import { takeSlides } from "./fit-deck.ts";
import { outputs } from "./outputs.ts";
import type { Output, OutputJob, OutputTabs, UseBrowser, Written } from "./output.ts";
import { pageName, stageDeck, toDeckPage, withStagedFiles, withStagedPage } from "./stage-deck.ts";

/** What came of one chapter. */
export interface BuiltChapter {
  readonly name: string;
  readonly deck: Deck;
  /** Absolute. */
  readonly folder: string;
  /** The files written, relative to `folder`. */
  readonly files: readonly string[];
  readonly pages: readonly { readonly file: string; readonly count: number }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How chapters are built. */
export interface BuildOptions {
  readonly workshop: Workshop;
  /** Names of outputs. */
  readonly formats: readonly string[];
  /** The folder in which the chapter's own folder is made, absolute. */
  readonly out: string;
  /** Null to do without a browser. */
  readonly browser: UseBrowser | null;
  /** Which slides the PDFs have. */
  readonly choice: SlideChoice;
  /** Does what appears one by one have a page a step in the slides PDF? */
  readonly steps: boolean;
  /** Has the chapter's handouts too; null where each chapter is by itself. */
  readonly course: Course | null;
  /** The date that PDFs bear; null for none: the same chapter then gives the same bytes. */
  readonly date: Date | null;
}

/** Builds one chapter into its folder: whole, or not at all. */
export async function buildChapter(
  file: ChapterFile,
  options: BuildOptions,
): Promise<BuiltChapter> {
  const folder = join(options.out, file.name);
  return withStaging(folder, async (staging) => {
    const prepared = await prepareDeck(file, options.workshop);
    await stageDeck(prepared, staging);
    const made = await makeOutputs(prepared, staging, options);
    const files = made.written.flatMap((written) => written.files);
    await staging.commit(files);
    return {
      name: file.name,
      deck: made.deck,
      folder,
      files,
      pages: made.written.flatMap(({ pages }) => pages),
      diagnostics: sortDiagnostics([...prepared.diagnostics, ...made.diagnostics]),
    };
  });
}

interface MadeOutputs {
  readonly deck: Deck;
  readonly written: readonly Written[];
  /** What fitting found. */
  readonly diagnostics: readonly Diagnostic[];
}

async function makeOutputs(
  prepared: PreparedDeck,
  staging: Staging,
  { formats, browser, date, choice, steps, course }: BuildOptions,
): Promise<MadeOutputs> {
  const wanted = outputs.filter(({ name }) => formats.includes(name));
  const plain: OutputJob = {
    prepared,
    staging,
    deck: prepared.planned.deck,
    slidesHtml: prepared.page.slidesHtml,
    selected: [],
    isFitted: false,
    steps,
    date,
  };
  if (browser === null) {
    const written: Written[] = [];
    for (const output of wanted) {
      if (!output.needsBrowser) written.push(await output.write(plain));
    }
    return { deck: plain.deck, written, diagnostics: [] };
  }
  const made = await browser((opened) => printOutputs(plain, opened, { wanted, choice }));
  await course?.add(made.job);
  return { deck: made.job.deck, written: made.written, diagnostics: made.diagnostics };
}

/** Fits the deck, writes its page as it was fitted, and makes the outputs. May be called again. */
async function printOutputs(
  plain: OutputJob,
  opened: Browser,
  { wanted, choice }: { readonly wanted: readonly Output[]; readonly choice: SlideChoice },
): Promise<Omit<MadeOutputs, "deck"> & { readonly job: OutputJob }> {
  const { prepared, staging } = plain;
  return withStagedPage(opened, staging, async (tab) => {
    const { deck, diagnostics } = await fitChapter(prepared, tab, { all: false });
    const selected = selectSlides(deck, choice);
    const slidesHtml = await takeSlides(tab);
    const fitted = { slidesHtml, fitted: true, offline: true };
    await staging.write(pageName, toDeckPage(deck, prepared, fitted));
    const job: OutputJob = { ...plain, deck, slidesHtml, selected, isFitted: true };
    const tabs: OutputTabs = {
      deck: tab,
      closeDeck: () => tab.close(),
      withTab: (use) => withStagedFiles(opened, staging, use),
    };
    const written: Written[] = [];
    for (const output of wanted) {
      written.push(output.needsBrowser ? await output.write(job, tabs) : await output.write(job));
    }
    return { job, written, diagnostics };
  });
}
