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
