/** One slide as the browser fitted it: a planned slide, or a part of one. */
export interface FittedSlide {
  /** The 0-based index of the planned slide. */
  readonly source: number;
  readonly id: string;
  /** Null for a slide that stands whole; else which of how many parts, `index` from 1. */
  readonly part: { readonly index: number; readonly count: number } | null;
  /** Which items of the slide's flow stand on this part, 0-based, `end` exclusive; null for all. */
  readonly items: { readonly start: number; readonly end: number } | null;
  /** How much the body's type was made smaller, 1 for not at all. */
  readonly scale: number;
  /** Does something still run over the slide's body? */
  readonly overflows: boolean;
  /** The `<section>` as it stands in the page. */
  readonly html: string;
}

/** A diagram that cannot be drawn. */
export interface DiagramFault {
  /** The 1-based line of its fence. */
  readonly line: number;
  /** What its language's parser says. */
  readonly message: string;
}

/** What the browser made of a page. */
export interface FitResult {
  readonly slides: readonly FittedSlide[];
  readonly faults: readonly DiagramFault[];
}
