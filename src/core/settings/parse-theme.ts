import * as v from "valibot";

import type { ThemeFault } from "./check-theme.ts";
import { lineOfJsonFault, lineOfJsonPath, type JsonPath } from "./json-lines.ts";

const fontSchema = v.object({
  /** As the theme's CSS names it. It stands in CSS and in names of files: words, and nothing else. */
  family: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M} _-]{0,99}$/u)),
  weight: v.pipe(v.number(), v.minValue(1), v.maxValue(1000)),
  /** The npm package that holds the file. */
  package: v.string(),
  /** A static TrueType font, relative to the package. */
  file: v.string(),
  /** Whose characters it gets: all text's, or code's alone. */
  use: v.picklist(["text", "code"]),
  /** The file that leads in chapters that are not Japanese; the one above stands in for it. */
  latin: v.optional(v.object({ package: v.string(), file: v.string() })),
});

const themeSchema = v.pipe(
  v.custom<object>((json) => typeof json === "object" && json !== null && !Array.isArray(json)),
  v.strictObject({
    name: v.optional(v.string()),
    /** The theme whose tokens, rules and fonts this one builds on. */
    extends: v.optional(v.string()),
    fonts: v.optional(v.array(fontSchema), []),
  }),
);

/** A font that a theme uses: one file of an npm package. */
export type ThemeFont = v.InferOutput<typeof fontSchema>;

/** What a `theme.json` says. */
export interface ThemeFile {
  /** The theme that it builds on; null where it names none. */
  readonly base: string | null;
  readonly fonts: readonly ThemeFont[];
}

/** What is wrong in a `theme.json`. */
export interface ThemeFileFault extends ThemeFault {
  /** From 1. */
  readonly line: number;
}

/** Returns what the text of a `theme.json` says, or the first thing in it that is wrong. */
export function parseTheme(text: string): ThemeFile | ThemeFileFault {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { line: lineOfJsonFault(text), message: "This is not valid JSON.", hint: fixHint };
  }
  const result = v.safeParse(themeSchema, json);
  if (result.success) return { base: result.output.extends ?? null, fonts: result.output.fonts };
  const [issue] = result.issues;
  const path = issue.path?.map(({ key }) => (typeof key === "number" ? key : String(key))) ?? [];
  const subject = path.length === 0 ? "The theme" : `"${formatPath(path)}"`;
  const message =
    issue.expected === "never"
      ? `${subject} is not known.`
      : `${subject} is ${issue.received}, which cannot be used.`;
  return { line: lineOfJsonPath(text, path), message, hint: hintFor(path) };
}

function formatPath(path: JsonPath): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .replace(/^\./, "");
}

const fixHint =
  "Correct it, or remove the file: without it the theme has the fonts of the default theme.";

function hintFor([first]: JsonPath): string {
  if (first === "fonts") {
    return 'Each font has "family", "weight" (1 to 1000), "package", "file" and "use" ("text" or "code"), as in the theme.json that `lectern eject theme quiet` writes.';
  }
  return 'A theme.json is an object with "name", "extends" (the name of a theme) and "fonts"; each may be left out.';
}
