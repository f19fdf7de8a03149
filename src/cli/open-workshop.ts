import { resolve } from "node:path";
import process from "node:process";

import { loadConfig } from "../vite/load-config.ts";
import { createWorkshop, type Workshop } from "../workspace/workshop.ts";
import { toFlagSettings } from "./setting-flags.ts";

/** Where chapters are looked for when the user names none. */
export const defaultPaths: readonly string[] = ["slides"];

/** Returns the run's workshop: the working folder's config, and the command's flags. */
export async function openWorkshop(options: Readonly<Record<string, unknown>>): Promise<Workshop> {
  const folder = process.cwd();
  const templates = options["templates"];
  return createWorkshop({
    outer: { config: await loadConfig(folder), flags: toFlagSettings(options) },
    project: folder,
    templates: typeof templates === "string" ? resolve(folder, templates) : null,
  });
}
