import { dirname, join } from "node:path";

import { LecternError } from "../../core/model/lectern-error.ts";
import { layoutNames } from "../../core/layouts/layouts.ts";
import { listProjectFolder, unreadable } from "../files/project-file.ts";

/** Whose layouts are looked for. */
export interface LayoutPlace {
  /** Absolute. */
  readonly project: string;
  /** A folder of templates that the user named, or null. */
  readonly templates: string | null;
}

/**
 * Returns the user's folders of templates for a chapter in a folder, whether they exist or not: where
 * the command is run, beside the chapters' folder, beside the chapter, and the one that is named. Later
 * ones go before earlier ones.
 */
export function userTemplateFolders(
  folder: string,
  { project, templates }: LayoutPlace,
): readonly string[] {
  const besides = [project, dirname(folder), folder];
  return [...besides.map((each) => join(each, "templates")), ...(templates ? [templates] : [])];
}

/**
 * Returns the names of the user's own layouts for a chapter in a folder: those of the templates
 * `layouts/NAME.hbs` that lectern has none of. Sorted, each once. Throws LecternError
 * `unreadable-file` for a folder that cannot be read, or is a link out of the project.
 */
export function listOwnLayouts(folder: string, place: LayoutPlace): readonly string[] {
  const files = userTemplateFolders(folder, place).flatMap((templates) =>
    filesOf(templates, place).filter((name) => name.endsWith(".hbs")),
  );
  const names = new Set(files.map((name) => name.slice(0, -".hbs".length)));
  return [...names].filter((name) => !layoutNames.includes(name)).toSorted();
}

/**
 * Returns the user's stylesheets of layouts, `layouts/NAME.css`, in the order of their folders and
 * names; the files that they name are in them as data. Throws LecternError `bad-template` for one that
 * cannot be used.
 */
export async function loadLayoutStyles(
  folders: readonly string[],
  place: LayoutPlace,
): Promise<string> {
  const paths = folders.flatMap((templates) =>
    filesOf(templates, place)
      .filter((name) => name.endsWith(".css"))
      .map((name) => ({
        path: join(templates, "layouts", name),
        within: within(templates, place),
      })),
  );
  if (paths.length === 0) return "";
  const { readStylesheet } = await import("./read-stylesheet.ts");
  const { project } = place;
  const sheets: string[] = [];
  for (const { path, within } of paths) {
    const sheet = await readStylesheet(path, { project, within, files: within, themeNames: [] });
    if ("message" in sheet) {
      throw new LecternError("bad-template", sheet.message, { hint: sheet.hint });
    }
    sheets.push(sheet.css);
  }
  return sheets.join("\n");
}

/** A folder that is named may be anywhere; one that is found must lie in the project. */
function within(templates: string, place: LayoutPlace): readonly string[] {
  return templates === place.templates ? [templates] : [dirname(templates), place.project];
}

function filesOf(templates: string, place: LayoutPlace): readonly string[] {
  const folder = join(templates, "layouts");
  const found = listProjectFolder(folder, within(templates, place));
  if (found.status === "missing") return [];
  if (found.status !== "found") throw unreadable(`The folder of templates ${folder}`, found);
  return found.names;
}
