import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative, resolve } from "node:path";
import process from "node:process";

import type { SlideChoice } from "../deck/select-slides.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { LecternError } from "../model/lectern-error.ts";
import { buildChapter, type BuildOptions, type BuiltChapter } from "../outputs/build-chapter.ts";
import { createKeys, keyOfRun } from "../outputs/chapter-key.ts";
import { withCourse, type Course } from "../outputs/course/course.ts";
import { handout } from "../outputs/handout.ts";
import type { UseBrowser } from "../outputs/output.ts";
import { outputs } from "../outputs/outputs.ts";
import { hashOf, recordName } from "../workspace/build-record.ts";
import type { ChapterFile } from "../workspace/find-chapters.ts";
import { writeShard } from "../workspace/shard-record.ts";
import { sourceDate } from "./source-date.ts";
import { chooseShard, parseShard, type Shard } from "./choose-shard.ts";
import { collectFailures } from "./collect-failures.ts";
import { toFormats } from "./to-formats.ts";
import { workInOrder } from "./work-in-order.ts";
import { writeIndex } from "./write-index.ts";
import { findChaptersOf, openWorkshop } from "./open-workshop.ts";
import {
  countOf,
  exitCodeFor,
  printDiagnostics,
  printLine,
  startProgress,
  type Progress,
} from "./report.ts";
import { findAnyBrowser, needBrowser, runWithBrowser, type BrowserInUse } from "./use-browser.ts";

/** `lectern build`: writes every chapter's outputs and the page that lists them. */
export async function runBuild(
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const formats = toFormats(String(options["format"]));
  // Who names a kind of handout, or wants them together, wants handouts.
  const wantsHandouts = options["handout"] !== undefined || options["course"] === true;
  if (wantsHandouts && !formats.includes(handout.name)) {
    formats.push(handout.name);
  }
  const shard = parseShard(options["shard"]);
  if (shard !== null && options["course"] === true) {
    throw new LecternError("usage", "No shard has all chapters of the course.", {
      hint: "Build the course's handouts in a run without --shard.",
    });
  }
  const out = resolve(String(options["out"]));
  const files = await findChaptersOf(paths);
  refuseToOverwrite(files, out);
  const date = sourceDate(process.env["SOURCE_DATE_EPOCH"]);
  const choice = toChoice(options);
  const steps = options["steps"] === true;
  const force = options["force"] === true;
  const isNeeded = outputs.some(({ name, needsBrowser }) => needsBrowser && formats.includes(name));
  const chosen = await (isNeeded ? needBrowser(options) : findAnyBrowser(options));
  const run = (browser: BrowserInUse | null) =>
    buildAll(files, {
      ...options,
      formats,
      out,
      browser: browser?.use ?? null,
      identify: browser?.identify ?? null,
      date,
      choice,
      steps,
      force,
      shard,
    });
  // Where something was built before, it may be that nothing is to be printed.
  const isLazy = !force && files.some(({ name }) => existsSync(join(out, name, recordName)));
  // Pages fit themselves where there is none.
  await (chosen === null ? run(null) : runWithBrowser(chosen, run, isLazy));
}

type RunOptions = Pick<
  BuildOptions,
  "formats" | "out" | "browser" | "date" | "choice" | "steps" | "force"
> & { readonly identify: BrowserInUse["identify"] | null; readonly shard: Shard | null };

