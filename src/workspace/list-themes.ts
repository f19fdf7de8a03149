import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

import { isMissing } from "./file-errors.ts";

/** Where a theme stands: in a folder of templates, or in a stylesheet of reveal.js. */
export type ThemePlace =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "reveal"; readonly file: string };

const require = createRequire(import.meta.url);

/**
 * Returns where each theme stands, by its name: first those of folders of templates, in their order,
 * those of later folders in the place of earlier ones; then reveal.js's, as `reveal/NAME`.
 */
export async function listThemes(
  templateFolders: readonly string[],
): Promise<ReadonlyMap<string, ThemePlace>> {
  const themes = new Map<string, ThemePlace>();
  for (const templates of templateFolders) {
    const folder = join(templates, "themes");
    for (const name of await namesIn(folder)) {
      if (existsSync(join(folder, name, "theme.json"))) {
        themes.set(name, { kind: "folder", folder: join(folder, name) });
      }
    }
  }
  const own = [...themes].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return new Map([...own, ...(await listRevealThemes())]);
}

async function listRevealThemes(): Promise<[string, ThemePlace][]> {
  const folder = dirname(require.resolve("reveal.js/theme/black.css"));
  const files = (await namesIn(folder)).filter((name) => name.endsWith(".css")).toSorted();
  return files.map((name) => [
    `reveal/${basename(name, ".css")}`,
    { kind: "reveal", file: join(folder, name) },
  ]);
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}
