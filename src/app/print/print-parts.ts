import type { JoinKind } from "../../pdf/join/join-pdfs.ts";
import type { PdfObjects } from "../../pdf/read-printed.ts";
import { type DeckPage, renderPage } from "../chapter/deck-page.ts";
import type { Deck } from "../../core/model/deck.ts";
import type { Staging } from "../files/write-folder.ts";
import type { OutputTabs } from "./fit-deck.ts";
import type { OpenStaged } from "./open-tab.ts";
import { type CrossLink, leadAcross, linksOfPart } from "./cross-links.ts";
import { countPages, printPage } from "./print-page.ts";
import { unlessCrashed } from "./unless-crashed.ts";

import { dividePages, inLanes, lanes, type PageRange } from "./divide-pages.ts";

/** A tab keeps memory of each page that it had; to open a new one takes a tenth of what a part takes to be printed. */
const partsATab = 4;

/** Slides to be printed, a page each. */
export interface Sheets {
  readonly html: readonly string[];
  readonly links: readonly CrossLink[];
  /** How many pages a part may have. */
  readonly most: number;
}

interface PartInput {
  readonly page: DeckPage;
  /** After fitting. */
  readonly deck: Deck;
  readonly staging: Staging;
}

/**
 * Prints slides in parts, and returns how to join them; each part is read while the next ones are printed. What comes
 * of it is the same, whichever part is ready first. Throws LecternError `browser-failed` where the
 * page of a part crashes.
 */
export async function printInParts(
  input: PartInput,
  tabs: Pick<OutputTabs, "withTab">,
  sheets: Sheets,
): Promise<() => Promise<PrintedWhole>> {
  const ranges = dividePages(sheets.html.length, sheets.most, lanes);
  const joiner = await startJoiner("document");
  await inLanes(ranges, partsATab, (some) =>
    tabs.withTab(async (open) => {
      for (const [index, range] of some) {
        joiner.take(index, await printPart(input, { open, sheets, range }));
      }
    }),
  );
  return joiner.finish;
}

interface PartJob {
  readonly open: OpenStaged;
  readonly sheets: Sheets;
  readonly range: PageRange;
}

/** Writes the page of a part, and prints it. */
async function printPart(
  { page, deck, staging }: PartInput,
  { open, sheets, range }: PartJob,
): Promise<Uint8Array> {
  const name = `slides-from-${range.start + 1}.html`;
  const slidesHtml = sheets.html.slice(range.start, range.end);
  const bare = { ...page, script: null };
  await staging.write(name, renderPage(deck, bare, { slidesHtml, fitted: true }));
  const tab = await open(name);
  const print = async (): Promise<Uint8Array> => {
    await leadAcross(tab, linksOfPart(sheets.links, range));
    return printPage(tab);
  };
  const what = `printed the pages ${range.start + 1} to ${range.end} of ${deck.path}`;
  return unlessCrashed(tab, what, print());
}

/** What came of printing: the PDF, and how many pages it has. */
export interface PrintedWhole {
  readonly objects: PdfObjects;
  readonly pages: number;
}

/** Joins what is printed while more is printed. */
export interface Joiner {
  /** Takes a part; parts may come in any order. */
  readonly take: (index: number, printed: Uint8Array) => void;
  readonly finish: () => Promise<PrintedWhole>;
}

/** Joins parts as they come, in the order of their indexes. */
export async function startJoiner(kind: JoinKind): Promise<Joiner> {
  const [{ startJoin }, { readPrinted }] = await Promise.all([
    import("../../pdf/join/join-pdfs.ts"),
    import("../../pdf/read-printed.ts"),
  ]);
  const join = startJoin(kind);
  const waiting = new Map<number, Uint8Array>();
  let next = 0;
  let pages = 0;
  const addNext = async (): Promise<void> => {
    for (;;) {
      const printed = waiting.get(next);
      if (printed === undefined) return;
      waiting.delete(next);
      next += 1;
      join.add(await readPrinted(printed), pages);
      pages += countPages(printed);
    }
  };
  let joined = Promise.resolve();
  return {
    take(index, printed) {
      waiting.set(index, printed);
      joined = joined.then(addNext);
      // `finish` reports it.
      joined.catch(() => undefined);
    },
    async finish() {
      await joined;
      return { objects: join.finish(), pages };
    },
  };
}
