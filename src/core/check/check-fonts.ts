import type { Diagnostic } from "../model/diagnostic.ts";
import type { FontFacts } from "./check.ts";

/** The settings that name fonts. */
const fontKeys = ["textFont", "codeFont", "fonts"];

/** So many characters are reported one by one, */
const maxNamed = 10;

/** and so many of the others listed. */
const maxListed = 20;

/**
 * Returns the fonts that a chapter names in vain, and the characters that would show as an empty
 * box, each where it first stands.
 */
export function checkFonts({ source, chapter, missing, unknown }: FontFacts): Diagnostic[] {
  const { path, text } = source;
  const { values = {}, lines = {} } = chapter.frontMatter ?? {};
  const keyOf = (name: string): string =>
    fontKeys.find((key) => [values[key]].flat().includes(name)) ?? "fonts";
  const named = unknown.map((name): Diagnostic => ({
    path,
    line: lines[keyOf(name)] ?? 1,
    column: 1,
    severity: "error",
    code: "missing-font",
    message: `The font "${name}" cannot be read.`,
    hint: "Name a .ttf or .otf file beside the chapter (./fonts/a.ttf), or one of an npm package (package/a.ttf).",
  }));
  const boxes = missing.slice(0, maxNamed).map((character): Diagnostic => ({
    path,
    ...firstPlaceOf(character, text),
    severity: "warning",
    code: "missing-glyph",
    message: `No font has "${character}" (${toName(character)}).`,
    hint: "Name a font that has it in the setting fonts, or write it otherwise.",
  }));
  const [next, ...others] = missing.slice(maxNamed);
  if (next === undefined) return [...named, ...boxes];
  const shown = [next, ...others].slice(0, maxListed).join(" ");
  const rest: Diagnostic = {
    path,
    ...firstPlaceOf(next, text),
    severity: "warning",
    code: "missing-glyph",
    message: `No font has ${others.length + 1} more characters: ${shown}${others.length >= maxListed ? " …" : ""}`,
    hint: "Name a font that has them in the setting fonts.",
  };
  return [...named, ...boxes, rest];
}

/** A character may be written as a letter and its marks, or as an entity, which is not found. */
function firstPlaceOf(character: string, text: string): { line: number; column: number } {
  const at = Math.max(text.indexOf(character), text.indexOf(character.normalize("NFD")));
  if (at < 0) return { line: 1, column: 1 };
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n") };
}

function toName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
