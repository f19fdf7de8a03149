import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";

import type { Browser, Page } from "puppeteer-core";

import type { FoundBrowser } from "../../../src/browser/find-browser.ts";
import { withBrowser } from "../../../src/browser/with-browser.ts";
import { stagePage, withFittedDeck } from "../../support/stage-page.ts";
import { withTab } from "../../../src/app/print/open-tab.ts";
import { printInTurn, type OutputInput } from "../../../src/app/outputs/output.ts";
import type { OutputTabs } from "../../../src/app/print/fit-deck.ts";
import { pdf, slidesPdf } from "../../../src/app/outputs/pdf.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { withStaging } from "../../../src/app/files/write-folder.ts";
import { makeChapter } from "./make-chapter.ts";
import { runMeasured, type Measured } from "../../support/run-measured.ts";
import { median } from "./stages.ts";
import { toSeconds, type Report, type Subject } from "./report.ts";

/** What the slides PDF of 1,000 slides may take of what one bare print of the same pages takes. */
const partsRatioLimit = 0.6;

/** How many times longer ten times as many slides may take. */
const partsGrowthLimit = 12;

/** How much memory all processes may have at once, from the chapter's text to the last file, in bytes. */
const wholeMemoryLimit = 2e9;

/** A busy machine takes 90 s. */
const wholeTimeoutMs = 600_000;

/** How large the slides PDF may be, of the one that comes of a single print, with its objects packed as ours. */
const partsSizeLimit = 1.01;

const slides = 1000;

const runs = 5;

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
}

/**
 * Prints a generated deck of about 1,000 slides in parts, and in one piece, by turns, from the tab in
 * which it was fitted; then one of ten times as many.
 */
async function timeParts(found: FoundBrowser): Promise<PartsTimes> {
  const small = await withFitted(found, { count: slides, most: Infinity }, async (fitted) => {
    const { job, tabs } = fitted;
    const { deck: tab } = tabs;
    if (tab === null) throw new Error("The deck was not fitted in one tab.");
    const rounds = [];
    for (let round = 0; round <= runs; round += 1) {
      const bare = await timed(() => printBare(tab));
      const ours = await timed(() => write(pdf, job, tabs));
      // The first is not counted: libraries are loaded, and the browser's caches filled.
      if (round > 0) rounds.push({ bare, ours, ratio: ours / bare });
    }
    const own = await sizeOf(pdf, job, tabs);
    return { rounds, size: own / (await sizeOf(slidesPdf(Infinity), job, tabs)) };
  });
  const large = await withFitted(found, { count: slides * 10 }, ({ job, tabs }) =>
    timed(() => write(pdf, job, tabs)),
  );
  const of = (key: "bare" | "ours" | "ratio"): number =>
    median(small.rounds.map((round) => round[key]));
  return {
    ours: of("ours"),
    bare: of("bare"),
    ratio: of("ratio"),
    size: small.size,
    large,
    growth: large / of("ours"),
  };
}

/** Builds a chapter of ten times as many slides, from its text to all its files, as on the command line. */
async function measureWhole({ executablePath }: FoundBrowser): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  try {
    writeFileSync(join(folder, "survey.md"), makeChapter(slides * 10));
    const args = [resolve("build/cli.js"), "build", "survey.md", "--browser", executablePath];
    const command = { file: process.execPath, args, folder, environment: {} };
    return await runMeasured(command, wholeTimeoutMs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Fitted {
  readonly job: OutputInput;
  readonly tabs: OutputTabs;
}

async function withFitted<T>(
  found: FoundBrowser,
  { count, most }: { readonly count: number; readonly most?: number },
  use: (fitted: Fitted) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const path = join(folder, `survey-${count}.md`);
  writeFileSync(path, makeChapter(count));
  const file = toChapterFile(path, folder);
  const outer = { config: {}, flags: {} };
  const project = createProject({ outer, root: folder, templates: null, chapters: [file] });
  const inBrowser = async (browser: Browser): Promise<T> => {
    const prepared = await new ChapterBuild(file, project).wholePage();
    return withStaging(join(folder, file.name), async (staging) => {
      await stagePage(prepared, staging);
      const looks = { all: false };
      const place = { browser, staging, looks, ...(most === undefined ? {} : { most }) };
      return withFittedDeck(prepared, place, ({ deck, slidesHtml, links, tabs: { deck: tab } }) => {
        const selected = [...deck.slides.keys()];
        const job = { page: prepared, staging, deck, slidesHtml, links, selected };
        const plain = { isFitted: true, steps: false, date: null };
        const tabs: OutputTabs = {
          deck: tab,
          closeDeck: () => Promise.resolve(),
          withTab: (use) => withTab(browser, staging, use),
        };
        return use({ job: { ...job, ...plain }, tabs });
      });
    });
  };
  try {
    return await withBrowser(found, async (browser) => inBrowser(await browser()));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function printBare(tab: Page): Promise<void> {
  await tab.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, timeout: 0 });
}

/** Returns the path of the PDF. */
async function write(output: typeof pdf, job: OutputInput, tabs: OutputTabs): Promise<string> {
  const writeLast = await printInTurn(await output.files(job, tabs));
  const [name = ""] = (await writeLast()).flatMap(({ files }) => files);
  return join(job.staging.folder, name);
}

async function sizeOf(output: typeof pdf, job: OutputInput, tabs: OutputTabs): Promise<number> {
  return statSync(await write(output, job, tabs)).size;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** Measures the slides PDF of 1,000 and of 10,000 slides against the bare single print, and the memory of a whole build. */
export async function measureParts({ browser }: Subject): Promise<Report> {
  const { ours, bare, ratio, size, large, growth } = await timeParts(browser);
  const whole = await measureWhole(browser);
  const memory = whole.kind === "done" ? whole.peakBytes : Infinity;
  return {
    lines: [
      `slides PDF of 1,000 slides, in parts: ${toSeconds(ours)}; the browser's own single print: ${toSeconds(bare)}`,
      `ratio: ${ratio.toFixed(2)} (allowed: ${partsRatioLimit})`,
      `size, to the same printed in one piece: ${size.toFixed(3)} (allowed: ${partsSizeLimit})`,
      `ten times as many slides: ${toSeconds(large)}`,
      `ratio: ${growth.toFixed(1)} (allowed: ${partsGrowthLimit})`,
      `lectern build of these, HTML and PDF: ${describe(whole)} (allowed: ${toGigabytes(wholeMemoryLimit)})`,
    ],
    isGood:
      ratio <= partsRatioLimit &&
      size <= partsSizeLimit &&
      growth <= partsGrowthLimit &&
      (memory ?? 0) <= wholeMemoryLimit,
  };
}

function describe(whole: Measured): string {
  if (whole.kind !== "done") return whole.kind === "late" ? "not done in time" : whole.why;
  const { ms, peakBytes } = whole;
  return `${toSeconds(ms)}, memory of all processes: ${peakBytes === null ? "not known" : toGigabytes(peakBytes)}`;
}

function toGigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}
