import type { OpenStaged, OutputJob, OutputTabs } from "../../outputs/output.ts";
import type { Finish } from "../print-ahead.ts";
import { printPage } from "../print-page.ts";
import { toDeckPage } from "../stage-deck.ts";
import { leadAcross, linksOfPart, type CrossLink } from "./cross-links.ts";
import { dividePages, type PageRange } from "./divide-pages.ts";
import { inLanes, lanes } from "./in-lanes.ts";
import { startJoiner, type PrintedWhole } from "./start-joiner.ts";
import { unlessCrashed } from "../unless-crashed.ts";

/** A tab keeps memory of each page that it had; to open a new one takes a tenth of what a part takes to be printed. */
const partsATab = 4;

/** Slides to be printed, a page each. */
export interface Sheets {
  readonly html: readonly string[];
  readonly links: readonly CrossLink[];
  /** How many pages a part may have. */
  readonly most: number;
}

/**
 * Prints slides in parts, and returns how to join them; each part is read while the next ones are printed. What comes
 * of it is the same, whichever part is ready first. Throws LecternError `browser-failed` where the
 * page of a part crashes.
 */
export async function printInParts(
  job: Pick<OutputJob, "prepared" | "deck" | "staging">,
  tabs: Pick<OutputTabs, "withTab">,
  sheets: Sheets,
): Promise<Finish<PrintedWhole>> {
  const ranges = dividePages(sheets.html.length, sheets.most, lanes);
  const joiner = await startJoiner("document");
  await inLanes(ranges, partsATab, (some) =>
    tabs.withTab(async (open) => {
      for (const [index, range] of some) {
        joiner.take(index, await printPart(job, { open, sheets, range }));
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
  { prepared, deck, staging }: Pick<OutputJob, "prepared" | "deck" | "staging">,
  { open, sheets, range }: PartJob,
): Promise<Uint8Array> {
  const name = `slides-from-${range.start + 1}.html`;
  const slidesHtml = sheets.html.slice(range.start, range.end);
  const bare = { ...prepared, script: null };
  await staging.write(name, toDeckPage(deck, bare, { slidesHtml, fitted: true }));
  const page = await open(name);
  const print = async (): Promise<Uint8Array> => {
    await leadAcross(page, linksOfPart(sheets.links, range));
    return printPage(page);
  };
  const what = `printed the pages ${range.start + 1} to ${range.end} of ${deck.path}`;
  return unlessCrashed(page, what, print());
}
