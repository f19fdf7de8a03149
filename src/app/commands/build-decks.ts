import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

import { currentBrowserEnvironment } from "../../browser/browser-environment.ts";
import { formatDiagnostic } from "../../core/model/diagnostic.ts";
import { ChapterBuild } from "../chapter-build.ts";
import { recordName } from "../files/build-record.ts";
import { withScratch } from "../files/write-folder.ts";
import { outputKinds } from "../outputs/output-kinds.ts";
import { writeChapter } from "../outputs/write-chapter.ts";
import type { UseBrowser } from "../print/open-tab.ts";
import type { BuiltFile, DeckBuilder } from "../vite/lectern-plugin.ts";
import { toUnfitted } from "./build-chapters.ts";
import { writeIndex } from "./project.ts";
import { findAnyBrowser, runWithBrowser } from "./use-browser.ts";

/** Builds decks for Vite as `lectern build --format html` does. Where there is no browser to fit them, that is one warning. */
export const buildDecks: DeckBuilder = async (files, project, warn) => {
  const machine = currentBrowserEnvironment();
  const chosen = await findAnyBrowser({ browser: null, browserUrl: null }, { machine });
  if (chosen === null) warn(formatDiagnostic(toUnfitted(files)));
  return withScratch(async ({ folder }) => {
    const build = async (browser: UseBrowser | null): Promise<void> => {
      for (const file of files) {
        const { diagnostics } = await writeChapter(new ChapterBuild(file, project), {
          out: folder,
          browser,
          formats: [outputKinds.html.name],
          choice: { pages: null, section: null },
          steps: false,
          course: null,
          date: null,
          // The folder is new: no record of an earlier build is looked for.
          force: true,
        });
        for (const one of diagnostics) warn(formatDiagnostic(one));
      }
    };
    await (chosen === null ? build(null) : runWithBrowser(chosen, ({ use }) => build(use)));
    await writeIndex(folder, project);
    return readFiles(folder);
  });
};

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
