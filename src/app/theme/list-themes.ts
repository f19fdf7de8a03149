import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

import { isStylesheet } from "../../core/settings/check-theme.ts";
import { listProjectFolder, unreadable } from "../files/project-file.ts";

/** Where a theme stands: in a folder of templates, or in a stylesheet of reveal.js. */
export type ThemePlace =
  | {
      readonly kind: "folder";
      readonly folder: string;
      /** Absolute folders that its files must lie below. */
      readonly within: readonly string[];
    }
  | { readonly kind: "reveal"; readonly file: string };

const require = createRequire(import.meta.url);

/** A folder of templates, in which `themes/` may stand. */
export interface TemplateFolder {
  /** Absolute. */
  readonly folder: string;
  /** Absolute folders that what is in it must lie below. */
  readonly within: readonly string[];
}

/**
 * Returns where each theme stands, by its name: first those of folders of templates, in their order,
 * those of later folders in the place of earlier ones; then reveal.js's, as `reveal/NAME`. Throws
 * LecternError `unreadable-file` for a folder that cannot be read, or is a link out of the project.
 */
export async function listThemes(
  templateFolders: readonly TemplateFolder[],
): Promise<ReadonlyMap<string, ThemePlace>> {
  const themes = new Map<string, ThemePlace>();
  for (const { folder: templates, within } of templateFolders) {
    const folder = join(templates, "themes");
    for (const name of namesIn(folder, within)) {
      const place = { kind: "folder", folder: join(folder, name), within } as const;
      if (isTheme(place)) themes.set(name, place);
    }
  }
  const own = [...themes].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return new Map([...own, ...listRevealThemes()]);
}

/** Returns where a theme of ours stands; null where none of that name does. */
export function ownThemePlace(name: string, ownTemplates: string): ThemePlace | null {
  const folder = join(ownTemplates, "themes", name);
  const place = { kind: "folder", folder, within: [ownTemplates] } as const;
  return isTheme(place) ? place : null;
}

/** Its stylesheets are no theme by themselves: they are what `reveal/NAME` has in common. */
const revealFolder = "reveal";

/** A theme's folder holds a `theme.json`, or stylesheets alone. */
function isTheme({ folder, within }: Extract<ThemePlace, { kind: "folder" }>): boolean {
  if (existsSync(join(folder, "theme.json"))) return true;
  const found = listProjectFolder(folder, within);
  const names = found.status === "found" ? found.names : [];
  return basename(folder) !== revealFolder && names.some(isStylesheet);
}

function listRevealThemes(): [string, ThemePlace][] {
  const folder = dirname(require.resolve("reveal.js/theme/black.css"));
  const files = namesIn(folder, [folder]).filter((name) => name.endsWith(".css"));
  return files.map((name) => [
    `reveal/${basename(name, ".css")}`,
    { kind: "reveal", file: join(folder, name) },
  ]);
}

function namesIn(folder: string, within: readonly string[]): readonly string[] {
  const found = listProjectFolder(folder, within);
  if (found.status === "missing") return [];
  if (found.status !== "found") throw unreadable(`The folder of themes ${folder}`, found);
  return found.names;
}
