/** A line of code longer than this, in UTF-16 code units, may be cut to go on, on another slide. */
const maxWhole = 400;

/**
 * Returns the pieces of a line of code between which it may be cut: the line itself, unless it is
 * very long. Together they are the line.
 */
export function divideCodeLine(line: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (line.length - from > maxWhole) {
    const isPair = /[\uD800-\uDBFF]/.test(line.charAt(from + maxWhole - 1));
    const to = from + maxWhole - (isPair ? 1 : 0);
    pieces.push(line.slice(from, to));
    from = to;
  }
  return [...pieces, line.slice(from)];
}
