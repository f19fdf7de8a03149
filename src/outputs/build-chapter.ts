import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Browser, Page } from "puppeteer-core";

import { checkDiagrams } from "../checks/check-diagrams.ts";
import { checkFit } from "../checks/check-fit.ts";
import { refineDeck } from "../deck/refine-deck.ts";
import type { Deck } from "../model/deck.ts";
import { sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import type { FittedSlide } from "../model/fit.ts";
import { renderDeckPage } from "../render/render-pages.ts";
import type { ChapterFile } from "../workspace/find-chapters.ts";
import { prepareDeck, type PreparedDeck } from "../workspace/prepare-deck.ts";
import type { Workshop } from "../workspace/workshop.ts";
import { withStaging, writeAssets, type Staging } from "../workspace/write-folder.ts";
import { fitDeck } from "./fit-deck.ts";
import { outputs } from "./outputs.ts";
import type { OutputJob, OutputTabs, Written } from "./output.ts";

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
  /** Opens the browser, or gives the one that is open; null to do without. */
  readonly browser: (() => Promise<Browser>) | null;
}

/** Builds one chapter into its folder: whole, or not at all. */
export async function buildChapter(
  file: ChapterFile,
  options: BuildOptions,
): Promise<BuiltChapter> {
  const folder = join(options.out, file.name);
  return withStaging(folder, async (staging) => {
    const prepared = await prepareDeck(file, options.workshop);
    const { planned, page } = prepared;
    await writeAssets(staging, prepared.assets);
    await staging.write(
      "index.html",
      toPage(planned.deck, prepared, { slidesHtml: page.slidesHtml, fitted: false }),
    );
    const made = await makeOutputs(prepared, staging, options);
    const files = made.written.flatMap((written) => written.files);
    await staging.commit(files);
    return {
      name: file.name,
      deck: made.deck,
      folder,
      files,
      pages: made.written.flatMap(({ files: [first], pages }) =>
        first === undefined || pages === null ? [] : [{ file: first, count: pages }],
      ),
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
  { formats, browser }: BuildOptions,
): Promise<MadeOutputs> {
  const wanted = outputs.filter(({ name }) => formats.includes(name));
  const plain: OutputJob = {
    prepared,
    staging,
    deck: prepared.planned.deck,
    slidesHtml: prepared.page.slidesHtml,
    isFitted: false,
  };
  if (browser === null) {
    const written: Written[] = [];
    for (const output of wanted) {
      if (!output.needsBrowser) written.push(await output.write(plain));
    }
    return { deck: plain.deck, written, diagnostics: [] };
  }
  const opened = await browser();
  const urlOf = (name: string) => pathToFileURL(join(staging.folder, name)).href;
  const withPage: OutputTabs["withPage"] = (name, use) => openPage(opened, urlOf(name), use);
  return openPage(opened, `${urlOf("index.html")}?fit`, async (tab) => {
    const { slides: fitted, faults } = await fitDeck(tab);
    const job = await bakeFit(plain, fitted);
    const written: Written[] = [];
    for (const output of wanted) {
      written.push(
        output.needsBrowser
          ? await output.write(job, { deck: tab, withPage })
          : await output.write(job),
      );
    }
    return {
      deck: job.deck,
      written,
      diagnostics: [
        ...checkFit(job.deck, fitted),
        ...checkDiagrams(prepared.planned.source, faults),
      ],
    };
  });
}

/** Refines the deck as it was fitted, and bakes the slides into the staged page. */
async function bakeFit(plain: OutputJob, fitted: readonly FittedSlide[]): Promise<OutputJob> {
  const deck = refineDeck(plain.deck, fitted);
  const slidesHtml = fitted.map(({ html }) => html);
  await plain.staging.write(
    "index.html",
    toPage(deck, plain.prepared, { slidesHtml, fitted: true }),
  );
  return { ...plain, deck, slidesHtml, isFitted: true };
}

function toPage(
  deck: Deck,
  { page, script, diagramScript }: PreparedDeck,
  slides: { readonly slidesHtml: readonly string[]; readonly fitted: boolean },
): string {
  return renderDeckPage(deck, { ...page, script, diagramScript, ...slides });
}

async function openPage<T>(
  browser: Browser,
  url: string,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage();
  try {
    await page.goto(url, { waitUntil: "load" });
    return await use(page);
  } finally {
    await page.close();
  }
}
