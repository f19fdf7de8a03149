import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative } from "node:path";

import { CssSyntaxError, parse, type AtRule, type Root } from "postcss";

import { decodePercent } from "../model/link.ts";
import { checkTheme, type ThemeFault } from "../settings/check-theme.ts";
import { nearestName } from "../settings/nearest-name.ts";
import { isMissing } from "./file-errors.ts";
import { isReallyInside } from "./is-inside.ts";
import { toDataUrl } from "./media-type.ts";

/** A stylesheet of the user's, ready to stand after a theme's. */
export interface Stylesheet {
  /** Its files stand in it as data. */
  readonly css: string;
  /** The theme that it imports, or null. */
  readonly base: string | null;
}

/** What a stylesheet may refer to. */
export interface StylesheetWorld {
  /** Files must lie below it, or below the stylesheet's own folder. */
  readonly project: string;
  /** The names of all themes. */
  readonly themeNames: readonly string[];
}

/**
 * Reads a stylesheet of the user's, or tells why it cannot be used. `@import "hall";` in it names the
 * theme that it builds on; nothing else may be imported, and nothing from the internet.
 */
export async function readStylesheet(
  path: string,
  world: StylesheetWorld,
): Promise<Stylesheet | ThemeFault> {
  const css = await readIfThere(path);
  if (css === null) return missing(path, world);
  const root = parseOrFault(css.toString(), path);
  if ("message" in root) return root;
  const imports: AtRule[] = [];
  root.walkAtRules(/^import$/i, (rule) => void imports.push(rule));
  const bases = imports.map(({ params }) => /^(["'])(?<name>.*)\1$/.exec(params)?.groups?.["name"]);
  for (const [index, rule] of imports.entries()) {
    const fault = checkTheme(bases[index] ?? rule.params, world.themeNames);
    if (fault !== null) return at(path, rule.source?.start?.line, importFault(fault));
    rule.remove();
  }
  const fault = await inlineFiles(root, path, world);
  return fault ?? { css: root.toString(), base: bases.at(-1) ?? null };
}

function parseOrFault(css: string, path: string): Root | ThemeFault {
  try {
    return parse(css);
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const hint = "Mend it there.";
    return at(path, error.line, { message: `${error.reason}.`, hint });
  }
}

async function missing(
  path: string,
  { project, themeNames }: StylesheetWorld,
): Promise<ThemeFault> {
  const beside = await readdir(dirname(path)).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const sheets = beside.filter((name) => extname(name) === ".css").toSorted();
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

function importFault({ hint }: ThemeFault): ThemeFault {
  return { message: "A stylesheet imports the theme it builds on, and nothing else.", hint };
}

/** `url(…)`, quoted or not. */
const address = /url\(\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^"'()\s]+))\s*\)/gi;

/** Puts the files that declarations name into them, as data. Returns the first that cannot be had. */
async function inlineFiles(
  root: Root,
  path: string,
  { project }: StylesheetWorld,
): Promise<ThemeFault | null> {
  const named: { href: string; line: number | undefined }[] = [];
  root.walkDecls(({ value, source }) => {
    for (const { groups } of value.matchAll(address)) {
      const href = hrefOf(groups);
      if (!/^(?:data:|#)/i.test(href)) named.push({ href, line: source?.start?.line });
    }
  });
  const data = new Map<string, string>();
  for (const { href, line } of named) {
    if (/^(?:[a-z][\w+.-]*:|\/\/)/i.test(href)) {
      const message = `"${href}" would be loaded from the internet.`;
      return at(path, line, { message, hint: "Put the file beside the stylesheet." });
    }
    const file = join(dirname(path), decodePercent(href.split(/[?#]/)[0] ?? ""));
    const isInside = [project, dirname(path)].some((folder) => isReallyInside(file, folder));
    const bytes = isInside ? await readIfThere(file) : null;
    if (bytes === null) {
      const message = isInside
        ? `The file "${href}" does not exist.`
        : `The file "${href}" lies outside the project.`;
      return at(path, line, {
        message,
        hint: "Files are looked for from the stylesheet's folder.",
      });
    }
    data.set(href, toDataUrl(file, bytes));
  }
  root.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(address, (whole, ...rest: unknown[]) => {
      const inlined = data.get(hrefOf(rest.at(-1)));
      return inlined === undefined ? whole : `url("${inlined}")`;
    });
  });
  return null;
}

function hrefOf(groups: unknown): string {
  const found = typeof groups === "object" && groups !== null ? Object.values(groups) : [];
  return String(found.find((value) => value !== undefined) ?? "");
}

function at(path: string, line: number | undefined, { message, hint }: ThemeFault): ThemeFault {
  return { message: `${basename(path)}:${line ?? 1}: ${message}`, hint };
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
