import type { Browser, Page } from "puppeteer-core";

import type { Deck } from "../../core/model/deck.ts";
import type { PreparedDeck } from "../chapter/prepare-deck.ts";
import type { SlideLinks } from "../print/parts/cross-links.ts";
import type { Finish } from "../print/print-ahead.ts";
import type { Staging } from "../files/write-folder.ts";

/** A deck that has been fitted, on its way to files. */
export interface OutputJob {
  readonly prepared: PreparedDeck;
  /** After fitting. */
  readonly deck: Deck;
  /** Each slide of `deck` as HTML, after fitting. */
  readonly slidesHtml: readonly string[];
  /** What the links of each slide of `deck` lead to; empty where it is not fitted. */
  readonly links: readonly SlideLinks[];
  /** The indexes of the slides that PDFs are to have, in order; their numbers stay those of the deck. */
  readonly selected: readonly number[];
  /** Were the slides fitted, and their diagrams drawn? */
  readonly isFitted: boolean;
  readonly staging: Staging;
  /** Does what appears one by one have a page a step in the slides PDF? */
  readonly steps: boolean;
  /** The date that PDFs bear; null for none. */
  readonly date: Date | null;
}

/** A browser as outputs use it: one of this machine, or a room in one of another. */
export interface PrintBrowser extends Pick<Browser, "connected" | "newPage"> {
  /** Does it not see this machine's files? No, when left out. */
  readonly isRemote?: boolean;
}

/**
 * Runs `work` with the browser, and once more with another one where it ends or hangs meanwhile.
 * `work` must be able to begin anew.
 */
export type UseBrowser = <T>(work: (browser: PrintBrowser) => Promise<T>) => Promise<T>;

/** The browser's tabs that an output may need. */
export interface OutputTabs {
  /**
   * The tab in which the deck was fitted, one slide under the other; null for a long one, which never
   * stood in one tab. Printing leaves the selected slides alone in it.
   */
  readonly deck: Page | null;
  /** Closes that tab, of which nothing is needed any more; it may have more memory than all the rest. */
  readonly closeDeck: () => Promise<void>;
  /** Gives `use` a further tab, closed afterwards, in which it opens staged files one after another. */
  readonly withTab: <T>(use: (open: OpenStaged) => Promise<T>) => Promise<T>;
}

/** Opens a staged file, by its name, and returns its page. A query begins with its question mark. */
export type OpenStaged = (name: string, query?: string) => Promise<Page>;

/** What an output wrote into the staging folder. */
export interface Written {
  readonly files: readonly string[];
  /** How many pages each of its PDFs has. */
  readonly pages: readonly { readonly file: string; readonly count: number }[];
}

/** An output that is made without the browser: writes into the staging folder. */
export interface PlainOutput {
  readonly name: string;
  readonly needsBrowser: false;
  readonly write: (job: OutputJob) => Promise<Written>;
}

/** An output of a deck as the browser has fitted it: what is printed of it is finished, and written into the staging folder, later. */
export interface PrintedOutput {
  readonly name: string;
  readonly needsBrowser: true;
  readonly print: (job: OutputJob, tabs: OutputTabs) => Promise<Finish<Written>>;
}

/** One kind of output. */
export type Output = PlainOutput | PrintedOutput;
