/** The pages of a part: from `start` up to `end`, which is not among them; 0-based. */
export interface PageRange {
  readonly start: number;
  readonly end: number;
}

/** Divides pages into as few parts as have `most` each, at most; none is longer than another by more than one. */
export function dividePages(count: number, most: number): PageRange[] {
  const parts = Math.ceil(count / most);
  return Array.from({ length: parts }, (_, index) => ({
    start: Math.floor((index * count) / parts),
    end: Math.floor(((index + 1) * count) / parts),
  }));
}
