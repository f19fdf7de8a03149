import type { FoundBrowser } from "../../../src/browser/find-browser.ts";

/** What is measured, and with what. */
export interface Subject {
  readonly browser: FoundBrowser;
  /** The chapter, absolute. */
  readonly chapter: string;
}

/** What was measured, as lines to print. */
export interface Report {
  readonly lines: readonly string[];
  /** Is each figure within its limit? */
  readonly isGood: boolean;
}

/** One measurement of `npm run bench`. */
export type Measure = (subject: Subject) => Promise<Report>;

/** Returns a time in milliseconds as seconds. */
export function toSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
