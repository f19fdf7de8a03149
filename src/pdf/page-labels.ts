/** How the pages from one on are numbered, until the next range begins. */
export interface LabelRange {
  /** The first page of the range, 0-based. The first range begins with 0. */
  readonly page: number;
  /** `roman` is i, ii, iii. */
  readonly style: "decimal" | "roman";
  /** The number of its first page. */
  readonly start: number;
}

/** Returns the ranges for pages that bear these numbers: one where they run on, a further one at each gap. */
export function labelPages(numbers: readonly number[]): LabelRange[] {
  return numbers.flatMap((number, page): LabelRange[] =>
    numbers[page - 1] === number - 1 && page > 0 ? [] : [{ page, style: "decimal", start: number }],
  );
}
