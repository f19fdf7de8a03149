/** As much of a line as tells it from others. */
const enough = 24;

/**
 * Returns the line, 1-based, that words of a slide come from: the first of the slide's lines that
 * has them or that they have, marks aside; else the first.
 */
export function findLine(
  lines: readonly string[],
  {
    startLine,
    endLine,
    words,
  }: { readonly startLine: number; readonly endLine: number; readonly words: string },
): number {
  const wanted = lettersOf(words);
  const own = lines.slice(startLine - 1, endLine).map(lettersOf);
  const begin = wanted.slice(0, enough);
  const whole = begin === "" ? -1 : own.findIndex((line) => line.includes(begin));
  const part = own.findIndex((line) => line !== "" && wanted.includes(line));
  const found = whole >= 0 ? whole : part;
  return startLine + Math.max(0, found);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}
