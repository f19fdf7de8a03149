import type { Range, SourceFile } from "../model/source.ts";

/** Where a token stands, and where to look for the one after it. */
export interface FoundRange extends Range {
  readonly nextLine: number;
}

/** Finds the lines of a token by its raw text. */
export interface LineFinder {
  readonly count: number;
  rangeOf(startLine: number, endLine: number): Range;
  /**
   * Returns the lines of `raw`, looked for from `line` on and not beyond `lastLine`. Blank lines at
   * its ends are not in the range. Raw text in a list or quote lacks the marks before each line:
   * its first line is found inside a source line; where it is not found, it is taken to be at
   * `line`.
   */
  find(raw: string, line: number, lastLine: number): FoundRange;
}

/** Returns a finder over the lines of a source file. */
export function createLineFinder(source: SourceFile): LineFinder {
  const lines = source.text.split("\n");
  if (lines.length > 1 && lines.at(-1) === "") lines.pop();
  const count = lines.length;
  const clamp = (line: number, lastLine: number) => Math.max(1, Math.min(line, lastLine));
  return {
    count,
    rangeOf: (startLine, endLine) => ({ path: source.path, startLine, endLine }),
    find(raw, line, lastLine) {
      const rawLines = raw.split("\n");
      const leading = rawLines.findIndex((text) => text.trim() !== "");
      const trailing = rawLines.findLastIndex((text) => text.trim() !== "");
      const newlines = rawLines.length - 1;
      if (leading < 0) {
        const startLine = clamp(line, lastLine);
        return { path: source.path, startLine, endLine: startLine, nextLine: line + newlines };
      }
      const needle = rawLines[leading]?.trim() ?? "";
      const expected = clamp(line + leading, lastLine);
      let found = expected;
      while (found <= lastLine && !(lines[found - 1] ?? "").includes(needle)) found += 1;
      const startLine = found <= lastLine ? found : expected;
      const endLine = clamp(startLine + trailing - leading, lastLine);
      return { path: source.path, startLine, endLine, nextLine: startLine - leading + newlines };
    },
  };
}
