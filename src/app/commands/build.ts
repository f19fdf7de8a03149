import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";
import { findChapters, type ChapterFile } from "../chapter/find-chapters.ts";
import { readStart } from "../chapter/load-source.ts";
import { recordName } from "../files/build-record.ts";
import { refuseForeign } from "../files/refuse-foreign.ts";
import { refuseForeignShard } from "../files/shard-record.ts";
import { outputKinds } from "../outputs/output-kinds.ts";
import type { BuildFlags } from "./options.ts";
import { findAnyBrowser, needBrowser, runWithBrowser, type BrowserInUse } from "./use-browser.ts";
import type { World } from "./world.ts";

/** How chapters are built: the command's flags, and what `lectern build` has made of some of them. */
export interface BuildRun extends Omit<BuildFlags, "browser" | "formats"> {
  readonly formats: readonly string[];
  /** Absolute. */
  readonly out: string;
  readonly date: Date | null;
  /** Null to do without one. */
  readonly browser: BrowserInUse | null;
}

/** What a build needs beside its flags. */
export interface BuildParts {
  readonly world: World;
  /** Loads `buildChapters`, which returns the exit code. */
  readonly loadBuilder: () => Promise<
    (files: readonly ChapterFile[], run: BuildRun, world: World) => Promise<number>
  >;
}

/**
 * `lectern build`: writes every chapter's outputs and the page that lists them. The browser starts
 * first, and what builds is loaded meanwhile. Returns the exit code.
 */
export async function runBuild(
  paths: readonly string[],
  flags: BuildFlags,
  { world, loadBuilder }: BuildParts,
): Promise<number> {
  const formats = formatsOf(flags);
  if (flags.shard !== null && flags.course) {
    throw new LecternError("usage", "No shard has all chapters of the course.", {
      hint: "Build the course's handouts in a run without --shard.",
    });
  }
  const out = resolve(world.cwd, flags.out);
  const files = await findChapters(paths, world.cwd, () => readStart(world.stdin));
  refuseToOverwrite(files, out);
  // The other files are looked at before they are written. A shard has no list of chapters.
  await (flags.shard === null ? refuseForeign(out, [pageName], out) : refuseForeignShard(out));
  const pages = formats.includes(outputKinds.html.name) ? [pageName] : [];
  for (const { name } of files) await refuseForeign(join(out, name), pages, out);
  const date = parseSourceDate(world.env["SOURCE_DATE_EPOCH"]);
  const needsBrowser = Object.values(outputKinds).some(
    (kind) => kind.needsBrowser && formats.includes(kind.name),
  );
  const chosen = await (needsBrowser ? needBrowser(flags, world) : findAnyBrowser(flags, world));
  const build = async (browser: BrowserInUse | null): Promise<number> => {
    const buildChapters = await loadBuilder();
    return buildChapters(files, { ...flags, formats, out, browser, date }, world);
  };
  // Where something was built before, it may be that nothing is to be printed.
  const isLazy = !flags.force && files.some(({ name }) => existsSync(join(out, name, recordName)));
  // Without a browser, pages fit themselves when they are opened.
  return chosen === null ? build(null) : runWithBrowser(chosen, build, isLazy);
}

/** `--handout` and `--course` imply the handout format. */
function formatsOf({ formats, settings, course }: BuildFlags): readonly string[] {
  const impliesHandout = settings.handout !== undefined || course;
  return [...new Set([...formats, ...(impliesHandout ? [outputKinds.handout.name] : [])])];
}

const pageName = "index.html";

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

/** The last second of the year 9999: PDFs write years with four digits. */
const maxSeconds = 253_402_300_799;

/**
 * Returns the date that reproducible builds hand over in `SOURCE_DATE_EPOCH`, in seconds since 1970
 * (https://reproducible-builds.org/specs/source-date-epoch/); null where it is not set.
 */
function parseSourceDate(seconds: string | undefined): Date | null {
  if (seconds === undefined || seconds === "") return null;
  if (!/^\d+$/.test(seconds) || Number(seconds) > maxSeconds) {
    throw new LecternError("usage", `SOURCE_DATE_EPOCH is "${seconds}".`, {
      hint: "It must be a whole number of seconds since 1970, such as the output of `git log -1 --format=%ct`.",
    });
  }
  return new Date(Number(seconds) * 1000);
}
