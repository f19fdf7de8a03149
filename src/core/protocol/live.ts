import type { LanguageTag } from "../model/language.ts";
import type { Severity } from "../model/diagnostic.ts";
import type { FitResult, SlideMeasures } from "../model/fit.ts";

/** What the dev server and an open page send each other, by the names of Vite's custom events. */
export interface LiveEvents {
  /** From the page: which deck it shows, in which version. */
  readonly "lectern:hello": { readonly deck: string; readonly version: number };
  /** From the page: how the deck's slides stand in a version. */
  readonly "lectern:fitted": { readonly deck: string; readonly version: number } & FitResult;
  readonly "lectern:update": DeckUpdate;
  readonly "lectern:problems": DeckProblems;
  /** To the page of all chapters: how they are now. */
  readonly "lectern:course": LiveCourse;
  /** The page is to be loaded again: its own template has changed. */
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
  /** What takes their place, one for each planned slide. */
  readonly html: readonly string[];
}

/** What is wrong with a deck as it was last saved. */
export interface DeckProblems {
  readonly deck: string;
  /** Is the deck that is shown an older one, because the saved one cannot be shown? */
  readonly isOld: boolean;
  readonly problems: readonly Problem[];
}

/** All chapters, as their page shows them. */
export interface LiveCourse {
  /** Empty: it is no deck's. */
  readonly deck: "";
  /** The page's style sheets, whose fonts have the characters of these titles. */
  readonly stylesheets: readonly string[];
  readonly chapters: readonly LiveChapter[];
}

/** A chapter of a course that is written. */
export interface LiveChapter {
  readonly name: string;
  readonly title: string;
  readonly language: LanguageTag;
  /** How many slides it has; as planned, as long as no page has fitted them. */
  readonly slides: number;
  /** How long its notes take to be spoken. */
  readonly minutes: number;
  readonly errors: number;
  readonly warnings: number;
  /** Is it an older one, because the saved one cannot be shown? */
  readonly isOld: boolean;
  /** How full each slide is; null as long as no page has fitted them. */
  readonly fullness: readonly SlideFullness[] | null;
}

/** How full a slide of a course is. */
export interface SlideFullness {
  readonly heading: string;
  readonly part: { readonly index: number; readonly count: number } | null;
  readonly measures: SlideMeasures;
}

/** A diagnostic as the page lists it. */
export interface Problem {
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  /** Where, as `path:line:column`. */
  readonly place: string;
}

/** Where a page asks for the author's editor, by a POST. */
export const openPath = "/@lectern/open";

/** Where a page asks for a PDF. */
export const printPath = "/@lectern/print";

/** Where a PDF is that was asked for, or why there is none. */
export type PrintedPdf = { readonly url: string } | { readonly message: string };
