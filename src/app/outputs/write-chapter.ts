import { join } from "node:path";

import { checkRefused } from "../../core/check/check-refused.ts";
import { sortDiagnostics, type Diagnostic } from "../../core/model/diagnostic.ts";
import { selectSlides, type SlideChoice } from "../../core/plan/select-slides.ts";
import { writePage, type ChapterBuild } from "../chapter-build.ts";
import { renderPage } from "../chapter/deck-page.ts";
import type { BuildRecord } from "../../core/settings/parse-record.ts";
import {
  formatRecord,
  hashFiles,
  hashOf,
  identifyProgram,
  loadRecord,
  recordName,
  recordStands,
} from "../files/build-record.ts";
import { refuseForeign } from "../files/refuse-foreign.ts";
import { withStaging, type Staging } from "../files/write-folder.ts";
import { pageName } from "../print/fit-deck.ts";
import type { PrintBrowser, UseBrowser } from "../print/open-tab.ts";
import type { Course } from "./course/course.ts";
import { handout } from "./handout.ts";
import { html } from "./html.ts";
import {
  printInTurn,
  type Output,
  type OutputInput,
  type PrintFile,
  type Written,
} from "./output.ts";
import { pdf } from "./pdf.ts";
import { single } from "./single.ts";

/** Every kind of output, in the order in which they are made. */
const outputs: readonly Output[] = [html, single, pdf, handout];

/** What came of one chapter. */
export interface BuiltChapter extends Pick<
  BuildRecord,
  "slides" | "continued" | "pages" | "diagnostics"
> {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** Did all that it would write stand there already? */
  readonly isUnchanged: boolean;
}

/** What shapes the files of all chapters of a run. */
export interface OutputOptions {
  /** Names of outputs. */
  readonly formats: readonly string[];
  /** Which slides the PDFs have. */
  readonly choice: SlideChoice;
  /** Does what appears one by one have a page a step in the slides PDF? */
  readonly steps: boolean;
  /** The date that PDFs bear; null for none: the same chapter then gives the same bytes. */
  readonly date: Date | null;
}

/** How chapters are written. */
export interface WriteOptions extends OutputOptions {
  /** The folder in which the chapter's own folder is made, absolute. */
  readonly out: string;
  /** Null to do without a browser. */
  readonly browser: UseBrowser | null;
  /** Has the chapter's handouts too; null where each chapter is by itself. */
  readonly course: Course | null;
  /** Is a chapter written whose files stand there already? */
  readonly force: boolean;
}

/**
 * Returns what is the same for all chapters of a run and shapes their files: the program, the
 * browser, the options. `browser` is its identity, null for none.
 */
export async function keyOfRun(
  { formats, choice, steps, date }: OutputOptions,
  browser: string | null,
): Promise<string> {
  const run = [await identifyProgram(), browser, formats.toSorted(), choice, steps, date];
  return hashOf(JSON.stringify(run));
}

/**
 * Writes one chapter into its folder: whole, or not at all. It is not written again where the record of
 * an earlier build says that the same was built from the same, and its files still stand.
 */
export async function writeChapter(
  build: ChapterBuild,
  options: WriteOptions,
): Promise<BuiltChapter> {
  const { name } = build.file;
  const folder = join(options.out, name);
  const checked = await build.checked();
  const known = options.force || options.course !== null ? null : await loadRecord(folder);
  const isUnchanged =
    known !== null && known.key === (await build.key()) && (await recordStands(known, folder));
  const record = isUnchanged ? known : await writeFolder(build, folder, options);
  const { slides, continued, pages } = record;
  const diagnostics = sortDiagnostics([...checked, ...record.diagnostics]);
  return { name, folder, isUnchanged, slides, continued, pages, diagnostics };
}

