import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import process from "node:process";

import type { SlideChoice } from "../../core/plan/select-slides.ts";
import { LecternError } from "../../core/model/lectern-error.ts";
import { outputKinds } from "../outputs/output-kinds.ts";
import { recordName } from "../files/build-record.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";
import { refuseForeign } from "../files/refuse-foreign.ts";
import { refuseForeignShard } from "../files/shard-record.ts";
import { parseShard } from "./choose-shard.ts";
import { findChaptersOf } from "./find-chapters-of.ts";
import { sourceDate } from "./source-date.ts";
import { toFormats } from "./to-formats.ts";
import { findAnyBrowser, needBrowser, runWithBrowser, type BrowserInUse } from "./use-browser.ts";

/**
 * `lectern build`: writes every chapter's outputs and the page that lists them. The browser starts
 * first, and what builds is loaded meanwhile.
 */
export async function runBuild(
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const formats = toFormats(String(options["format"]));
  // Who names a kind of handout, or wants them together, wants handouts.
  const wantsHandouts = options["handout"] !== undefined || options["course"] === true;
  if (wantsHandouts && !formats.includes(outputKinds.handout.name)) {
    formats.push(outputKinds.handout.name);
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
  await refuseForeignPages(files, { out, formats, isShard: shard !== null });
  const date = sourceDate(process.env["SOURCE_DATE_EPOCH"]);
  const choice = toChoice(options);
  const steps = options["steps"] === true;
  const force = options["force"] === true;
  const isNeeded = Object.values(outputKinds).some(
    ({ name, needsBrowser }) => needsBrowser && formats.includes(name),
  );
  const chosen = await (isNeeded ? needBrowser(options) : findAnyBrowser(options));
  const run = async (browser: BrowserInUse | null): Promise<void> => {
    const { buildAll } = await import("./build-all.ts");
    await buildAll(files, {
      ...options,
      formats,
      out,
      browser,
      date,
      choice,
      steps,
      force,
      shard,
    });
  };
  // Where something was built before, it may be that nothing is to be printed.
  const isLazy = !force && files.some(({ name }) => existsSync(join(out, name, recordName)));
  // Pages fit themselves where there is none.
  await (chosen === null ? run(null) : runWithBrowser(chosen, run, isLazy));
}

/** What `--pages` and `--section` say; which of them there are is known when the deck is fitted. */
function toChoice(options: Readonly<Record<string, unknown>>): SlideChoice {
  const wordsOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return { pages: wordsOf(options["pages"]), section: wordsOf(options["section"]) };
}

/** Looked at before anything is built; what else stands there is looked at before it is written. */
async function refuseForeignPages(
  files: readonly ChapterFile[],
  {
    out,
    formats,
    isShard,
  }: { readonly out: string; readonly formats: readonly string[]; readonly isShard: boolean },
): Promise<void> {
  // A shard has no list of chapters.
  if (isShard) await refuseForeignShard(out);
  else await refuseForeign(out, [pageName], out);
  const pages = formats.includes(outputKinds.html.name) ? [pageName] : [];
  for (const { name } of files) await refuseForeign(join(out, name), pages, out);
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
