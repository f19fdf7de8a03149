/**
 * A stretch of one flow of a slide, in document order. A place in a flow is a path: the 0-based
 * index of one of its units (a list's item, a table's row, a line, a sentence, a block), then of a
 * unit inside that one, and so on; `[]` is the flow's beginning.
 */
export interface FlowWindow {
  /** What the template calls the flow (`data-flow="…"`); empty for a slide's main one. */
  readonly flow: string;
  readonly from: readonly number[];
  /** Exclusive; null for the flow's end. */
  readonly to: readonly number[] | null;
}

/** A part of a planned slide that was continued. */
export interface FittedPart {
  /** Which of how many parts, `index` from 1. */
  readonly index: number;
  readonly count: number;
  /** What stands on it of each flow; a flow that is not named has nothing here. */
  readonly windows: readonly FlowWindow[];
  /** The table's columns that stand on it, 0-based, `end` exclusive; null for all. The first is repeated. */
  readonly columns: { readonly start: number; readonly end: number } | null;
  /** The numbers of the footnotes that stand on it; null where they were cut as a flow. */
  readonly footnotes: readonly number[] | null;
}

/**
 * Returns the index of the part on which an item of the main flow begins; of each part are given the
 * windows. The first, where no part says so.
 */
export function partOfItem(item: number, windows: readonly (readonly FlowWindow[])[]): number {
  const part = windows.findLastIndex((own) => {
    const main = own.find(({ flow }) => flow === "");
    if (main === undefined) return false;
    const [first = 0, ...inner] = main.from;
    return item > first || (item === first && inner.length === 0);
  });
  return Math.max(0, part);
}

/** One slide as the browser fitted it: a planned slide, or a part of one. */
export interface FittedSlide {
  /** The 0-based index of the planned slide. */
  readonly source: number;
  readonly id: string;
  /** Null for a slide that stands whole. */
  readonly part: FittedPart | null;
  readonly measures: SlideMeasures;
}

/** What can be measured on a slide that is set. */
export interface SlideMeasures {
  /** Does something still run over the slide's body? */
  readonly overflows: boolean;
  /** How much of the body's height is in use, 0 to 1; more for what runs over. */
  readonly fullness: number;
  /** Text below its legible size: the smallest, and the floor it should keep, in px of the slide; or null. */
  readonly smallText: { readonly sizePx: number; readonly floorPx: number } | null;
  /** Pictures, diagrams, formulas and the like that had to be made so small that they cannot be read. */
  readonly scaledBlocks: readonly ScaledBlock[];
}

/** What was scaled below the legible size. */
export interface ScaledBlock {
  readonly kind: "image" | "diagram" | "formula";
  /** An image's file name; empty for the rest. */
  readonly name: string;
  /** What is left of its own size, 0 to 1. */
  readonly scale: number;
}

/** What is wrong with a diagram; `line` is the 1-based line of its fence. */
export type DiagramFault = { readonly line: number } & (
  | {
      /** It cannot be drawn: `message` is what its language's parser says. */
      readonly kind: "syntax";
      readonly message: string;
    }
  | {
      /** It is drawn without what it names at an address. */
      readonly kind: "address";
      readonly address: string;
    }
);

/** What the browser made of a page. */
export interface FitResult {
  readonly slides: readonly FittedSlide[];
  readonly faults: readonly DiagramFault[];
}

/** What a page has to know that holds a piece of a deck, which is fitted in several pages. */
export interface FitPiece {
  /** How many diagrams stand in the pages before: each has a name of its own. */
  readonly diagramsBefore: number;
  /** Marks the places of numbers that are known only when all pages are fitted: see `markNumbers`. */
  readonly mark: string;
}

/** Which parts of continued slides are laid out and measured. */
export interface FitLooks {
  /**
   * All; else those alone of which it is not known before how they come out. The fullness of the
   * others is that of their words, without the air that a design may put between them.
   */
  readonly all: boolean;
}
