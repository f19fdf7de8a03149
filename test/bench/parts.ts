import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

import type { Browser, Page } from "puppeteer-core";

import type { FoundBrowser } from "../../src/browser/found-browser.ts";
import { withBrowser } from "../../src/browser/with-browser.ts";
import { fitChapter } from "../../src/outputs/fit-chapter.ts";
import { takeSlides } from "../../src/outputs/fit-deck.ts";
import type { OutputJob, OutputTabs } from "../../src/outputs/output.ts";
import { pdf, slidesPdf } from "../../src/outputs/pdf.ts";
import { stageDeck, withStagedFiles, withStagedPage } from "../../src/outputs/stage-deck.ts";
import { toChapterFile } from "../../src/workspace/find-chapters.ts";
import { prepareDeck } from "../../src/workspace/prepare-deck.ts";
import { createWorkshop } from "../../src/workspace/workshop.ts";
import { withStaging } from "../../src/workspace/write-folder.ts";
import { listDescendants } from "../support/processes.ts";
import { makeChapter } from "./make-chapter.ts";
import { median } from "./stages.ts";
import { toSeconds, type Report, type Subject } from "./report.ts";

/** What the slides PDF of 1,000 slides may take of what one bare print of the same pages takes. */
const partsRatioLimit = 0.6;

/** How many times longer ten times as many slides may take. */
const partsGrowthLimit = 12;

/** How much memory all processes may have at once while they print, in bytes. */
const partsMemoryLimit = 2e9;

/** How large the slides PDF may be, of the one that comes of a single print, with its objects packed as ours. */
const partsSizeLimit = 1.01;

const slides = 1000;

const runs = 5;

const sampleMs = 100;

/** What printing in parts took: medians, times in ms, sizes in bytes. */
interface PartsTimes {
  /** The slides PDF as it is written: printed in parts, joined, with bookmarks, packed. */
  readonly ours: number;
  /** One print of the same pages by the browser, tagged, as it comes. */
  readonly bare: number;
  /** Run by run. */
  readonly ratio: number;
  /** Our PDF to the same printed in one piece. */
  readonly size: number;
  /** Of ten times as many slides. */
  readonly large: number;
  readonly growth: number;
  /** The most that this process and the browser had in memory while it printed ten times as many; null where the system does not say. */
  readonly memory: number | null;
}

/**
 * Prints a generated deck of about 1,000 slides in parts, and in one piece, by turns, from the tab in
 * which it was fitted; then one of ten times as many.
 */
async function timeParts(found: FoundBrowser): Promise<PartsTimes> {
  const small = await withFitted(found, slides, async ({ job, tabs }) => {
    const rounds = [];
    for (let round = 0; round <= runs; round += 1) {
      const bare = await timed(() => printBare(tabs.deck));
      const ours = await timed(() => write(pdf, job, tabs));
      // The first is not counted: libraries are loaded, and the browser's caches filled.
      if (round > 0) rounds.push({ bare, ours, ratio: ours / bare });
    }
    const own = await sizeOf(pdf, job, tabs);
    return { rounds, size: own / (await sizeOf(slidesPdf(Infinity), job, tabs)) };
  });
  const large = await withFitted(found, slides * 10, async ({ job, tabs }) => {
    // The tab in which the deck was fitted has 1.7 GB; printing begins when it is closed.
    let memory = (): Promise<number | null> => Promise.resolve(null);
    const closeDeck = async (): Promise<void> => {
      await tabs.deck.close();
      memory = watchMemory();
    };
    const time = await timed(() => write(pdf, job, { ...tabs, closeDeck }));
    return { time, memory: await memory() };
  });
  const of = (key: "bare" | "ours" | "ratio"): number =>
    median(small.rounds.map((round) => round[key]));
  return {
    ours: of("ours"),
    bare: of("bare"),
    ratio: of("ratio"),
    size: small.size,
    large: large.time,
    growth: large.time / of("ours"),
    memory: large.memory,
  };
}

interface Fitted {
  readonly job: OutputJob;
  readonly tabs: OutputTabs;
}

async function withFitted<T>(
  found: FoundBrowser,
  count: number,
  use: (fitted: Fitted) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const path = join(folder, `survey-${count}.md`);
  writeFileSync(path, makeChapter(count));
  const file = toChapterFile(path, folder);
  const outer = { config: {}, flags: {} };
  const workshop = createWorkshop({ outer, project: folder, templates: null, chapters: [file] });
  const inTab = async (opened: Browser): Promise<T> => {
    const prepared = await prepareDeck(file, workshop);
    return withStaging(join(folder, file.name), async (staging) => {
      await stageDeck(prepared, staging);
      return withStagedPage(opened, staging, async (tab) => {
        const { deck } = await fitChapter(prepared, tab, { all: false });
        const slidesHtml = await takeSlides(tab);
        const selected = [...deck.slides.keys()];
        const job = { prepared, staging, deck, slidesHtml, selected };
        const plain = { isFitted: true, steps: false, date: null };
        const tabs: OutputTabs = {
          deck: tab,
          closeDeck: () => Promise.resolve(),
          withTab: (use) => withStagedFiles(opened, staging, use),
        };
        return use({ job: { ...job, ...plain }, tabs });
      });
    });
  };
  try {
    return await withBrowser(found, async (browser) => inTab(await browser()));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function printBare(tab: Page): Promise<void> {
  await tab.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, timeout: 0 });
}

/** Returns the path of the PDF. */
async function write(output: typeof pdf, job: OutputJob, tabs: OutputTabs): Promise<string> {
  if (!output.needsBrowser) throw new Error("Printing needs the browser.");
  const [name = ""] = (await output.write(job, tabs)).files;
  return join(job.staging.folder, name);
}

async function sizeOf(output: typeof pdf, job: OutputJob, tabs: OutputTabs): Promise<number> {
  return statSync(await write(output, job, tabs)).size;
}

/** Begins to look at how much memory all processes of ours have. Returns how to end that, and what the most was. */
function watchMemory(): () => Promise<number | null> {
  let most = 0;
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    const pids = [process.pid, ...(await listDescendants(process.pid).catch(() => []))];
    most = Math.max(
      most,
      pids.map(memoryOf).reduce((sum, bytes) => sum + bytes, 0),
    );
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, sampleMs);
  return async () => {
    clearInterval(timer);
    await looking;
    return most === 0 ? null : most;
  };
}

/** Returns a process's proportional share of memory, in bytes; 0 for one that ended. Linux alone. */
function memoryOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** Measures the slides PDF of 1,000 and of 10,000 slides against the bare single print. */
export async function measureParts({ browser }: Subject): Promise<Report> {
  const { ours, bare, ratio, size, large, growth, memory } = await timeParts(browser);
  const peak = memory === null ? "not known" : `${(memory / 1e9).toFixed(2)} GB`;
  return {
    lines: [
      `slides PDF of 1,000 slides, in parts: ${toSeconds(ours)}; the browser's own single print: ${toSeconds(bare)}`,
      `ratio: ${ratio.toFixed(2)} (allowed: ${partsRatioLimit})`,
      `size, to the same printed in one piece: ${size.toFixed(3)} (allowed: ${partsSizeLimit})`,
      `ten times as many slides: ${toSeconds(large)}; memory of all processes: ${peak} (allowed: ${partsMemoryLimit / 1e9} GB)`,
      `ratio: ${growth.toFixed(1)} (allowed: ${partsGrowthLimit})`,
    ],
    isGood:
      ratio <= partsRatioLimit &&
      size <= partsSizeLimit &&
      growth <= partsGrowthLimit &&
      (memory ?? 0) <= partsMemoryLimit,
  };
}
