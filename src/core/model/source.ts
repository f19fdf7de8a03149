/** A text file of the author's, decoded, with `\n` line ends and no byte order mark. */
export interface SourceFile {
  /** The path as diagnostics and deck.json show it: relative, with `/`. */
  readonly path: string;
  readonly text: string;
  /** What the file was read as, by the name the Encoding Standard gives it, such as `utf-8`. */
  readonly encoding: string;
  /** Where U+FFFD first stands for bytes that could not be decoded; null where all could. */
  readonly damage: Position | null;
}

/** A run of whole lines in one file. Both ends are 1-based and inclusive. */
export interface Range {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** A place in a file. Both are 1-based; the column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Returns the smallest range that covers both; the path is the first one's. */
export function coverRanges(first: Range, second: Range): Range {
  return {
    path: first.path,
    startLine: Math.min(first.startLine, second.startLine),
    endLine: Math.max(first.endLine, second.endLine),
  };
}
