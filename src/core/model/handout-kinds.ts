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
