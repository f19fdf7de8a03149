import type { JoinKind } from "../../pdf/join/join-pdfs.ts";
import type { PdfObjects } from "../../pdf/join/pdf-objects.ts";
import { renderPage } from "../chapter/deck-page.ts";
import type { OutputInput } from "../outputs/output.ts";
import type { OutputTabs } from "./fit-deck.ts";
import type { OpenStaged } from "./open-tab.ts";
import { type CrossLink, leadAcross, linksOfPart } from "./cross-links.ts";
import { countPages, printPage } from "./print-page.ts";
import { unlessCrashed } from "./unless-crashed.ts";

/** The pages of a part: from `start` up to `end`, which is not among them; 0-based. */
export interface PageRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Divides pages into as few parts as have `most` each, at most; none is longer than another by more
 * than one. Where there are several, so many as can be worked on in `lanes` at once to the end: one
 * left over would be worked on alone.
 */
export function dividePages(count: number, most: number, lanes = 1): PageRange[] {
  const fewest = Math.ceil(count / most);
  const parts = fewest > 1 ? Math.ceil(fewest / lanes) * lanes : fewest;
  return Array.from({ length: parts }, (_, index) => ({
    start: Math.floor((index * count) / parts),
    end: Math.floor(((index + 1) * count) / parts),
  }));
}

/** How many are at work at once: each tab of the browser has a process of its own. */
export const lanes = 2;

/** Some of the items in a row, with their indexes; each is taken when it is asked for. */
export type Some<T> = Iterable<readonly [number, T]>;

/**
 * Has all items worked on, in their order, by some at a time: `work` is called, over and over, for the
 * next ones, of which it may take `most`. Should it fail, no other item is taken, and it rejects when
 * those that were taken have come to an end.
 */
export async function inLanes<T>(
  items: readonly T[],
  most: number,
  work: (some: Some<T>) => Promise<void>,
): Promise<void> {
  const queue = [...items.entries()];
  function* some(): Generator<readonly [number, T]> {
    for (let taken = 0; taken < most; taken += 1) {
      const next = queue.shift();
      if (next === undefined) return;
      yield next;
    }
  }
  const lane = async (): Promise<void> => {
    while (queue.length > 0) await work(some());
  };
  const ended = await Promise.allSettled(
    Array.from({ length: Math.min(lanes, items.length) }, () =>
      lane().catch((error: unknown) => {
        queue.length = 0;
        throw error;
      }),
    ),
  );
  for (const end of ended) if (end.status === "rejected") throw end.reason;
}

/** A tab keeps memory of each page that it had; to open a new one takes a tenth of what a part takes to be printed. */
const partsATab = 4;

/** Slides to be printed, a page each. */
export interface Sheets {
  readonly html: readonly string[];
  readonly links: readonly CrossLink[];
  /** How many pages a part may have. */
  readonly most: number;
}

type PartInput = Pick<OutputInput, "page" | "deck" | "staging">;

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
    import("../../pdf/structure/read-printed.ts"),
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
      // It is told by `finish`.
      joined.catch(() => undefined);
    },
    async finish() {
      await joined;
      return { objects: join.finish(), pages };
    },
  };
}
