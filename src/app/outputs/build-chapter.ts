import { join } from "node:path";

import { checkRefused } from "../../core/check/check-refused.ts";
import { selectSlides, type SlideChoice } from "../../core/plan/select-slides.ts";
import { sortDiagnostics, type Diagnostic } from "../../core/model/diagnostic.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";
import {
  formatRecord,
  hashFiles,
  loadRecord,
  recordName,
  recordStands,
} from "../files/build-record.ts";
import type { BuildRecord } from "../../core/settings/parse-record.ts";
import {
  draftJudged,
  judgeFile,
  type JudgedFile,
  type PreparedDeck,
} from "../chapter/prepare-deck.ts";
import type { Workshop } from "../chapter/workshop.ts";
import { once } from "../files/once.ts";
import { refuseForeign } from "../files/refuse-foreign.ts";
import { withStaging, type Staging } from "../files/write-folder.ts";
import type { KeyOf } from "./chapter-key.ts";
import type { Course } from "./course/course.ts";
import { withFittedDeck } from "../print/fitted-deck.ts";
import { printAhead, type Finish } from "../print/print-ahead.ts";
import { outputs } from "./outputs.ts";
import type { Output, OutputJob, PrintBrowser, UseBrowser, Written } from "./output.ts";
import {
  pageName,
  stageDraft,
  stagePage,
  toDeckPage,
  tabsOf,
  type StagedDraft,
} from "../print/stage-deck.ts";

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
  readonly keyOf: KeyOf;
  /** Is a chapter built whose files stand there already? */
  readonly force: boolean;
}

/**
 * Builds one chapter into its folder: whole, or not at all. It is not built again where the record of
 * an earlier build says that the same was built from the same, and its files still stand.
 */
export async function buildChapter(
  file: ChapterFile,
  options: BuildOptions,
): Promise<BuiltChapter> {
  const { name } = file;
  const folder = join(options.out, name);
  const judged = await judgeFile(file, options.workshop);
  const known = options.force || options.course !== null ? null : await loadRecord(folder);
  const isUnchanged =
    known !== null &&
    known.key === (await options.keyOf(judged, file)) &&
    (await recordStands(known, folder));
  const record = isUnchanged ? known : await buildAnew(judged, file, { ...options, folder });
  const { slides, continued, pages } = record;
  const diagnostics = sortDiagnostics([...judged.diagnostics, ...record.diagnostics]);
  return { name, folder, isUnchanged, slides, continued, pages, diagnostics };
}

async function buildAnew(
  judged: JudgedFile,
  file: ChapterFile,
  options: BuildOptions & { readonly folder: string },
): Promise<BuildRecord> {
  const known = new Set(judged.diagnostics);
  return withStaging(options.folder, async (staging) => {
    const draft = await stageDraft(await draftJudged(judged, file, options.workshop), staging);
    const hash = once(() => options.keyOf(judged, file));
    const { job, written, hashes, diagnostics } = await makeOutputs(draft, staging, {
      ...options,
      meanwhile: hash,
    });
    const { deck, prepared } = job;
    const printed = checkRefused(prepared.planned.source, staging.refused, diagnostics);
    const files = written.flatMap((one) => one.files);
    const record: BuildRecord = {
      key: await hash(),
      slides: deck.slides.length,
      continued: deck.slides.filter(({ part }) => part?.index === 1).length,
      files: await hashFiles(staging.folder, files, hashes),
      pages: written.flatMap(({ pages }) => pages),
      diagnostics: sortDiagnostics([...prepared.diagnostics, ...diagnostics, ...printed]).filter(
        (one) => !known.has(one),
      ),
    };
    await staging.write(recordName, formatRecord(record));
    await refuseForeign(options.folder, [...files, recordName], options.out);
    await staging.commit([...files, recordName]);
    return record;
  });
}

