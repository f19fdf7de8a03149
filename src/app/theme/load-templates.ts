import { dirname, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

import type {
  CompiledTemplate,
  TemplateSource,
  TemplateSources,
} from "../../core/render/templates/template-source.ts";
import { hasCode } from "../files/file-errors.ts";
import { findPackageRoot } from "../files/package-root.ts";
import { listProjectFolder, readProjectFile, unreadable } from "../files/project-file.ts";

const extension = ".hbs";

const templateName = /\.hbs$/;

const maxTemplateBytes = 8 * 1024 * 1024;

/** What is the user's of the folders of templates. */
export interface UserTemplates {
  /** Absolute: links in folders that are found may lead to what is below it. */
  readonly project: string;
  /** Absolute: the folder that the user names, which may be anywhere; or null. */
  readonly named: string | null;
}

/**
 * Returns all templates of the folders, the first of which is ours, by name (`deck`,
 * `layouts/bullets`). A template in a later folder takes the place of one of the same name in an
 * earlier; a folder that does not exist is left out. Throws LecternError `unreadable-file` for a
 * folder or a template that cannot be read, or is a link out of the project; where `user` is left out,
 * out of its folder.
 */
export async function loadTemplates(
  folders: readonly string[],
  user: UserTemplates | null = null,
): Promise<TemplateSources> {
  const sources = new Map<string, TemplateSource>();
  const compiled = await loadCompiled();
  for (const folder of new Set(folders)) {
    const isOurs = folder === folders[0];
    const isFound = !isOurs && user !== null && folder !== user.named;
    const within = isFound ? [dirname(folder), user.project] : [folder];
    for (const path of listTemplates(folder, within)) {
      const rule = { within, name: templateName, maxBytes: maxTemplateBytes };
      const found = readProjectFile(path, rule);
      if (found.status !== "found") throw unreadable(`The template ${path}`, found);
      const text = new TextDecoder().decode(found.bytes);
      const name = relative(folder, path).slice(0, -extension.length).split(sep).join("/");
      sources.set(name, { path, text, isOurs, compiled: compiled.get(text) ?? null });
    }
  }
  return sources;
}

function listTemplates(folder: string, within: readonly string[]): string[] {
  return ["", "layouts", "partials"].flatMap((part) => {
    const place = join(folder, part);
    const found = listProjectFolder(place, within);
    if (found.status === "missing") return [];
    if (found.status !== "found") throw unreadable(`The folder of templates ${place}`, found);
    return found.names.filter((name) => name.endsWith(extension)).map((name) => join(place, name));
  });
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
