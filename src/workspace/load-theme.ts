import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { checkTheme, isStylesheet, type ThemeFault } from "../settings/check-theme.ts";
import { parseTheme, type ThemeFont } from "../settings/parse-theme.ts";
import { defaultSettings } from "../settings/settings.ts";
import { isMissing } from "./file-errors.ts";
import type { ThemePlace } from "./list-themes.ts";

/** A theme: the layouts' CSS and, after it, its own; and its fonts. */
export interface Theme {
  readonly css: string;
  readonly fonts: readonly ThemeFont[];
}

/** Where themes are looked for. */
export interface ThemeShelf {
  /** lectern's own templates folder. */
  readonly ownTemplates: string;
  /** The user's stylesheets may name files below it. */
  readonly project: string;
  readonly places: ReadonlyMap<string, ThemePlace>;
}

/** A theme's own rules, without those of the layouts. */
interface OwnRules {
  readonly sheets: readonly string[];
  readonly fonts: readonly ThemeFont[];
}

/** The one whose fonts stand in for those of reveal.js's themes that are set in a serif face. */
const serifTheme = "print";

/** Returns a theme by its name or by the absolute path of a stylesheet, or why it cannot be had. */
export async function loadTheme(name: string, shelf: ThemeShelf): Promise<Theme | ThemeFault> {
  const rules = isStylesheet(name) ? await loadOnTop(name, shelf) : await loadNamed(name, shelf);
  if ("message" in rules) return rules;
  const layouts = await readSheets(join(shelf.ownTemplates, "styles"));
  return { css: [...layouts, ...rules.sheets].join("\n"), fonts: rules.fonts };
}

async function loadOnTop(path: string, shelf: ThemeShelf): Promise<OwnRules | ThemeFault> {
  // PostCSS is loaded for such a theme alone.
  const { readStylesheet } = await import("./read-stylesheet.ts");
  const themeNames = [...shelf.places.keys()];
  const sheet = await readStylesheet(path, { project: shelf.project, themeNames });
  if ("message" in sheet) return sheet;
  const base = await loadNamed(sheet.base ?? defaultSettings.theme, shelf);
  return "message" in base ? base : { ...base, sheets: [...base.sheets, sheet.css] };
}

async function loadNamed(name: string, shelf: ThemeShelf): Promise<OwnRules | ThemeFault> {
  const place = shelf.places.get(name);
  const fault = checkTheme(name, [...shelf.places.keys()]);
  if (place === undefined || fault !== null) return fault ?? lacksFonts(name);
  return place.kind === "folder" ? loadFolder(name, place.folder) : loadReveal(place.file, shelf);
}

async function loadFolder(name: string, folder: string): Promise<OwnRules | ThemeFault> {
  const json: unknown = JSON.parse(await readFile(join(folder, "theme.json"), "utf8"));
  const fonts = parseTheme(json);
  return fonts === null ? lacksFonts(name) : { sheets: await readSheets(folder), fonts };
}

/** Our default theme with the colours of one of reveal.js's. */
async function loadReveal(file: string, shelf: ThemeShelf): Promise<OwnRules | ThemeFault> {
  const { readRevealTokens } = await import("./reveal-tokens.ts");
  const { css, isSerif } = readRevealTokens(await readFile(file, "utf8"));
  const base = await loadNamed(defaultSettings.theme, shelf);
  const faces = isSerif ? await loadNamed(serifTheme, shelf) : base;
  if ("message" in base) return base;
  if ("message" in faces) return faces;
  const mapping = await readSheets(join(shelf.ownTemplates, "themes", "reveal"));
  return { sheets: [...base.sheets, css, ...mapping], fonts: faces.fonts };
}

function lacksFonts(name: string): ThemeFault {
  return {
    message: `The theme "${name}" has a theme.json that lists no fonts.`,
    hint: "Compare it with the theme.json of one of ours.",
  };
}

async function readSheets(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const sheets = names.filter((name) => name.endsWith(".css")).toSorted();
  return Promise.all(sheets.map((name) => readFile(join(folder, name), "utf8")));
}
