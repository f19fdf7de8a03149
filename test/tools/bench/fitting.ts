import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Browser, Page } from "puppeteer-core";

import type { FoundBrowser } from "../../../src/browser/find-browser.ts";
import { withBrowser } from "../../../src/browser/with-browser.ts";
import type { FitResult } from "../../../src/core/model/fit.ts";
import { fitDeck } from "../../../src/app/print/fit-slides.ts";
import { printPage } from "../../../src/app/print/print-page.ts";
import { stagePage } from "../../support/stage-page.ts";
import { pageName } from "../../../src/app/print/fit-deck.ts";
import { withTab } from "../../../src/app/print/open-tab.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { withStaging, type Staging } from "../../../src/app/files/write-folder.ts";
import { makeChapter } from "./make-chapter.ts";
import { median } from "./stages.ts";
import { toSeconds, type Report, type Subject } from "./report.ts";

/** What fitting may take of what printing the same page takes. */
const fitRatioLimit = 0.1;

/** How many times longer it may take to fit ten times as many slides. */
const fitGrowthLimit = 12;

const runs = 3;

const size = 1000;

/** What fitting and printing took: medians, times in ms. */
interface FittingTimes {
  /** Of the chapter of about 1,000, as they stand after fitting. */
  readonly slides: number;
  /** How many planned slides of it took more than one. */
  readonly continued: number;
  readonly fit: number;
  readonly print: number;
  /** Of ten times as many slides. */
  readonly fitLarge: number;
  /** Fitting to printing, run by run. */
  readonly ratio: number;
  /** Ten times as many slides to these, run by run. */
  readonly growth: number;
}

/**
 * Fits a generated chapter of about 1,000 slides, prints it from the same tab, and fits one of ten
 * times as many, by turns. Each is prepared once, and each run opens a tab of its own. Fitting is
 * timed as the build calls it, from the call to its answer: every style and layout that it needs,
 * every change, and the way of what came of it to this process. Loading the page, with its fonts,
 * and laying it out as it was planned come before and are not timed. Printing is timed from the
 * call to the bytes of the PDF.
 */
function timeFitting(found: FoundBrowser): Promise<FittingTimes> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const run = (small: Staging, large: Staging) =>
    withBrowser(found, async (browser) => {
      const opened = await browser();
      const rounds = [];
      for (let round = 0; round < runs; round += 1) {
        rounds.push({ ...(await timeOne(opened, small)), ...(await timeTen(opened, large)) });
      }
      return summarise(rounds);
    });
  const staged = withChapter(folder, size, (small) =>
    withChapter(folder, size * 10, (large) => run(small, large)),
  );
  return staged.finally(() => rmSync(folder, { recursive: true, force: true }));
}

async function withChapter<T>(
  folder: string,
  slides: number,
  use: (staging: Staging) => Promise<T>,
): Promise<T> {
  const file = join(folder, `survey-${slides}.md`);
  writeFileSync(file, makeChapter(slides));
  const chapter = toChapterFile(file, folder);
  const project = createProject({
    outer: { config: {}, flags: {} },
    root: folder,
    templates: null,
    chapters: [chapter],
  });
  const prepared = await new ChapterBuild(chapter, project).wholePage();
  return withStaging(join(folder, chapter.name), async (staging) => {
    await stagePage(prepared, staging);
    return use(staging);
  });
}

/** As `lectern build` does. */
const fitAll = (page: Page) => fitDeck(page, { all: false }, null);

interface Round {
  readonly slides: FitResult["slides"];
  readonly fit: number;
  readonly print: number;
  readonly fitLarge: number;
}

function timeOne(browser: Browser, staging: Staging): Promise<Omit<Round, "fitLarge">> {
  return withTab(browser, staging, async (open) => {
    const page = await open(pageName, "?fit");
    const [fit, { slides }] = await timed(page, fitAll);
    const [print] = await timed(page, printPage);
    return { slides, fit, print };
  });
}

function timeTen(browser: Browser, staging: Staging): Promise<Pick<Round, "fitLarge">> {
  return withTab(browser, staging, async (open) => {
    const page = await open(pageName, "?fit");
    const [fitLarge] = await timed(page, fitAll);
    return { fitLarge };
  });
}

/** Returns the wall time in ms, and what `act` returned, on a page that is loaded and laid out. */
async function timed<T>(page: Page, act: (page: Page) => Promise<T>): Promise<[number, T]> {
  await page.evaluate(async () => {
    await Promise.all([...document.fonts].map((font) => font.load()));
    document.body.getBoundingClientRect();
  });
  const started = performance.now();
  const result = await act(page);
  return [performance.now() - started, result];
}

function summarise(rounds: readonly Round[]): FittingTimes {
  const slides = rounds[0]?.slides ?? [];
  return {
    slides: slides.length,
    continued: slides.filter(({ part }) => part?.index === 1).length,
    fit: median(rounds.map(({ fit }) => fit)),
    print: median(rounds.map(({ print }) => print)),
    fitLarge: median(rounds.map(({ fitLarge }) => fitLarge)),
    ratio: median(rounds.map(({ fit, print }) => fit / print)),
    growth: median(rounds.map(({ fit, fitLarge }) => fitLarge / fit)),
  };
}

/** Measures fitting 1,000 slides against printing them, and against fitting ten times as many. */
export async function measureFitting({ browser }: Subject): Promise<Report> {
  const { slides, continued, fit, print, fitLarge, ratio, growth } = await timeFitting(browser);
  return {
    lines: [
      `fitting ${slides} slides, ${continued} continued: ${toSeconds(fit)}; printing them: ${toSeconds(print)}`,
      `ratio: ${ratio.toFixed(3)} (allowed: ${fitRatioLimit})`,
      `fitting ten times as many: ${toSeconds(fitLarge)}`,
      `ratio: ${growth.toFixed(1)} (allowed: ${fitGrowthLimit})`,
    ],
    isGood: ratio <= fitRatioLimit && growth <= fitGrowthLimit,
  };
}
