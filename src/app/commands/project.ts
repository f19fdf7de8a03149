import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";
import { trustsHtml } from "../../core/pipeline.ts";
import type { PartialSettings } from "../../core/settings/settings.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";
import { listCoursePdfs, listDecks, makeCoursePage } from "../outputs/course/course-page.ts";
import { createProject, type Project, outsideTemplates } from "../chapter/project.ts";
import { refuseForeign } from "../files/refuse-foreign.ts";
import { withStaging, writeAssets, type Staging } from "../files/write-folder.ts";
import { loadConfig } from "../vite/load-config.ts";
import { printNote, type Progress } from "./report.ts";
import type { World } from "./world.ts";

/** The flags that shape a project. */
export interface ProjectFlags {
  readonly settings: PartialSettings;
  /** A folder of templates; null for none. */
  readonly templates: string | null;
}

/**
 * Returns the run's project: its chapters, the working folder's config, and the command's flags.
 * Throws LecternError `usage` for a folder of templates that does not exist.
 */
export async function openProject(
  { settings, templates: named }: ProjectFlags,
  chapters: readonly ChapterFile[],
  { cwd }: World,
): Promise<Project> {
  const templates = named === null ? null : resolve(cwd, named);
  if (templates !== null && !existsSync(templates)) {
    throw new LecternError("usage", `There is no folder of templates "${named}".`, {
      hint: "Name a folder that holds layouts/, partials/ or deck.hbs.",
    });
  }
  const outer = { config: await loadConfig(cwd), flags: settings };
  return createProject({ outer, root: cwd, templates, chapters });
}

/**
 * Returns the flags of a command that shows decks to their lecturer, notes and all, whatever the
 * settings say of the public. Throws LecternError `usage` for `--public`.
 */
export function showingNotes<F extends ProjectFlags>(flags: F, command: string): F {
  if (flags.settings.public === true) {
    throw new LecternError(
      "usage",
      `"lectern ${command}" always shows the notes: --public has no meaning there.`,
      { hint: "Use it with `lectern build`, which writes what is published." },
    );
  }
  return { ...flags, settings: { ...flags.settings, public: false } };
}

/**
 * Prints, in a line each, that HTML in the chapters runs where the user has chosen so, and which
 * templates come from outside the working folder. `progress` is shown meanwhile.
 */
export function printProjectNotes(world: World, project: Project, progress?: Progress): void {
  const folders = outsideTemplates(project);
  const shown = folders.map((folder) => relative(project.root, folder));
  const notes = [
    ...(trustsHtml(project.outer) ? [trustNote] : []),
    ...(shown.length > 0
      ? [`templates: taken from outside the working folder: ${shown.join(", ")}.`]
      : []),
  ];
  if (notes.length > 0) progress?.stop();
  for (const note of notes) printNote(world, note);
}

/** What is printed where the HTML of the chapters is trusted. */
export const trustNote = "html: trusted: HTML in the chapters runs as it is written.";

/** Writes the page that lists the decks in a folder, those of earlier runs too; none where there is no deck. */
export async function writeIndex(out: string, project: Project): Promise<void> {
  const decks = await listDecks(out);
  if (decks.length === 0) return;
  const extras = { pdfs: await listCoursePdfs(out), words: "" };
  const course = await makeCoursePage(decks, project, extras);
  const write = async (staging: Staging): Promise<void> => {
    await writeAssets(staging, course.assets);
    await staging.write("index.html", course.html);
    const names = [...course.assets.map(({ name }) => name), "index.html"];
    await refuseForeign(out, names, out);
    await staging.commit(names);
  };
  // Inside the folder: what is beside it may be read-only, or another disk.
  await withStaging(out, write, out);
}
