import type { Diagnostic } from "../model/diagnostic.ts";
import type { Range } from "../model/source.ts";

/** In characters; more than `maxNesting` levels of a list need. */
const maxIndent = 200;

/** How many characters of deeper indents a text may have, in all: some lines of code drawn with spaces. */
const maxSpare = 100_000;

const deepIndent = /^[ \t]{200,}/gm;

/**
 * Returns a text without the indents of a list thousands deep, which marked would look through once a
 * level, and where they begin. Any other text is returned as it is.
 */
export function boundIndents(
  text: string,
  area: Range,
): { readonly text: string; readonly diagnostics: readonly Diagnostic[] } {
  let first = -1;
  let spare = 0;
  for (const { 0: indent, index } of text.matchAll(deepIndent)) {
    if (first < 0) first = index;
    spare += indent.length - maxIndent;
  }
  if (spare <= maxSpare) return { text, diagnostics: [] };
  const diagnostic: Diagnostic = {
    path: area.path,
    line: area.startLine + text.slice(0, first).split("\n").length - 1,
    column: 1,
    severity: "warning",
    code: "too-deep",
    message: `This and other lines are set in by more than ${maxIndent} characters; they are read as set in by ${maxIndent}.`,
    hint: "No slide can show so many levels. Make sections of them.",
  };
  const bounded = text.replace(deepIndent, (indent) => indent.slice(0, maxIndent));
  return { text: bounded, diagnostics: [diagnostic] };
}
