import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

import { currentBrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import type { FoundBrowser } from "../../src/browser/found-browser.ts";
import { fitGrowthLimit, fitRatioLimit, timeFitting, type FittingTimes } from "./fitting.ts";
import { timeLive, type LiveTimes } from "./live.ts";
import { comparePeers } from "./peers/peers.ts";
import { printRatioLimit, sizeRatioLimit, timePrinting, type PrintingTimes } from "./printing.ts";
import { stageRatioGoal, median, timeStages } from "./stages.ts";

/** Runs of each command; they alternate, so that a slow minute hits both. */
const runs = 7;

/** What `lectern build` may take of what the browser and marked take for the same work. */
const allowedRatio = 2.5;

/** The bare work: import marked and run it; start the browser, load the same page, print it, close. */
const bareScript = `
import { readFileSync } from "node:fs";
const [chapter, url, browser] = process.argv.slice(2);
const { marked } = await import("marked");
marked.parse(readFileSync(chapter, "utf8"));
const { launch } = await import("puppeteer-core");
const opened = await launch({
  executablePath: browser,
  args: ["--font-render-hinting=none", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});
const page = await opened.newPage();
await page.goto(url, { waitUntil: "load" });
await page.pdf({ preferCSSPageSize: true, printBackground: true });
await opened.close();
`;

/** Measures `lectern dev` alone when it is told `--live`, other tools beside ours for `--peers`, else all. */
async function main(): Promise<void> {
  const browser = await findBrowser({ named: null, environment: currentBrowserEnvironment() });
  if (process.argv.includes("--peers")) return comparePeers(browser);
  const isFast = process.argv.includes("--live") || (await timeBuild(browser));
  const live = await timeLive(browser);
  process.stdout.write(`${describeLive(live).join("\n")}\n`);
  const isLive = live.chapters.every(({ time, limit }) => time <= limit);
  process.exitCode = isFast && isLive ? 0 : 1;
}

/**
 * Prints the median wall time of `lectern build`, of the bare work, and the ratio pair by pair; then
 * of all PDFs of the chapter, and of fitting and printing many slides. Returns whether each ratio
 * is within its limit.
 */
async function timeBuild(browser: FoundBrowser): Promise<boolean> {
  const root = process.cwd();
  const chapter = resolve(process.argv[2] ?? "slides/linux-virtualization.md");
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const bare = join(root, "build", "bench", "bare.mjs");
  writeFileSync(bare, bareScript);
  try {
    const cli = join(root, "build", "cli.js");
    const build = ["build", chapter, "--out", folder, "--format", "html,pdf"];
    const ours = () => timed([cli, ...build]);
    ours();
    const name = (chapter.split(/[\\/]/).at(-1) ?? "").replace(/\.md$/, "");
    const url = `${pathToFileURL(join(folder, name, "index.html")).href}?print`;
    const theirs = () => timed([bare, chapter, url, browser.executablePath]);
    theirs();
    const pairs = Array.from({ length: runs }, () => ({ ours: ours(), bare: theirs() }));
    const stages = timeStages(chapter);
    const stageRatio = stages.ours / stages.marked;
    const ratio = median(pairs.map((pair) => pair.ours / pair.bare));
    const printing = await timePrinting(browser, chapter);
    const fitting = await timeFitting(browser);
    process.stdout.write(
      [
        `chapter: ${chapter}`,
        `browser: ${browser.executablePath}`,
        `lectern build, html and pdf: ${toSeconds(median(pairs.map((pair) => pair.ours)))}`,
        `marked, and the browser's bare print: ${toSeconds(median(pairs.map((pair) => pair.bare)))}`,
        `ratio: ${ratio.toFixed(2)} (allowed: ${allowedRatio})`,
        `reading and planning 1 MB: ${toSeconds(stages.ours)}; marked alone: ${toSeconds(stages.marked)}`,
        `ratio: ${stageRatio.toFixed(2)} (goal: ${stageRatioGoal})`,
        ...describePrinting(printing),
        ...describeFitting(fitting),
        "",
      ].join("\n"),
    );
    return (
      ratio <= allowedRatio &&
      printing.ratio <= printRatioLimit &&
      printing.size <= sizeRatioLimit &&
      fitting.ratio <= fitRatioLimit &&
      fitting.growth <= fitGrowthLimit
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(bare, { force: true });
  }
}

function describePrinting({ files, ours, bare, ratio, size }: PrintingTimes): string[] {
  return [
    `${files} PDFs, of slides and handouts: ${toSeconds(ours)}; the browser's own prints of the same pages: ${toSeconds(bare)}`,
    `ratio: ${ratio.toFixed(2)} (allowed: ${printRatioLimit})`,
    `largest size, to the browser's own: ${size.toFixed(2)} (allowed: ${sizeRatioLimit})`,
  ];
}

function describeLive({ chapters, bare }: LiveTimes): string[] {
  return [
    ...chapters.map(
      ({ slides, time, limit }) =>
        `from a save to the fitted slide in the page, ${slides} slides: ${time.toFixed(0)} ms (allowed: ${limit})`,
    ),
    `Vite's update of a bare text module: ${bare.toFixed(0)} ms`,
  ];
}

function describeFitting({ slides, continued, ...times }: FittingTimes): string[] {
  return [
    `fitting ${slides} slides, ${continued} continued: ${toSeconds(times.fit)}; printing them: ${toSeconds(times.print)}`,
    `ratio: ${times.ratio.toFixed(3)} (allowed: ${fitRatioLimit})`,
    `fitting ten times as many: ${toSeconds(times.fitLarge)}`,
    `ratio: ${times.growth.toFixed(1)} (allowed: ${fitGrowthLimit})`,
  ];
}

/** Returns the wall time of a Node process, in ms. */
function timed(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}

function toSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

await main();