async function buildAll(
  files: readonly ChapterFile[],
  options: RunOptions & Readonly<Record<string, unknown>>,
): Promise<void> {
  const { out, browser, date, shard } = options;
  const mine = shard === null ? files : await chooseShard(files, shard);
  const progress = startProgress("Reading");
  try {
    const workshop = await openWorkshop(options, files);
    let known: Promise<string> | null = null;
    const identify = async (): Promise<string | null> => (await options.identify?.()) ?? null;
    const runKey = (): Promise<string> =>
      (known ??= identify().then((own) => keyOfRun({ ...options, workshop }, own)));
    const keyOf = createKeys(workshop, runKey);
    const diagnostics: Diagnostic[] = browser === null ? [unfitted(files)] : [];
    const failures = collectFailures();
    const buildFiles = async (course: Course | null): Promise<void> => {
      await workInOrder(mine, {
        jobs: jobsOf(options["jobs"]),
        work: async (file) => {
          progress.say(`Building ${file.path}`);
          const started = performance.now();
          const built = await buildChapter(file, { ...options, workshop, course, keyOf });
          return { built, ms: performance.now() - started };
        },
        done({ built, ms }) {
          diagnostics.push(...built.diagnostics);
          printChapter(built, ms, progress);
        },
        failed(error) {
          progress.stop();
          failures.add(error);
        },
      });
    };
    if (options["course"] === true && browser !== null) {
      await withCourse(out, workshop, async (course) => {
        await buildFiles(course);
        // Without one of its chapters it would not be the course.
        failures.throwFirst();
        progress.say("Printing the course");
        await printCourse(course, browser, { out, date, count: files.length, progress });
      });
    } else {
      await buildFiles(null);
    }
    if (shard === null) await writeIndex(out, workshop);
    failures.throwFirst();
    if (shard !== null) {
      const run = hashOf(JSON.stringify([await runKey(), workshop.outer]));
      await writeShard(out, { ...shard, run, chapters: namesOf(files), built: namesOf(mine) });
    }
    if (browser === null) printDiagnostics(diagnostics.slice(0, 1));
    process.exitCode = exitCodeFor(diagnostics, options["strict"] === true);
  } finally {
    progress.stop();
  }
}

/**
 * How many chapters are built at once: one for each core, but no more than four, since they share one
 * browser, whose pages each take some 100 MB.
 */
function jobsOf(named: unknown): number {
  return typeof named === "number" ? named : Math.min(availableParallelism(), maxJobs);
}

const maxJobs = 4;

async function printCourse(
  course: Course,
  browser: UseBrowser,
  {
    out,
    date,
    count,
    progress,
  }: Pick<RunOptions, "out" | "date"> & { count: number; progress: Progress },
): Promise<void> {
  const started = performance.now();
  const pages = await browser((opened) => course.print(opened, date));
  progress.stop();
  const ms = performance.now() - started;
  printBuilt("course", out, [countOf(count, "chapter"), ...pagesOf(pages), toSeconds(ms)]);
}

/** What `--pages` and `--section` say; which of them there are is known when the deck is fitted. */
function toChoice(options: Readonly<Record<string, unknown>>): SlideChoice {
  const wordsOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return { pages: wordsOf(options["pages"]), section: wordsOf(options["section"]) };
}

/**
 * Decks must not go where chapters stand: an index.html there is not ours, nor are the files of a
 * folder that is called as the chapter, in which its images may be.
 */
function refuseToOverwrite(files: readonly ChapterFile[], out: string): void {
  for (const file of files) {
    const isInDeck = !relative(join(out, file.name), file.file).startsWith("..");
    if (isInDeck || out === file.folder) {
      throw new LecternError("usage", `The output would be mixed with ${file.path} itself.`, {
        hint: "Name another folder with --out.",
      });
    }
  }
}

function unfitted(files: readonly ChapterFile[]): Diagnostic {
  return {
    path: files[0]?.path ?? "",
    line: 1,
    column: 1,
    severity: "warning",
    code: "not-fitted",
    message: "There is no browser to fit the slides; each page fits itself when it is opened.",
    hint: "Run `lectern browser install`, then build again.",
  };
}

function namesOf(files: readonly ChapterFile[]): string[] {
  return files.map(({ name }) => name);
}

function printChapter(built: BuiltChapter, ms: number, progress: Progress): void {
  progress.stop();
  printDiagnostics(built.diagnostics);
  const warnings = built.diagnostics.filter(({ severity }) => severity === "warning").length;
  const errors = built.diagnostics.filter(({ severity }) => severity === "error").length;
  const facts = [
    ...(built.isUnchanged ? ["unchanged"] : []),
    countOf(built.slides, "slide"),
    ...(built.continued > 0 ? [`${built.continued} continued`] : []),
    ...pagesOf(built.pages),
    ...(errors > 0 ? [countOf(errors, "error")] : []),
    countOf(warnings, "warning"),
    toSeconds(ms),
  ];
  printBuilt(built.name, built.folder, facts);
}

function printBuilt(name: string, folder: string, facts: readonly string[]): void {
  printLine(`${name}: ${facts.join(", ")} -> ${relative(process.cwd(), folder) || "."}`);
}

function pagesOf(pages: BuiltChapter["pages"]): string[] {
  return pages.map(({ file, count }) => `${countOf(count, "page")} in ${file}`);
}

function toSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
