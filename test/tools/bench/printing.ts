import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Browser, Page } from "puppeteer-core";

import type { FoundBrowser } from "../../../src/browser/find-browser.ts";
import { withBrowser } from "../../../src/browser/with-browser.ts";
import { stagePage, withFittedDeck } from "../../support/stage-page.ts";
import { withTab } from "../../../src/app/print/open-tab.ts";
import { handout } from "../../../src/app/outputs/handout.ts";
import { handoutsOf } from "../../../src/core/handouts/handouts.ts";
import { printInTurn, type OutputInput } from "../../../src/app/outputs/output.ts";
import type { OutputTabs } from "../../../src/app/print/fit-deck.ts";
import { toHandoutOutput } from "../../../src/app/outputs/handouts.ts";
import { pdf } from "../../../src/app/outputs/pdf.ts";
import { handoutKinds } from "../../../src/core/model/handout-kinds.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { withStaging, type Staging } from "../../../src/app/files/write-folder.ts";
import { median } from "./stages.ts";
import { toSeconds, type Report, type Subject } from "./report.ts";

/** What all PDFs of a chapter may take of what the browser takes to print the same pages. */
const printRatioLimit = 1.5;

/** How large a PDF may be, of the one that the browser prints from the same page. */
const sizeRatioLimit = 1.3;

const runs = 5;

/** What the PDFs of a chapter took: medians of times, in ms. */
interface PrintingTimes {
  readonly ours: number;
  /** The browser's own prints of the same pages, one after the other. */
  readonly bare: number;
  /** Run by run. */
  readonly ratio: number;
  /** The worst of all files. */
  readonly size: number;
  /** How many PDFs there are. */
  readonly files: number;
}

/**
 * Makes the slides PDF and every kind of handout of a chapter from its fitted deck, in one browser,
 * and has the browser print the same pages by itself, by turns. Either is timed with loading the
 * handouts' pages; the slides stand in the tab already.
 */
async function timePrinting(found: FoundBrowser, chapter: string): Promise<PrintingTimes> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const file = toChapterFile(chapter, join(chapter, ".."));
  const project = createProject({
    outer: { config: {}, flags: { handout: handoutKinds, clozeKey: "separate" } },
    root: join(chapter, ".."),
    templates: null,
    chapters: [file],
  });
  try {
    const prepared = await new ChapterBuild(file, project).wholePage();
    return await withBrowser(found, async (browser) => {
      const opened = await browser();
      return withStaging(join(folder, file.name), async (staging) => {
        await stagePage(prepared, staging);
        const place = { browser: opened, staging, looks: { all: false }, most: Infinity };
        return withFittedDeck(prepared, place, async ({ deck, slidesHtml, links, tabs: own }) => {
          const { deck: tab } = own;
          if (tab === null) throw new Error("The deck was not fitted in one tab.");
          const job: OutputInput = {
            page: prepared,
            staging,
            deck,
            slidesHtml,
            links,
            selected: deck.slides.map((_, index) => index),
            isFitted: true,
            steps: false,
            date: null,
          };
          return compare(job, { tab, browser: opened, staging });
        });
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Place {
  readonly tab: Page;
  readonly browser: Browser;
  readonly staging: Staging;
}

async function compare(job: OutputInput, place: Place): Promise<PrintingTimes> {
  const rounds = [];
  // The first is not counted: libraries are loaded, and the browser's caches filled.
  for (let round = 0; round <= runs; round += 1) {
    const ours = await timed(() => printOurs(job, place));
    const bare = await timed(() => printBare(job, place));
    if (round > 0) rounds.push({ ours, bare });
  }
  const files = await printOurs(job, place);
  const sizes = await printBare(job, place);
  const ratios = files.map((name, index) => sizeOf(place, name) / (sizes[index] ?? 0));
  return {
    ours: median(rounds.map(({ ours }) => ours)),
    bare: median(rounds.map(({ bare }) => bare)),
    ratio: median(rounds.map(({ ours, bare }) => ours / bare)),
    size: Math.max(...ratios),
    files: files.length,
  };
}

/** Returns the files' names: the slides' first, then the handouts' in their order. */
async function printOurs(
  job: OutputInput,
  { tab, browser, staging }: Place,
): Promise<readonly string[]> {
  const tabs: OutputTabs = {
    deck: tab,
    closeDeck: () => Promise.resolve(),
    withTab: (use) => withTab(browser, staging, use),
  };
  const names: string[] = [];
  for (const output of [pdf, handout]) {
    const writeLast = await printInTurn(await output.files(job, tabs));
    names.push(...(await writeLast()).flatMap(({ files }) => files));
  }
  return names;
}

/** Returns the sizes in bytes, in the same order. The handouts' pages are those that ours wrote. */
async function printBare(job: OutputInput, { tab, browser, staging }: Place): Promise<number[]> {
  const sizes = [(await tab.pdf({ preferCSSPageSize: true, printBackground: true })).length];
  const page = await browser.newPage();
  for (const { suffix } of handoutsOf((await toHandoutOutput(job)).input)) {
    await page.goto(pathToFileURL(join(staging.folder, `${suffix}.html`)).href, {
      waitUntil: "load",
    });
    sizes.push((await page.pdf({ preferCSSPageSize: true, printBackground: true })).length);
  }
  await page.close();
  return sizes;
}

function sizeOf({ staging }: Place, name: string): number {
  return statSync(join(staging.folder, name)).size;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** Measures all PDFs of a chapter against the bare prints of the same pages. */
export async function measurePrinting({ browser, chapter }: Subject): Promise<Report> {
  const { files, ours, bare, ratio, size } = await timePrinting(browser, chapter);
  return {
    lines: [
      `${files} PDFs, of slides and handouts: ${toSeconds(ours)}; the browser's own prints of the same pages: ${toSeconds(bare)}`,
      `ratio: ${ratio.toFixed(2)} (allowed: ${printRatioLimit})`,
      `largest size, to the browser's own: ${size.toFixed(2)} (allowed: ${sizeRatioLimit})`,
    ],
    isGood: ratio <= printRatioLimit && size <= sizeRatioLimit,
  };
}
