import { availableParallelism } from "node:os";

import type { Diagnostic } from "../../core/model/diagnostic.ts";
import { cell } from "../cell.ts";
import { ChapterBuild } from "../chapter-build.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";
import type { Project } from "../chapter/project.ts";
import { hashOf } from "../files/build-record.ts";
import { writeShard } from "../files/shard-record.ts";
import {
  keyOfRun,
  writeChapter,
  type BuiltChapter,
  type WriteOptions,
} from "../outputs/write-chapter.ts";
import { withCourse, type Course } from "../outputs/course/course.ts";
import type { BuildRun } from "./build.ts";
import type { Shard } from "./options.ts";
import { openProject, printProjectNotes, writeIndex } from "./project.ts";
import {
  countOf,
  exitCodeFor,
  Failures,
  printDiagnostics,
  printLine,
  startProgress,
  type Progress,
  toSeconds,
  toShownFolder,
} from "./report.ts";
import { chooseShard } from "./shards.ts";
import { shareBrowser, type BrowserInUse } from "./use-browser.ts";
import type { World } from "./world.ts";

/** Builds the chapters of a run, or its shard's, and prints what came of each. Returns the exit code. */
export async function buildChapters(
  files: readonly ChapterFile[],
  run: BuildRun,
  world: World,
): Promise<number> {
  const mine = run.shard === null ? files : await chooseShard(files, run.shard);
  const progress = startProgress(world, "Reading");
  try {
    const project = await openProject(run, files, world);
    printProjectNotes(world, project, progress);
    return await new ChaptersBuild({ ...run, project, mine, world, progress }).build();
  } finally {
    progress.stop();
  }
}

interface OpenedRun extends BuildRun {
  readonly project: Project;
  /** The chapters to be built; the project's are those of all shards. */
  readonly mine: readonly ChapterFile[];
  readonly world: World;
  readonly progress: Progress;
}

/** A run while its chapters are built. */
class ChaptersBuild {
  readonly #run: OpenedRun;
  readonly #shared: Pick<WriteOptions, "formats" | "out" | "choice" | "steps" | "date" | "force">;
  /** Hashes what is the same for all chapters of the run, once. */
  readonly #runKey: () => Promise<string>;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #failures: Failures;

  constructor(run: OpenedRun) {
    const { formats, out, steps, date, force, browser } = run;
    const choice = { pages: run.pages, section: run.section };
    const shared = { formats, out, choice, steps, date, force };
    this.#run = run;
    this.#shared = shared;
    this.#runKey = cell(async () => keyOfRun(shared, (await browser?.identify()) ?? null));
    this.#failures = new Failures(run.world);
  }

