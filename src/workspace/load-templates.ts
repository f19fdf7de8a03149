import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

import type { CompiledTemplate, TemplateSource, TemplateSources } from "../render/templates.ts";
import { hasCode, isMissing } from "./file-errors.ts";
import { findPackageRoot } from "./package-root.ts";

const extension = ".hbs";

/**
 * Returns all templates of the folders, the first of which is ours, by name (`deck`,
 * `layouts/bullets`). A template in a later folder takes the place of one of the same name in an
 * earlier; a folder that does not exist is left out.
 */
export async function loadTemplates(folders: readonly string[]): Promise<TemplateSources> {
  const sources = new Map<string, TemplateSource>();
  const compiled = await loadCompiled();
  for (const folder of new Set(folders)) {
    const isOurs = folder === folders[0];
    const read = async (path: string) => ({ path, text: await readFile(path, "utf8") });
    for (const { path, text } of await Promise.all((await listTemplates(folder)).map(read))) {
      const name = relative(folder, path).slice(0, -extension.length).split(sep).join("/");
      sources.set(name, { path, text, isOurs, compiled: compiled.get(text) ?? null });
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

/** Our own templates, by their text, as they were compiled with lectern; none where it is not compiled. */
async function loadCompiled(): Promise<ReadonlyMap<string, CompiledTemplate>> {
  const file = join(findPackageRoot(), "build", "templates.js");
  try {
    const { compiled }: { compiled: ReadonlyMap<string, CompiledTemplate> } = await import(
      /* @vite-ignore */ pathToFileURL(file).href
    );
    return compiled;
  } catch (error) {
    if (hasCode(error, ["ERR_MODULE_NOT_FOUND"])) return new Map();
    throw error;
  }
}
