import { join, relative, resolve } from "node:path";
import process from "node:process";

import { findBrowser, findBrowserIfAny } from "../browser/find-browser.ts";
import type { FoundBrowser } from "../browser/found-browser.ts";
import { retryOnce, withBrowser } from "../browser/with-browser.ts";
import type { SlideChoice } from "../deck/select-slides.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { LecternError } from "../model/lectern-error.ts";
import { buildChapter, type BuildOptions, type BuiltChapter } from "../outputs/build-chapter.ts";
import { withCourse, type Course } from "../outputs/course/course.ts";
import { handout } from "../outputs/handout.ts";
import { formatNames, outputs } from "../outputs/outputs.ts";
import type { ChapterFile } from "../workspace/find-chapters.ts";
import { listCoursePdfs, listDecks, prepareCourse } from "../workspace/prepare-course.ts";
import type { Workshop } from "../workspace/workshop.ts";
import { withStaging, writeAssets, type Staging } from "../workspace/write-folder.ts";
import { sourceDate } from "./source-date.ts";
import { searchFor } from "./browser-search.ts";
import { findChaptersOf, openWorkshop } from "./open-workshop.ts";
import {
  countOf,
  exitCodeFor,
  printDiagnostics,
  printLine,
  startProgress,
  type Progress,
} from "./report.ts";

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
  const out = resolve(String(options["out"]));
  const files = await findChaptersOf(paths);
  refuseToOverwrite(files, out);
  const date = sourceDate(process.env["SOURCE_DATE_EPOCH"]);
  const choice = toChoice(options);
  const steps = options["steps"] === true;
  const found = await findBrowserFor(formats, options["browser"]);
  const run = (browser: BuildOptions["browser"]) =>
    buildAll(files, { ...options, formats, out, browser, date, choice, steps });
  await (found === null
    ? run(null)
    : withBrowser(found, (source) => run((work) => retryOnce(source, work))));
}

async function buildAll(
  files: readonly ChapterFile[],
  options: Pick<BuildOptions, "formats" | "out" | "browser" | "date" | "choice" | "steps"> &
    Readonly<Record<string, unknown>>,
): Promise<void> {
  const { out, browser, date } = options;
  const progress = startProgress("Reading");
  try {
    const workshop = await openWorkshop(options, files);
    const diagnostics: Diagnostic[] = browser === null ? [unfitted(files)] : [];
    const buildFiles = async (course: Course | null): Promise<void> => {
      for (const file of files) {
        progress.say(`Building ${file.path}`);
        const started = performance.now();
        const built = await buildChapter(file, { ...options, workshop, course });
        diagnostics.push(...built.diagnostics);
        printChapter(built, performance.now() - started, progress);
      }
    };
    if (options["course"] === true && browser !== null) {
      await withCourse(out, workshop, async (course) => {
        await buildFiles(course);
        progress.say("Printing the course");
        const started = performance.now();
        const pages = await browser((opened) => course.print(opened, date));
        progress.stop();
        const chapters = countOf(files.length, "chapter");
        printBuilt("course", out, [
          chapters,
          ...pagesOf(pages),
          toSeconds(performance.now() - started),
        ]);
      });
    } else {
      await buildFiles(null);
    }
    await writeCourse(out, workshop);
    if (browser === null) printDiagnostics(diagnostics.slice(0, 1));
    process.exitCode = exitCodeFor(diagnostics, options["strict"] === true);
  } finally {
    progress.stop();
  }
}

/** What `--pages` and `--section` say; which of them there are is known when the deck is fitted. */
function toChoice(options: Readonly<Record<string, unknown>>): SlideChoice {
  const wordsOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return { pages: wordsOf(options["pages"]), section: wordsOf(options["section"]) };
}

function toFormats(names: string): string[] {
  const formats = names.split(",").map((name) => name.trim());
  const unknown = formats.find((name) => !formatNames.includes(name));
  if (unknown !== undefined) {
    throw new LecternError("usage", `There is no format "${unknown}".`, {
      hint: `The formats are: ${formatNames.join(", ")}.`,
    });
  }
  return formats;
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

/** Returns the browser; null where there is none and no output must have one: pages then fit themselves. */
async function findBrowserFor(
  formats: readonly string[],
  path: unknown,
): Promise<FoundBrowser | null> {
  const search = searchFor(path);
  const isNeeded = outputs.some(({ name, needsBrowser }) => needsBrowser && formats.includes(name));
  return isNeeded ? findBrowser(search) : findBrowserIfAny(search);
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

/** Lists the decks that now stand in the folder, those of earlier runs too; PDFs alone are no deck. */
async function writeCourse(out: string, workshop: Workshop): Promise<void> {
  const decks = await listDecks(out);
  if (decks.length === 0) return;
  const extras = { pdfs: await listCoursePdfs(out), words: "" };
  const course = await prepareCourse(decks, workshop, extras);
  const write = async (staging: Staging): Promise<void> => {
    await writeAssets(staging, course.assets);
    await staging.write("index.html", course.html);
    await staging.commit([...course.assets.map(({ name }) => name), "index.html"]);
  };
  // Inside the folder: what is beside it may be read-only, or another disk.
  await withStaging(out, write, out);
}

function printChapter(built: BuiltChapter, ms: number, progress: Progress): void {
  progress.stop();
  printDiagnostics(built.diagnostics);
  const warnings = built.diagnostics.filter(({ severity }) => severity === "warning").length;
  const errors = built.diagnostics.filter(({ severity }) => severity === "error").length;
  const continued = built.deck.slides.filter(({ part }) => part?.index === 1).length;
  const facts = [
    countOf(built.deck.slides.length, "slide"),
    ...(continued > 0 ? [`${continued} continued`] : []),
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
