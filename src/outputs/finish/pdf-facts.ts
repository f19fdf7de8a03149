/** What a finished PDF says of itself. */
export interface PdfFacts {
  readonly title: string;
  readonly author: string | null;
  readonly subject: string | null;
  /** As one text, such as `soil, water`. */
  readonly keywords: string | null;
  /** As in HTML's `lang`. */
  readonly language: string;
  /** The bookmarks, nested. */
  readonly outline: readonly OutlineEntry[];
  /** What a reader calls each page, from the first; what has none is called by its place. */
  readonly labels: readonly string[];
  /** When it was made; null leaves it out, so that the same chapter gives the same bytes at any time. */
  readonly madeAt: Date | null;
}

/** A bookmark and those under it. */
export interface OutlineEntry {
  readonly title: string;
  /**
   * Where it leads: a page, 0-based, or the id of an element that a link in the printed page leads
   * to (Chrome writes no other targets).
   */
  readonly target: number | string;
  readonly children: readonly OutlineEntry[];
}
