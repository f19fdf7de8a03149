import { existsSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";

import { LecternError } from "../../core/model/lectern-error.ts";
import { loadConfig } from "../vite/load-config.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";
import { createProject, type Project } from "../chapter/project.ts";
import { toFlagSettings } from "./setting-flags.ts";

/** Returns the run's workshop: its chapters, the working folder's config, and the command's flags. */
export async function openWorkshop(
  options: Readonly<Record<string, unknown>>,
  chapters: readonly ChapterFile[],
): Promise<Project> {
  const folder = process.cwd();
  const named = options["templates"];
  const templates = typeof named === "string" ? resolve(folder, named) : null;
  if (templates !== null && !existsSync(templates)) {
    throw new LecternError("usage", `There is no folder of templates "${String(named)}".`, {
      hint: "Name a folder that holds layouts/, partials/ or deck.hbs.",
    });
  }
  return createProject({
    outer: { config: await loadConfig(folder), flags: toFlagSettings(options) },
    root: folder,
    templates,
    chapters,
  });
}
