import * as v from "valibot";

import type { ThemeFault } from "./check-theme.ts";

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

/** JSON's tokens, and ends of lines; whatever else stands in a text is a token of one character. */
const tokens = /"(?:[^"\\\n]|\\.)*"|[-+.\w]+|\n|\S/g;

/** Returns the line, from 1, at which a text stops being JSON; its last line where something is missing at its end. */
function lineOfJsonFault(text: string): number {
  const lines = text.trimEnd().split("\n");
  let good = 0;
  let bad = lines.length;
  // What begins like JSON fails at its end alone, however much of it there is.
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    if (isGoodStart(`${lines.slice(0, middle).join("\n")}\n`)) good = middle;
    else bad = middle;
  }
  return bad;
}

function isGoodStart(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { at } = /at position (?<at>\d+)/.exec(error.message)?.groups ?? {};
    return at === undefined ? /end of JSON input/i.test(error.message) : Number(at) >= text.length;
  }
}

/** Where a value stands in JSON: keys, and places in lists from 0. */
type JsonPath = readonly (string | number)[];

/** Returns the line, from 1, at which a value of valid JSON begins, or else the nearest value around it. */
function lineOfJsonPath(text: string, path: JsonPath): number {
  const stack: (string | number)[] = [];
  let line = 1;
  let found = 1;
  let depth = 0;
  let last = "";
  for (const [token] of text.matchAll(tokens)) {
    if (token === "\n") line += 1;
    else if (token === ":") stack.splice(-1, 1, String(JSON.parse(last)));
    else if (token === ",") stack.push(...stack.splice(-1).map(next));
    else if (token === "}" || token === "]") stack.pop();
    else {
      const isOnWay = stack.length > depth && stack.every((key, index) => key === path[index]);
      if (isOnWay) {
        found = line;
        depth = stack.length;
      }
      if (token === "{") stack.push("");
      if (token === "[") stack.push(0);
    }
    if (token.startsWith('"')) last = token;
  }
  return found;
}

function next(key: string | number): string | number {
  return typeof key === "number" ? key + 1 : "";
}
