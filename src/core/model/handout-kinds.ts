/** The kinds of handouts, in the order in which they are made. */
export const handoutKinds = [
  "notes",
  "grid2",
  "grid4",
  "grid6",
  "lines",
  "article",
  "cloze",
] as const;

/** What a handout shows: slides with their prose, or slides alone, some to a page, or the chapter alone. */
export type HandoutKind = (typeof handoutKinds)[number];

/** A term that a cloze handout asks for. */
export interface ClozeTerm {
  /** From 1; wherever the term stands, its blank has this number. */
  readonly number: number;
  readonly term: string;
  /** Does a heading name it? It then stays where that heading is read, and is asked for elsewhere. */
  readonly isNamed: boolean;
  /** In full-width characters. */
  readonly width: number;
}
