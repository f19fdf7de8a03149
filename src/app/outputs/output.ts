import type { Deck } from "../../core/model/deck.ts";
import type { PdfFacts } from "../../pdf/finish-pdf.ts";
import type { DeckPage } from "../chapter/deck-page.ts";
import type { Staging } from "../files/write-folder.ts";
import type { OutputTabs } from "../print/fit-deck.ts";
import type { SlideLinks } from "../print/cross-links.ts";

/** What outputs are made from. */
export interface OutputInput {
  readonly page: DeckPage;
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
  readonly write: (input: OutputInput) => Promise<Written>;
}

/** An output of a deck as the browser has fitted it. */
export interface PrintedOutput {
  readonly name: string;
  readonly needsBrowser: true;
  /** Returns its files, in order, none of them printed yet. */
  readonly files: (input: OutputInput, tabs: OutputTabs) => Promise<readonly PrintFile[]>;
}

/** Prints one file. Returns how to write it into the staging folder, for which no browser is needed. */
export type PrintFile = () => Promise<() => Promise<Written>>;

/** One kind of output. */
export type Output = PlainOutput | PrintedOutput;

/**
 * Prints one file after the other; each is written while the next is printed, and one alone is held
 * meanwhile. Returns, as soon as all are printed, how to write the last one, which returns what all
 * wrote, in order. Throws the first failure, when nothing is being written any more.
 */
export async function printInTurn(files: readonly PrintFile[]): Promise<() => Promise<Written[]>> {
  const written: Written[] = [];
  let writeLast = (): Promise<unknown> => Promise.resolve();
  for (const print of files) {
    const [printing, writing] = await Promise.allSettled([print(), writeLast()]);
    if (writing.status === "rejected") throw writing.reason;
    if (printing.status === "rejected") throw printing.reason;
    writeLast = async () => written.push(await printing.value());
  }
  return async () => {
    await writeLast();
    return written;
  };
}

/** Returns what every PDF of a chapter says of itself; bookmarks and labels are its own. */
export function factsOf(
  { page, deck, date }: Pick<OutputInput, "page" | "deck" | "date">,
  own: Pick<PdfFacts, "outline" | "labels">,
): PdfFacts {
  const { author, subject, keywords } = page.planned.settings;
  return { title: deck.title, language: deck.language, author, subject, keywords, date, ...own };
}
