import type { Position, Range } from "../model/source.ts";

/** What may stand before a block on its line: marks of quotes, items, notes and what is said of terms, and a task's box. */
const marks =
  /^(?:[ \t]*(?:>|[-*+:](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]]+\]:))*[ \t]*(?:\[[ xX]\][ \t]+)?/;

/** Returns where a block's own text begins, among the lines of its file; for a heading in raw HTML, its tag. */
export function placeOfBlock(lines: readonly string[], { startLine }: Range): Position {
  const line = lines[startLine - 1] ?? "";
  const start = marks.exec(line)?.[0].length ?? 0;
  const tag = line.charAt(start) === "<" ? line.search(/<h[1-6]\b/i) : -1;
  return { line: startLine, column: Math.max(start, tag) + 1 };
}
