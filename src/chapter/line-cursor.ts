import type { Range, SourceFile } from "../model/source.ts";

/** Walks down an area of a source file, token by token. */
export interface LineCursor {
  /**
   * Returns the lines of the next token, without blank lines at its ends, and steps over it. Marked's
   * `raw` holds each source line once, whatever is cut off its beginning, so that counting line ends
   * is exact where looking for the words would take an equal line for the right one.
   */
  take(token: { readonly type: string; readonly raw: string }): Range;
}

/** Returns a cursor at the first line of an area; no range it gives reaches out of the area. */
export function createLineCursor(area: Range): LineCursor {
  let line = area.startLine;
  let isAtLineStart = true;
  const clamp = (at: number) => Math.max(area.startLine, Math.min(at, area.endLine));
  return {
    take({ type, raw }) {
      // Only blank lines begin with the rest of a line; where a quote goes on without its mark,
      // marked drops the line end between two tokens.
      if (!isAtLineStart && type !== "space") line += 1;
      const lines = raw.split("\n");
      const first = Math.max(0, lines.findIndex(hasWords));
      const last = Math.max(0, lines.findLastIndex(hasWords));
      const startLine = clamp(line + first);
      const endLine = clamp(line + last);
      line += lines.length - 1;
      isAtLineStart = raw.endsWith("\n");
      return { path: area.path, startLine, endLine };
    },
  };
}

/** Returns the range of a whole source file. An empty file has one line. */
export function rangeOfFile(source: SourceFile): Range {
  const lines = source.text.split("\n");
  const isEnded = lines.length > 1 && lines.at(-1) === "";
  return { path: source.path, startLine: 1, endLine: isEnded ? lines.length - 1 : lines.length };
}

function hasWords(line: string): boolean {
  return /[^ \t]/.test(line);
}
