/** The pages of a part: from `start` up to `end`, which is not among them; 0-based. */
export interface PageRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Divides pages into as few parts as have `most` each, at most; none is longer than another by more
 * than one. Where there are several, so many as can be worked on in `lanes` at once to the end: one
 * left over would be worked on alone.
 */
export function dividePages(count: number, most: number, lanes = 1): PageRange[] {
  const fewest = Math.ceil(count / most);
  const parts = fewest > 1 ? Math.ceil(fewest / lanes) * lanes : fewest;
  return Array.from({ length: parts }, (_, index) => ({
    start: Math.floor((index * count) / parts),
    end: Math.floor(((index + 1) * count) / parts),
  }));
}