async function writeFolder(
  build: ChapterBuild,
  folder: string,
  options: WriteOptions,
): Promise<BuildRecord> {
  const known = new Set(await build.checked());
  return withStaging(folder, async (staging) => {
    const { deck, written, hashes, found } = await writeOutputs(build, staging, options);
    const { source } = await build.planned();
    const refused = checkRefused(source, staging.refused, found);
    const all = sortDiagnostics([...(await build.diagnostics()), ...found, ...refused]);
    const files = written.flatMap((one) => one.files);
    const record: BuildRecord = {
      key: await build.key(),
      slides: deck.slides.length,
      continued: deck.slides.filter(({ part }) => part?.index === 1).length,
      files: await hashFiles(staging.folder, files, hashes),
      pages: written.flatMap(({ pages }) => pages),
      diagnostics: all.filter((one) => !known.has(one)),
    };
    await staging.write(recordName, formatRecord(record));
    await refuseForeign(folder, [...files, recordName], options.out);
    await staging.commit([...files, recordName]);
    return record;
  });
}

interface WrittenOutputs extends Pick<OutputInput, "deck"> {
  readonly written: readonly Written[];
  /** Of those files that were written while the browser printed. */
  readonly hashes: BuildRecord["files"];
  /** What fitting found. */
  readonly found: readonly Diagnostic[];
}

async function writeOutputs(
  build: ChapterBuild,
  staging: Staging,
  options: WriteOptions,
): Promise<WrittenOutputs> {
  const { browser, course } = options;
  if (browser === null) return writeUnfitted(build, staging, options);
  const { input, writeLast, plain, ...rest } = await browser((opened) =>
    printOutputs(build, { browser: opened, staging }, options),
  );
  // The browser is needed no more, and may end meanwhile.
  const written = [...plain, ...(await writeLast())];
  await course?.add(input);
  return { ...rest, deck: input.deck, written };
}

/** Makes the outputs that need no browser. */
async function writeUnfitted(
  build: ChapterBuild,
  staging: Staging,
  { formats, steps, date }: OutputOptions,
): Promise<WrittenOutputs> {
  await build.openIn(staging);
  const page = await build.stagedWhole();
  const { deck } = page.planned;
  const { slidesHtml } = page.options;
  await writePage(page, staging);
  const how = { staging, links: [], selected: [], isFitted: false, steps, date };
  const written = await writePlain(formats, { page, deck, slidesHtml, ...how });
  return { deck, written, hashes: {}, found: [] };
}

/** Fits the deck, writes its page as it was fitted, and prints the outputs, of which the last is then to be written. May be called again. */
async function printOutputs(
  build: ChapterBuild,
  { browser, staging }: { readonly browser: PrintBrowser; readonly staging: Staging },
  { formats, choice, steps, date }: OutputOptions,
) {
  await build.openIn(staging, { browser, looks: { all: false } });
  try {
    const { deck, slidesHtml, links, tabs, diagnostics } = await build.fitted();
    const page = await build.stagedWhole();
    const selected = selectSlides(deck, choice);
    const how = { staging, selected, isFitted: true, steps, date };
    const input: OutputInput = { page, deck, slidesHtml, links, ...how };
    const write = async () => {
      const slides = { slidesHtml, fitted: true, offline: true };
      await staging.write(pageName, renderPage(deck, page, slides));
      const plain = await writePlain(formats, input);
      const files = plain.flatMap((one) => one.files);
      const [hashes] = await Promise.all([hashFiles(staging.folder, files), build.key()]);
      return { plain, hashes };
    };
    const print = async () => {
      const files: PrintFile[] = [];
      for (const output of outputs) {
        const isWanted = output.needsBrowser && formats.includes(output.name);
        if (isWanted) files.push(...(await output.files(input, tabs)));
      }
      return printInTurn(files);
    };
    const [own, writeLast] = await allOf(write(), print());
    return { input, writeLast, found: diagnostics, ...own };
  } finally {
    await build.close();
  }
}

async function writePlain(formats: readonly string[], input: OutputInput): Promise<Written[]> {
  const written: Written[] = [];
  for (const output of outputs) {
    const isWanted = !output.needsBrowser && formats.includes(output.name);
    if (isWanted) written.push(await output.write(input));
  }
  return written;
}

/** Waits until both have come to their end, since they write into one folder; throws the first failure. */
async function allOf<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}
