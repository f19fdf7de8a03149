import { availableParallelism } from "node:os";
import { relative } from "node:path";
import process from "node:process";

import type { Diagnostic } from "../../core/model/diagnostic.ts";
import { cell } from "../cell.ts";
import { ChapterBuild } from "../chapter-build.ts";
import {
  keyOfRun,
  writeChapter,
  type BuiltChapter,
  type WriteOptions,
} from "../outputs/write-chapter.ts";
import { withCourse, type Course } from "../outputs/course/course.ts";
import type { UseBrowser } from "../print/open-tab.ts";
import { hashOf } from "../files/build-record.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";
import { writeShard } from "../files/shard-record.ts";
import { chooseShard, type Shard } from "./choose-shard.ts";
import { collectFailures } from "./collect-failures.ts";
import { openWorkshop } from "./open-workshop.ts";
import {
  countOf,
  exitCodeFor,
  printDiagnostics,
  printLine,
  startProgress,
  type Progress,
} from "./report.ts";
import { shareBrowser } from "./share-browser.ts";
import { tellTemplates, tellTrust } from "./tell-trust.ts";
import { unfitted } from "./unfitted.ts";
import type { BrowserInUse } from "./use-browser.ts";
import { workInOrder } from "./work-in-order.ts";
import { writeIndex } from "./write-index.ts";

/** What the command's flags say of a run. */
type RunOptions = Pick<WriteOptions, "formats" | "out" | "date" | "choice" | "steps" | "force"> & {
  /** Null to do without one. */
  readonly browser: BrowserInUse | null;
  readonly shard: Shard | null;
};

/** Builds the chapters of a run, or its shard's, prints what came of each, and sets the exit code. */
export async function buildAll(
  files: readonly ChapterFile[],
  options: RunOptions & Readonly<Record<string, unknown>>,
): Promise<void> {
  const { out, date, shard } = options;
  const mine = shard === null ? files : await chooseShard(files, shard);
  const progress = startProgress("Reading");
  try {
    const workshop = await openWorkshop(options, files);
    tellTrust(workshop.outer, progress);
    tellTemplates(workshop, progress);
    const runKey = cell(async () => keyOfRun(options, (await options.browser?.identify()) ?? null));
    const diagnostics: Diagnostic[] = options.browser === null ? [unfitted(files)] : [];
    const failures = collectFailures();
    // Shards may still ask which browser it is, and courses print with it.
    const isLast = shard === null && options["course"] !== true;
    const takeTurn = shareBrowser(options.browser, isLast ? mine.length : Infinity);
    const buildFiles = async (course: Course | null): Promise<void> => {
      await workInOrder(mine, {
        jobs: jobsOf(options["jobs"]),
        work: async (file) => {
          progress.say(`Building ${file.path}`);
          const started = performance.now();
          const build = new ChapterBuild(file, workshop, { runKey });
          const how = { ...options, course };
          const built = await takeTurn((browser) => writeChapter(build, { ...how, browser }));
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
    if (options["course"] === true && options.browser !== null) {
      const { use } = options.browser;
      const buildCourse = async (course: Course): Promise<void> => {
        await buildFiles(course);
        // Without one of its chapters it would not be the course.
        failures.throwFirst();
        await printCourse(course, use, { out, date, count: files.length, progress });
      };
      // The index lists what stands, also where the course cannot be had.
      await withCourse(out, workshop, buildCourse).catch(failures.add);
    } else {
      await buildFiles(null);
    }
    if (shard === null) await writeIndex(out, workshop);
    failures.throwFirst();
    if (shard !== null) {
      const run = hashOf(JSON.stringify([await runKey(), workshop.outer]));
      await writeShard(out, { ...shard, run, chapters: namesOf(files), built: namesOf(mine) });
    }
    if (options.browser === null) printDiagnostics(diagnostics.slice(0, 1));
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
  progress.say("Printing the course");
  const started = performance.now();
  const pages = await browser((opened) => course.print(opened, date));
  progress.stop();
  const ms = performance.now() - started;
  printBuilt("course", out, [countOf(count, "chapter"), ...pagesOf(pages), toSeconds(ms)]);
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
