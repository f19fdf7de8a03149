import type { Page } from "puppeteer-core";

import { findCrossLinks, leadAcross, linksOfPart } from "./cross-links.ts";
import type { HandoutPart, HandoutPress } from "./handout-pieces.ts";
import { numberPages } from "./place-pages.ts";
import { countPages, printPage } from "./print-page.ts";
import { inLanes } from "./divide-pages.ts";
import { type PrintedWhole, startJoiner } from "./print-parts.ts";
import { unlessCrashed } from "./unless-crashed.ts";

/** A handout that was printed in parts. */
export interface PrintedHandout extends PrintedWhole {
  /** Of each entry the page that it is printed on, 0-based. */
  readonly entries: readonly number[];
}

/** Prints the parts of a handout, two at a time, and returns how to join them: pages count on, and links lead from part to part. */
export async function printHandout(
  press: HandoutPress,
  parts: readonly HandoutPart[],
): Promise<() => Promise<PrintedHandout>> {
  const measured = parts.map(({ count }) => count);
  let printed = await printAll(press, parts, measured);
  const counts = printed.map(countPages);
  // Should the browser break a page at another place than it broke the columns.
  if (counts.some((count, index) => count !== measured[index])) {
    printed = await printAll(press, parts, counts);
  }
  const joiner = await startJoiner("flow");
  for (const [index, part] of printed.entries()) joiner.take(index, part);
  const starts = toStarts(counts);
  const entries = parts.flatMap((part, index) =>
    part.entries.map((at) => (starts[index] ?? 0) + at),
  );
  return async () => ({ ...(await joiner.finish()), entries });
}

async function printAll(
  { withTab, path }: HandoutPress,
  parts: readonly HandoutPart[],
  counts: readonly number[],
): Promise<Uint8Array[]> {
  const links = findCrossLinks(parts.map((part) => part.links));
  const starts = toStarts(counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const numbers = Object.fromEntries(
    parts.flatMap(({ ids }, index) =>
      Object.entries(ids).map(([id, at]) => [id, (starts[index] ?? 0) + at + 1]),
    ),
  );
  const printed: Uint8Array[] = [];
  const print = async (page: Page, index: number): Promise<Uint8Array> => {
    const before = starts[index] ?? 0;
    await numberPages(page, { before, count: counts[index] ?? 0, total });
    await writeContents(page, numbers);
    await leadAcross(page, linksOfPart(links, { start: index, end: index + 1 }));
    return printPage(page);
  };
  await inLanes(parts, 1, (some) =>
    withTab(async (open) => {
      for (const [index, { file }] of some) {
        const page = await open(file);
        const what = `printed the pages from ${(starts[index] ?? 0) + 1} on of a handout of ${path}`;
        printed[index] = await unlessCrashed(page, what, print(page, index));
      }
    }),
  );
  return printed;
}

function toStarts(counts: readonly number[]): number[] {
  let next = 0;
  return counts.map((count) => {
    const start = next;
    next += count;
    return start;
  });
}

/** Writes the numbers of the contents, in which those of other parts are missing. */
async function writeContents(page: Page, numbers: Readonly<Record<string, number>>): Promise<void> {
  await page.evaluate((numbers) => {
    for (const place of document.querySelectorAll<HTMLElement>("[data-page-of]")) {
      place.textContent = String(numbers[place.dataset["pageOf"] ?? ""] ?? "");
    }
  }, numbers);
}
