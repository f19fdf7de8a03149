import { basename, dirname, join, relative, sep } from "node:path";

import { isStylesheet, noTheme, type ThemeFault } from "../../core/settings/check-theme.ts";
import { parseTheme, type ThemeFile, type ThemeFont } from "../../core/settings/parse-theme.ts";
import { defaultSettings } from "../../core/settings/settings.ts";
import { isInside } from "../files/is-inside.ts";
import { ownThemePlace, type ThemePlace } from "./list-themes.ts";
import {
  listProjectFolder,
  readProjectFile,
  unreadable,
  type FileFault,
} from "../files/project-file.ts";
import type { Stylesheet, StylesheetWorld } from "./read-stylesheet.ts";

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
  const layouts = readLayoutSheets(shelf.ownTemplates);
  return { css: [...layouts, ...rules.sheets].join("\n"), fonts: rules.fonts };
}

async function loadOnTop(path: string, shelf: ThemeShelf): Promise<OwnRules | ThemeFault> {
  const themeNames = [...shelf.places.keys()];
  const sheet = await readUserSheet(path, shelf, { within: null, themeNames });
  if ("message" in sheet) return sheet;
  const base = await loadNamed(sheet.base ?? defaultSettings.theme, shelf);
  return "message" in base ? base : { ...base, sheets: [...base.sheets, sheet.css] };
}

async function readUserSheet(
  path: string,
  { project }: ThemeShelf,
  world: Pick<StylesheetWorld, "within" | "themeNames">,
): Promise<Stylesheet | ThemeFault> {
  // What reads CSS is loaded for the user's stylesheets alone.
  const { readStylesheet } = await import("./read-stylesheet.ts");
  const files = [dirname(path), ...(isInside(path, project) ? [project] : [])];
  return readStylesheet(path, { project, files, ...world });
}

async function loadNamed(name: string, shelf: ThemeShelf): Promise<OwnRules | ThemeFault> {
  const place = shelf.places.get(name);
  if (place === undefined) return noTheme(name, [...shelf.places.keys()]);
  return place.kind === "folder" ? loadFolder(name, place, shelf) : loadReveal(place.file, shelf);
}

type FolderPlace = ThemePlace & { readonly kind: "folder" };

/** Our own themes have all tokens; one of the user's has those that it leaves out from another. */
async function loadFolder(
  name: string,
  place: FolderPlace,
  shelf: ThemeShelf,
): Promise<OwnRules | ThemeFault> {
  const file = readThemeFile(place, shelf);
  if ("message" in file) return file;
  const isOurs = isInside(place.folder, shelf.ownTemplates);
  if (isOurs && file.base === null) {
    return { sheets: readOwnSheets(place.folder), fonts: file.fonts };
  }
  const base = await loadBase(name, file.base, shelf);
  if ("message" in base) return base;
  const sheets = await readUserSheets(place, shelf);
  if ("message" in sheets) return sheets;
  const isLeftOut = ({ use }: ThemeFont) => !file.fonts.some((font) => font.use === use);
  return {
    // An ejected sheet that was left as it is stands there already.
    sheets: [...base.sheets, ...sheets.filter((sheet) => !base.sheets.includes(sheet))],
    fonts: [...file.fonts, ...base.fonts.filter(isLeftOut)],
  };
}

function readThemeFile({ folder, within }: FolderPlace, shelf: ThemeShelf): ThemeFile | ThemeFault {
  const path = join(folder, "theme.json");
  const found = readProjectFile(path, { within, name: /^theme\.json$/, maxBytes: maxJsonBytes });
  if (found.status === "missing") return { base: null, fonts: [] };
  if (found.status !== "found") return cannotBeRead(path, found, shelf);
  const file = parseTheme(new TextDecoder().decode(found.bytes));
  if (!("message" in file)) return file;
  const shown = relative(shelf.project, path).split(sep).join("/");
  return { message: `${shown}:${file.line}: ${file.message}`, hint: file.hint };
}

/**
 * Returns what a theme builds on: the default theme unless it names one. A theme that takes the place
 * of one of ours may build on that; themes cannot build on each other in a circle.
 */
async function loadBase(
  name: string,
  named: string | null,
  shelf: ThemeShelf,
): Promise<OwnRules | ThemeFault> {
  const places = new Map(shelf.places);
  const ours = ownThemePlace(name, shelf.ownTemplates);
  if (ours === null) places.delete(name);
  else places.set(name, ours);
  const base = named ?? defaultSettings.theme;
  if (places.has(base)) return loadNamed(base, { ...shelf, places });
  const { hint } = noTheme(base, [...places.keys()]);
  const message = `The theme "${name}" extends "${base}", and there is no such theme beside it.`;
  return { message, hint };
}

async function readUserSheets(
  { folder, within }: FolderPlace,
  shelf: ThemeShelf,
): Promise<string[] | ThemeFault> {
  const listed = listProjectFolder(folder, within);
  if (listed.status !== "found") return cannotBeRead(folder, listed, shelf);
  const sheets: string[] = [];
  for (const file of listed.names.filter(isStylesheet)) {
    const sheet = await readUserSheet(join(folder, file), shelf, { within, themeNames: [] });
    if ("message" in sheet) return sheet;
    sheets.push(sheet.css);
  }
  return sheets;
}

/** More is no theme's. */
const maxJsonBytes = 1024 * 1024;

function cannotBeRead(path: string, { says }: FileFault, { project }: ThemeShelf): ThemeFault {
  return {
    message: `"${relative(project, path)}" ${says}.`,
    hint: "A theme's folder holds theme.json and stylesheets, as ordinary files.",
  };
}

/** Our default theme with the colours of one of reveal.js's. */
async function loadReveal(file: string, shelf: ThemeShelf): Promise<OwnRules | ThemeFault> {
  const { readRevealTokens } = await import("./reveal-tokens.ts");
  const { css, isSerif } = readRevealTokens(readOwn(file));
  const base = await loadNamed(defaultSettings.theme, shelf);
  const faces = isSerif ? await loadNamed(serifTheme, shelf) : base;
  if ("message" in base) return base;
  if ("message" in faces) return faces;
  const mapping = readOwnSheets(join(shelf.ownTemplates, "themes", "reveal"));
  return { sheets: [...base.sheets, css, ...mapping], fonts: faces.fonts };
}

/** Returns the stylesheets of a folder of ours, in the order of their names. */
function readOwnSheets(folder: string): string[] {
  return listOwnSheets(folder).map(readOwn);
}

function listOwnSheets(folder: string): string[] {
  const found = listProjectFolder(folder, [folder]);
  if (found.status !== "found") throw unreadable(`The folder of styles ${folder}`, found);
  return found.names.filter(isStylesheet).map((name) => join(folder, name));
}

/** Returns our stylesheets that no theme is without: what layouts share goes before `layouts/NAME.css`. */
function readLayoutSheets(ownTemplates: string): string[] {
  const before = (path: string) => basename(path) <= "layouts.css";
  const shared = listOwnSheets(join(ownTemplates, "styles"));
  const own = listOwnSheets(join(ownTemplates, "layouts"));
  const rest = shared.filter((path) => !before(path));
  return [...shared.filter(before), ...own, ...rest].map(readOwn);
}

function readOwn(path: string): string {
  const found = readProjectFile(path, { within: [dirname(path)], maxBytes: maxOwnBytes });
  if (found.status !== "found") throw unreadable(`The stylesheet ${path}`, found);
  return new TextDecoder().decode(found.bytes);
}

const maxOwnBytes = 8 * 1024 * 1024;
