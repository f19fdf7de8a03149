/** A term that a cloze handout asks for. */
export interface ClozeTerm {
  /** From 1; wherever the term stands, its blank has this number. */
  readonly number: number;
  readonly term: string;
  /** In full-width characters. */
  readonly width: number;
}
