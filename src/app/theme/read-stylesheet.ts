import { basename, dirname, extname, relative } from "node:path";

import { problemOfImage } from "../../core/check/check-images.ts";
import { checkTheme, type ThemeFault } from "../../core/settings/check-theme.ts";
import { nearestName } from "../../core/settings/nearest-name.ts";
import { isFont } from "../fonts/font-file.ts";
import { loadDrawing } from "../chapter/load-drawing.ts";
import { isImageName, loadImages } from "../chapter/load-images.ts";
import { toDataUrl } from "../files/media-type.ts";
import { namedPathsOf } from "../chapter/named-paths.ts";
import { parseStylesheet, type ParsedStyles } from "./parse-stylesheet.ts";
import { listProjectFolder, readProjectFile, type FileRule } from "../files/project-file.ts";

/** A stylesheet of the user's, ready to stand after a theme's. */
export interface Stylesheet {
  /** Its files stand in it as data; nothing in it is loaded from elsewhere. */
  readonly css: string;
  /** The theme that it imports, or null. */
  readonly base: string | null;
}

/** Where a stylesheet stands, and what it may refer to. */
export interface StylesheetWorld {
  /** Absolute: the user sees paths relative to it. */
  readonly project: string;
  /** Folders that the stylesheet must lie below; null for one that the user names. */
  readonly within: FileRule["within"];
  /** Folders that the files it names must lie below. */
  readonly files: readonly string[];
  /** The names of the themes that it may import. */
  readonly themeNames: readonly string[];
}

/** Themes may hold pictures and fonts as data. */
const maxSheetBytes = 8 * 1024 * 1024;

const maxFontBytes = 32 * 1024 * 1024;

const sheetName = /\.css$/i;
const fontName = /\.(?:woff2?|ttf|otf)$/i;

/**
 * Reads a stylesheet of the user's, or says why it cannot be used. `@import "hall";` in it names the
 * theme that it builds on; nothing else may be imported. The files that it names, pictures and fonts,
 * stand in what is returned as data; anything else that it would load is a fault.
 */
export async function readStylesheet(
  path: string,
  world: StylesheetWorld,
): Promise<Stylesheet | ThemeFault> {
  const rule = { within: world.within, name: sheetName, maxBytes: maxSheetBytes };
  const found = readProjectFile(path, rule);
  if (found.status === "missing") return missing(path, world);
  if (found.status !== "found") {
    return {
      message: `The stylesheet "${relative(world.project, path)}" ${found.says}.`,
      hint:
        found.status === "outside"
          ? "Copy it beside the chapter, or name it in lectern.config or with --theme."
          : "Name a stylesheet, NAME.css, that you may read.",
    };
  }
  const parsed = parseStylesheet(new TextDecoder().decode(found.bytes));
  if ("message" in parsed) return at(path, parsed.line, parsed);
  for (const { name, line } of parsed.imports) {
    const fault = checkImport(name ?? "", world.themeNames);
    if (fault !== null) return at(path, line, fault);
  }
  const data: (string | null)[] = [];
  for (const { href, line, isBare } of parsed.addresses) {
    const url = await toData(href, path, world);
    if (url !== null && typeof url !== "string") return at(path, line, url);
    data.push(url === null ? null : isBare ? `url("${url}")` : `"${url}"`);
  }
  return { css: replaceAll(parsed, data), base: parsed.imports.at(-1)?.name ?? null };
}

function checkImport(name: string, themeNames: readonly string[]): ThemeFault | null {
  if (themeNames.length === 0) {
    const message = "The stylesheets of a theme's folder import nothing.";
    return {
      message,
      hint: "Put the rules into a stylesheet of the folder: all of them are used.",
    };
  }
  const fault = checkTheme(name, themeNames);
  const message = "A stylesheet imports the theme it builds on, and nothing else.";
  return fault === null ? null : { ...fault, message };
}

function missing(path: string, { project, within, themeNames }: StylesheetWorld): ThemeFault {
  const beside = listProjectFolder(dirname(path), within);
  const names = beside.status === "found" ? beside.names : [];
  const sheets = names.filter((name) => extname(name) === ".css");
  const nearest = nearestName(basename(path), sheets);
  const there = sheets.length === 0 ? "" : ` The stylesheets there are ${sheets.join(", ")}.`;
  return {
    message: `There is no stylesheet "${relative(project, path)}".`,
    hint:
      nearest === null
        ? `Put it there, or name a theme: ${themeNames.join(", ")}.${there}`
        : `Did you mean "${nearest}"?`,
  };
}

/** Returns the file that an address names as data, null for one that loads no file, or what is wrong. */
async function toData(
  href: string,
  path: string,
  { files }: StylesheetWorld,
): Promise<string | ThemeFault | null> {
  if (href === "" || /^(?:data:|#)/i.test(href)) return null;
  if (/^(?:[a-z][\w+.-]*:|[/\\]{2})/i.test(href)) {
    const message = `"${href}" would be loaded from the internet.`;
    return { message, hint: "Put the file beside the stylesheet." };
  }
  const folder = dirname(path);
  const [named = "", ...others] = namedPathsOf(href, folder);
  if (isImageName(named)) {
    const { facts, assets } = await loadImages([href], { folder, within: files, loadDrawing });
    const status = facts.get(href)?.status ?? "missing";
    const [asset] = assets;
    if (asset !== undefined) return toDataUrl(asset.name, asset.bytes);
    const { says } = problemOfImage(status === "found" ? "missing" : status);
    return { message: `The file "${href}" ${says}.`, hint: fileHint };
  }
  const rule = { within: files, name: fontName, maxBytes: maxFontBytes };
  for (const place of [named, ...others]) {
    const found = readProjectFile(place, rule);
    if (found.status === "found" && isFont(found.bytes)) return toDataUrl(named, found.bytes);
    const says = found.status === "found" || found.status === "wrong-kind" ? notOurs : found.says;
    if (found.status !== "missing")
      return { message: `The file "${href}" ${says}.`, hint: fileHint };
  }
  return { message: `The file "${href}" does not exist.`, hint: fileHint };
}

const notOurs = "is no picture and no font";

const fileHint =
  "Files are looked for from the stylesheet's folder, and must lie below it or below the project's.";

/** Puts data in the place of addresses, one for one, and takes imports out. */
function replaceAll(
  { css, imports, addresses }: ParsedStyles,
  data: readonly (string | null)[],
): string {
  const pieces = [
    ...imports.map(({ start, end }) => ({ start, end, text: "" })),
    ...addresses.flatMap(({ start, end }, index) => {
      const text = data[index];
      return typeof text === "string" ? [{ start, end, text }] : [];
    }),
  ].toSorted((one, other) => one.start - other.start);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text } of pieces) {
    parts.push(css.slice(from, start), text);
    from = end;
  }
  return [...parts, css.slice(from)].join("");
}

function at(path: string, line: number, { message, hint }: ThemeFault): ThemeFault {
  return { message: `${basename(path)}:${line}: ${message}`, hint };
}
