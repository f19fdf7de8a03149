import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

import type { Browser } from "puppeteer-core";

import type { FoundBrowser } from "../../../src/browser/find-browser.ts";
import { withBrowser } from "../../../src/browser/with-browser.ts";
import { makeChapter } from "./make-chapter.ts";
import { median } from "./stages.ts";
import { toSeconds, type Report, type Subject } from "./report.ts";

/** By how much a move in a deck of 1,000 slides may take longer than in one of 20, in ms: a frame. */
const moveLimitMs = 1000 / 60;

const sizes = [20, 1000] as const;

/** Rounds alternate, so that a slow minute hits both. */
const rounds = 3;

const movesARound = 15;

/** What it took, in ms, from a key that goes on to the frame after it. */
interface MovingTimes {
  readonly decks: readonly {
    readonly slides: number;
    readonly median: number;
    readonly p95: number;
    /** From opening the page to the slide in view, ready for keys. */
    readonly start: number;
  }[];
  /** By how much the median move in the large deck takes longer. */
  readonly more: number;
}

/**
 * Goes by real keys through decks of about 20 and 1,000 slides, built by `lectern build`, and times
 * each move from the event's own time to the end of the frame that it is painted in.
 */
function timeMoving(found: FoundBrowser): Promise<MovingTimes> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const files = sizes.map((size) => join(folder, `survey-${size}.md`));
  for (const [index, size] of sizes.entries()) writeFileSync(files[index] ?? "", makeChapter(size));
  const out = join(folder, "out");
  const args = ["build/cli.js", "build", ...files, "--out", out, "--format", "html"];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`lectern build ended with ${status}: ${stderr}`);
  const measured = withBrowser(found, async (browser) => {
    const opened = await browser();
    const decks = sizes.map((size) => ({
      url: pathToFileURL(join(out, `survey-${size}`, "index.html")).href,
      visits: new Array<Visit>(),
    }));
    for (let round = 0; round < rounds; round += 1) {
      for (const { url, visits } of decks) visits.push(await visit(opened, url));
    }
    return summarise(decks.map(({ visits }) => visits));
  });
  return measured.finally(() => rmSync(folder, { recursive: true, force: true }));
}

interface Visit {
  readonly slides: number;
  readonly start: number;
  readonly moves: readonly number[];
}

declare global {
  interface Window {
    /** How long each move took, in ms; set by the bench. */
    moves?: number[];
  }
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  const started = performance.now();
  await page.goto(url);
  await page.waitForSelector("section.slide.present");
  const start = performance.now() - started;
  await page.evaluate(() => {
    const moves: number[] = [];
    window.moves = moves;
    const note = ({ timeStamp }: KeyboardEvent) =>
      requestAnimationFrame(() => {
        // What is posted in a frame arrives when it was painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => moves.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    window.addEventListener("keydown", note, { capture: true });
  });
  for (let move = 1; move <= movesARound; move += 1) {
    await page.keyboard.press("PageDown");
    await page.waitForFunction((count) => window.moves?.length === count, {}, move);
  }
  const moves = await page.evaluate(() => window.moves ?? []);
  const slides = (await page.$$("section.slide")).length;
  await page.close();
  return { slides, start, moves };
}

function summarise(visits: readonly (readonly Visit[])[]): MovingTimes {
  const decks = visits.map((all) => {
    const moves = all.flatMap((one) => one.moves).toSorted((a, b) => a - b);
    return {
      slides: all[0]?.slides ?? 0,
      median: median(moves),
      p95: moves[Math.floor(moves.length * 0.95)] ?? 0,
      start: median(all.map(({ start }) => start)),
    };
  });
  const [small, large] = decks;
  return { decks, more: (large?.median ?? 0) - (small?.median ?? 0) };
}

/** Measures moves from slide to slide in a small deck and in one of 1,000 slides. */
export async function measureMoving({ browser }: Subject): Promise<Report> {
  const { decks, more } = await timeMoving(browser);
  return {
    lines: [
      ...decks.map(
        (deck) =>
          `a move in a deck of ${deck.slides} slides: ${deck.median.toFixed(1)} ms, 95% within ${deck.p95.toFixed(1)} ms; ready after ${toSeconds(deck.start)}`,
      ),
      `more in the larger: ${more.toFixed(1)} ms (allowed: ${moveLimitMs.toFixed(1)})`,
    ],
    isGood: more <= moveLimitMs,
  };
}
