import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

import { formatDiagnostic } from "../../core/model/diagnostic.ts";
import { ChapterBuild } from "../chapter-build.ts";
import { writeChapter } from "../outputs/write-chapter.ts";
import { outputKinds } from "../outputs/output-kinds.ts";
import type { UseBrowser } from "../print/open-tab.ts";
import type { BuiltFile, DeckBuilder } from "../vite/lectern-plugin.ts";
import { recordName } from "../files/build-record.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";
import type { Project } from "../chapter/project.ts";
import { withScratch } from "../files/write-folder.ts";
import { unfitted } from "./unfitted.ts";
import { findAnyBrowser, runWithBrowser } from "./use-browser.ts";
import { writeIndex } from "./write-index.ts";

/** Makes decks as `lectern build --format html` does. Where there is no browser to fit them, that is one warning. */
export const buildDecks: DeckBuilder = async (files, workshop, warn) => {
  const chosen = await findAnyBrowser({});
  if (chosen === null) warn(formatDiagnostic(unfitted(files)));
  return withScratch(async ({ folder }) => {
    const build = async (browser: UseBrowser | null): Promise<void> => {
      for (const file of files) {
        for (const one of await buildOne(file, { workshop, out: folder, browser })) warn(one);
      }
    };
    await (chosen === null ? build(null) : runWithBrowser(chosen, ({ use }) => build(use)));
    await writeIndex(folder, workshop);
    return readFiles(folder);
  });
};

/** Returns what is wrong with the chapter. */
async function buildOne(
  file: ChapterFile,
  place: {
    readonly workshop: Project;
    readonly out: string;
    readonly browser: UseBrowser | null;
  },
): Promise<string[]> {
  const { diagnostics } = await writeChapter(new ChapterBuild(file, place.workshop), {
    ...place,
    formats: [outputKinds.html.name],
    choice: { pages: null, section: null },
    steps: false,
    course: null,
    date: null,
    // The folder is new: no record of an earlier build is looked for.
    force: true,
  });
  return diagnostics.map(formatDiagnostic);
}

/** Returns all files but the records of builds. */
async function readFiles(folder: string): Promise<BuiltFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name !== recordName)
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted();
  return Promise.all(
    paths.map(async (path) => ({
      name: relative(folder, path).split(sep).join("/"),
      bytes: await readFile(path),
    })),
  );
}
