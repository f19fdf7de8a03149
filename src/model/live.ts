import type { Severity } from "./diagnostic.ts";
import type { FitResult } from "./fit.ts";

/** What the dev server and an open page tell each other, by the names of Vite's custom events. */
export interface LiveEvents {
  /** From the page: which deck it shows, in which version. */
  readonly "lectern:hello": { readonly deck: string; readonly version: number };
  /** From the page: how the deck's slides stand in a version. */
  readonly "lectern:fitted": { readonly deck: string; readonly version: number } & FitResult;
  readonly "lectern:update": DeckUpdate;
  readonly "lectern:problems": DeckProblems;
  /** The page is made anew as a whole: its own template has changed. */
  readonly "lectern:reload": { readonly deck: string };
}

/** How a deck becomes its next version. */
export interface DeckUpdate {
  /** The chapter's name. */
  readonly deck: string;
  /** The version that this is an update of; null for one of any version, which has every slide. */
  readonly from: number | null;
  readonly to: number;
  /** In order; none overlaps another. */
  readonly splices: readonly Splice[];
  /** Each planned slide's lines in the chapter, as in `data-source`. */
  readonly sources: readonly string[];
  /** The planned slides, 1-based, at which the progress line has a tick. */
  readonly ticks: readonly number[];
  readonly title: string;
  /** The deck's page without slides, where its styles, fonts or settings have changed; else null. */
  readonly frame: string | null;
}

/** Slides that take the place of others. */
export interface Splice {
  /** The 0-based index, in the version before, of the first planned slide that goes. */
  readonly at: number;
  /** How many go. */
  readonly remove: number;
  /** What stands there instead, one a planned slide. */
  readonly html: readonly string[];
}

/** What is wrong with a deck as it was last saved. */
export interface DeckProblems {
  readonly deck: string;
  /** Is the deck that is shown an older one, because the saved one cannot be shown? */
  readonly isOld: boolean;
  readonly problems: readonly Problem[];
}

/** A diagnostic as the page lists it. */
export interface Problem {
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  /** Where, as `path:line:column`. */
  readonly place: string;
}

/** Where a PDF is that was asked for, or why there is none. */
export type PrintedPdf = { readonly url: string } | { readonly message: string };
