import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { parseTheme, type ThemeFont } from "../settings/parse-theme.ts";
import { LecternError } from "../model/lectern-error.ts";
import { isMissing } from "./file-errors.ts";

/** A theme: the layouts' CSS and, after it, its own; and its fonts. */
export interface Theme {
  readonly css: string;
  readonly fonts: readonly ThemeFont[];
}

/** Returns the folder of each theme by its name, in their order; those of later folders take the place of earlier ones. */
export async function listThemes(
  templateFolders: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const themes: [string, string][] = [];
  for (const templates of templateFolders) {
    const folder = join(templates, "themes");
    const names = await readdir(folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    for (const name of names) {
      if (existsSync(join(folder, name, "theme.json"))) themes.push([name, join(folder, name)]);
    }
  }
  return new Map(themes.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Returns a theme with our styles. Throws LecternError `bad-config` for a name there is none of. */
export async function loadTheme(
  templatesFolder: string,
  themes: ReadonlyMap<string, string>,
  name: string,
): Promise<Theme> {
  const folder = themes.get(name);
  if (folder === undefined) {
    throw new LecternError("bad-config", `There is no theme "${name}".`, {
      hint: `The themes are: ${[...themes.keys()].join(", ")}.`,
    });
  }
  const json: unknown = JSON.parse(await readFile(join(folder, "theme.json"), "utf8"));
  const fonts = parseTheme(json);
  if (fonts === null) {
    throw new LecternError(
      "bad-config",
      `The theme "${name}" has a theme.json that lists no fonts.`,
      {
        hint: "Compare it with the theme.json of one of ours.",
      },
    );
  }
  const styles = await readFolder(join(templatesFolder, "styles"));
  const own = await readFolder(folder);
  return { css: [...styles, ...own].join("\n"), fonts };
}

async function readFolder(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const sheets = names.filter((name) => name.endsWith(".css")).toSorted();
  return Promise.all(sheets.map((name) => readFile(join(folder, name), "utf8")));
}