  /** Returns the exit code. */
  async build(): Promise<number> {
    const { out, shard, project, browser, world, strict } = this.#run;
    if (this.#run.course && browser !== null) {
      // The index lists what stands, also where the course cannot be had.
      await withCourse(out, project, (course) => this.#buildCourse(course, browser)).catch(
        this.#failures.add,
      );
    } else {
      await this.#buildFiles(null);
    }
    if (shard === null) await writeIndex(out, project);
    this.#failures.throwFirst();
    if (shard !== null) await this.#writeShard(shard);
    if (browser === null) {
      const warning = toUnfitted(project.chapters);
      this.#diagnostics.push(warning);
      printDiagnostics(world, [warning]);
    }
    return exitCodeFor(this.#diagnostics, strict);
  }

  async #buildFiles(course: Course | null): Promise<void> {
    const { project, mine, shard, browser, world, progress } = this.#run;
    // Shards may still ask which browser it is, and courses print with it.
    const isLast = shard === null && !this.#run.course;
    const takeTurn = shareBrowser(browser, isLast ? mine.length : Infinity);
    await workInOrder(mine, {
      jobs: this.#run.jobs ?? Math.min(availableParallelism(), maxJobs),
      work: async (file) => {
        progress.show(`Building ${file.path}`);
        const started = world.now();
        const build = new ChapterBuild(file, project, { runKey: this.#runKey });
        const how = { ...this.#shared, course };
        const built = await takeTurn((use) => writeChapter(build, { ...how, browser: use }));
        return { built, ms: world.now() - started };
      },
      done: ({ built, ms }) => {
        this.#diagnostics.push(...built.diagnostics);
        progress.stop();
        printDiagnostics(world, built.diagnostics);
        this.#printBuilt(built, [...factsOf(built), toSeconds(ms)]);
      },
      failed: (error) => {
        progress.stop();
        this.#failures.add(error);
      },
    });
  }

  async #buildCourse(course: Course, browser: BrowserInUse): Promise<void> {
    const { project, out, date, world, progress } = this.#run;
    await this.#buildFiles(course);
    // Without one of its chapters it would not be the course.
    this.#failures.throwFirst();
    progress.show("Printing the course");
    const started = world.now();
    const pages = await browser.use((opened) => course.print(opened, date));
    progress.stop();
    const chapters = countOf(project.chapters.length, "chapter");
    const seconds = toSeconds(world.now() - started);
    this.#printBuilt({ name: "course", folder: out }, [chapters, ...pagesOf(pages), seconds]);
  }

  async #writeShard(shard: Shard): Promise<void> {
    const { out, project, mine } = this.#run;
    const run = hashOf(JSON.stringify([await this.#runKey(), project.outer]));
    const [chapters, built] = [project.chapters, mine].map((files) =>
      files.map(({ name }) => name),
    );
    await writeShard(out, { ...shard, run, chapters: chapters ?? [], built: built ?? [] });
  }

  #printBuilt(
    { name, folder }: Pick<BuiltChapter, "name" | "folder">,
    facts: readonly string[],
  ): void {
    const { world } = this.#run;
    printLine(world, `${name}: ${facts.join(", ")} -> ${toShownFolder(world, folder)}`);
  }
}

/** Chapters share one browser, whose pages each take some 100 MB. */
const maxJobs = 4;

function factsOf({ isUnchanged, slides, continued, pages, diagnostics }: BuiltChapter): string[] {
  const warnings = diagnostics.filter(({ severity }) => severity === "warning").length;
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return [
    ...(isUnchanged ? ["unchanged"] : []),
    countOf(slides, "slide"),
    ...(continued > 0 ? [`${continued} continued`] : []),
    ...pagesOf(pages),
    ...(errors > 0 ? [countOf(errors, "error")] : []),
    countOf(warnings, "warning"),
  ];
}

function pagesOf(pages: BuiltChapter["pages"]): string[] {
  return pages.map(({ file, count }) => `${countOf(count, "page")} in ${file}`);
}

/** Returns the warning that there is no browser to fit the slides of a run. */
export function toUnfitted(files: readonly ChapterFile[]): Diagnostic {
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

/** How many items are worked on at once, and what is done with each result. */
export interface WorkInOrder<T, R> {
  readonly jobs: number;
  readonly work: (item: T) => Promise<R>;
  /** Called for each item in the items' order, as soon as it and all before it are done. */
  readonly done: (result: R) => void;
  /** Called in the same order for what `work` throws; throws to begin nothing more. */
  readonly failed: (error: unknown) => void;
}

/** Works on items, several at once. What has begun is waited for, also when `failed` throws. */
export async function workInOrder<T, R>(
  items: readonly T[],
  { jobs, work, done, failed }: WorkInOrder<T, R>,
): Promise<void> {
  /** By index: reports what came of an item. */
  const reports: (() => void)[] = [];
  let begun = 0;
  let reported = 0;
  let hasEnded = false;
  const report = (): void => {
    for (let next = reports[reported]; next !== undefined; next = reports[reported]) {
      reported += 1;
      next();
    }
  };
  const workOn = async (): Promise<void> => {
    while (!hasEnded) {
      const index = begun;
      begun += 1;
      const item = items[index];
      if (item === undefined) return;
      reports[index] = await work(item).then(
        (result) => () => done(result),
        (error: unknown) => () => failed(error),
      );
      try {
        if (!hasEnded) report();
      } catch (error) {
        hasEnded = true;
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(jobs, items.length) }, workOn);
  const ends = await Promise.allSettled(workers);
  const end = ends.find(({ status }) => status === "rejected");
  if (end?.status === "rejected") throw end.reason;
}
