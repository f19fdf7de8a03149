/** A line of code longer than this, in UTF-16 code units, may be cut to go on, on another slide, */
const maxWhole = 400;

/** into pieces of this many. */
const pieceLength = 100;

/**
 * Returns the pieces of a line of code between which it may be cut: the line itself, unless it is
 * very long. Together they are the line.
 */
export function divideCodeLine(line: string): string[] {
  if (line.length <= maxWhole) return [line];
  const pieces: string[] = [];
  let from = 0;
  while (from < line.length) {
    const isPair = /[\uD800-\uDBFF]/.test(line.charAt(from + pieceLength - 1));
    const to = from + pieceLength + (isPair ? 1 : 0);
    pieces.push(line.slice(from, to));
    from = to;
  }
  return pieces;
}