interface MadeOutputs {
  readonly job: OutputJob;
  readonly written: readonly Written[];
  /** Of those files that were written while the browser printed. */
  readonly hashes: BuildRecord["files"];
  /** What fitting found. */
  readonly diagnostics: readonly Diagnostic[];
}

async function makeOutputs(
  draft: StagedDraft,
  staging: Staging,
  options: BuildOptions & Pick<PrintOptions, "meanwhile">,
): Promise<MadeOutputs> {
  const { formats, browser, course } = options;
  const wanted = outputs.filter(({ name }) => formats.includes(name));
  if (browser === null) return writeUnfitted(await draft.finish(), staging, { ...options, wanted });
  const { finish, ...made } = await browser((opened) =>
    printOutputs(draft, staging, { ...options, browser: opened, wanted }),
  );
  const written = await finish();
  await course?.add(made.job);
  return { ...made, written };
}

/** Makes the outputs that need no browser. */
async function writeUnfitted(
  prepared: PreparedDeck,
  staging: Staging,
  { wanted, steps, date }: Pick<PrintOptions, "wanted" | "steps" | "date">,
): Promise<MadeOutputs> {
  const { planned, page } = prepared;
  const job: OutputJob = {
    prepared,
    staging,
    deck: planned.deck,
    slidesHtml: page.slidesHtml,
    links: [],
    selected: [],
    isFitted: false,
    steps,
    date,
  };
  await stagePage(prepared, staging);
  const written: Written[] = [];
  for (const output of wanted) {
    if (!output.needsBrowser) written.push(await output.write(job));
  }
  return { job, written, hashes: {}, diagnostics: [] };
}

/** Fits the deck, writes its page as it was fitted, and prints the outputs, which are then to be finished. May be called again. */
async function printOutputs(
  { staged, lateFonts, finish }: StagedDraft,
  staging: Staging,
  { browser, wanted, choice, steps, date, meanwhile }: PrintOptions,
): Promise<Omit<MadeOutputs, "written"> & { readonly finish: Finish<Written[]> }> {
  // As it was planned: an earlier turn, of a browser that ended, may have left it fitted.
  await stagePage(staged, staging);
  const place = { browser, staging, looks: { all: false }, lateFonts };
  return withFittedDeck(staged, place, async ({ deck, diagnostics, slidesHtml, links, tab }) => {
    const prepared = await finish();
    const selected = selectSlides(deck, choice);
    const fitted = { deck, slidesHtml, links, selected, isFitted: true };
    const job: OutputJob = { prepared, staging, ...fitted, steps, date };
    const folder = { ...staging, trust: prepared.planned.settings.html };
    const tabs = tabsOf(browser, folder, tab);
    const write = async (): Promise<Pick<MadeOutputs, "written" | "hashes">> => {
      const slides = { slidesHtml, fitted: true, offline: true };
      await staging.write(pageName, toDeckPage(deck, prepared, slides));
      const written: Written[] = [];
      for (const output of wanted) {
        if (!output.needsBrowser) written.push(await output.write(job));
      }
      const files = written.flatMap((one) => one.files);
      const [hashes] = await Promise.all([hashFiles(staging.folder, files), meanwhile()]);
      return { written, hashes };
    };
    const printed = wanted.flatMap((output) => (output.needsBrowser ? [output] : []));
    const [own, finishPrinted] = await allOf(
      write(),
      printAhead(printed, (output) => output.print(job, tabs)),
    );
    const finishAll = async () => [...own.written, ...(await finishPrinted())];
    return { job, hashes: own.hashes, diagnostics, finish: finishAll };
  });
}

interface PrintOptions extends Pick<BuildOptions, "choice" | "steps" | "date"> {
  readonly browser: PrintBrowser;
  readonly wanted: readonly Output[];
  /** What is to be done while the browser prints. */
  readonly meanwhile: () => Promise<unknown>;
}

/** Waits until both have come to their end, since they write into one folder; throws the first failure. */
async function allOf<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}
