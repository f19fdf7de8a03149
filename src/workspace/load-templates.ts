import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

import type { TemplateSource, TemplateSources } from "../render/templates.ts";
import { isMissing } from "./file-errors.ts";

const extension = ".hbs";

/**
 * Returns all templates of the folders, the first of which is ours, by name (`deck`,
 * `layouts/bullets`). A template in a later folder takes the place of one of the same name in an
 * earlier; a folder that does not exist is left out.
 */
export async function loadTemplates(folders: readonly string[]): Promise<TemplateSources> {
  const sources = new Map<string, TemplateSource>();
  for (const folder of new Set(folders)) {
    for (const path of await listTemplates(folder)) {
      const name = relative(folder, path).slice(0, -extension.length).split(sep).join("/");
      const isOurs = folder === folders[0];
      sources.set(name, { path, text: await readFile(path, "utf8"), isOurs });
    }
  }
  return sources;
}

async function listTemplates(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const part of ["", "layouts", "partials"]) {
    try {
      const names = (await readdir(join(folder, part))).toSorted();
      files.push(
        ...names.filter((name) => name.endsWith(extension)).map((name) => join(folder, part, name)),
      );
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return files;
}
