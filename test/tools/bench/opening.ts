import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

import type { Browser } from "puppeteer-core";

import type { FoundBrowser } from "../../../src/browser/find-browser.ts";
import { withBrowser } from "../../../src/browser/with-browser.ts";
import { median } from "./stages.ts";
import type { Report, Subject } from "./report.ts";

/** What the first slide may take of what a bare page with it takes. */
const openRatioLimit = 1.5;

const rounds = 11;

/** What it took from the beginning of the visit to the first words that are painted: medians, in ms. */
interface OpeningTimes {
  readonly deck: number;
  readonly bare: number;
  /** Round by round. */
  readonly ratio: number;
}

/**
 * Opens the deck of a chapter, and by turns a page with its first slide, its styles and its fonts, but
 * without a script and the other slides.
 */
function timeOpening(found: FoundBrowser, chapter: string): Promise<OpeningTimes> {
  const out = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const args = ["build/cli.js", "build", chapter, "--out", out, "--format", "html"];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`lectern build ended with ${status}: ${stderr}`);
  const folder = join(out, basename(chapter, ".md"));
  const html = readFileSync(join(folder, "index.html"), "utf8");
  writeFileSync(join(folder, "bare.html"), toBare(html));
  const [deckUrl, bareUrl] = ["index.html", "bare.html"].map(
    (name) => pathToFileURL(join(folder, name)).href,
  );
  const measured = withBrowser(found, async (browser) => {
    const opened = await browser();
    const pairs = [];
    for (let round = 0; round < rounds; round += 1) {
      const deck = await firstPaint(opened, deckUrl ?? "");
      pairs.push({ deck, bare: await firstPaint(opened, bareUrl ?? "") });
    }
    return {
      deck: median(pairs.map(({ deck }) => deck)),
      bare: median(pairs.map(({ bare }) => bare)),
      ratio: median(pairs.map(({ deck, bare }) => deck / bare)),
    };
  });
  return measured.finally(() => rmSync(out, { recursive: true, force: true }));
}

/** Returns the page without its script, and with its first slide alone. */
function toBare(html: string): string {
  const first = html.indexOf("</section>") + "</section>".length;
  const last = html.lastIndexOf("</section>") + "</section>".length;
  return (html.slice(0, first) + html.slice(last)).replace(/<script[^>]*><\/script>/g, "");
}

async function firstPaint(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  await page.goto(url);
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries()) {
            if (name === "first-contentful-paint") resolve(startTime);
          }
        }).observe({ type: "paint", buffered: true });
      }),
  );
  await page.close();
  return time;
}

/** Measures how soon the first slide is seen, against a bare page with it. */
export async function measureOpening({ browser, chapter }: Subject): Promise<Report> {
  const { deck, bare, ratio } = await timeOpening(browser, chapter);
  return {
    lines: [
      `the first slide is painted after ${deck.toFixed(0)} ms, in a bare page after ${bare.toFixed(0)} ms`,
      `ratio: ${ratio.toFixed(2)} (allowed: ${openRatioLimit})`,
    ],
    isGood: ratio <= openRatioLimit,
  };
}
