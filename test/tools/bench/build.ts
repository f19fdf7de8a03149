import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

import { toSeconds, type Report, type Subject } from "./report.ts";
import { median } from "./stages.ts";

/** Runs of each command; they alternate, so that a slow minute hits both. */
const runs = 7;

/** What `lectern build` may take of what the browser and marked take for the same work, and what it is to take. */
const allowedRatio = 2.5;
const goalRatio = 1.3;

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

/** Measures the wall time of `lectern build` and of the bare work: the medians, and the ratio pair by pair. */
export async function measureBuild({ browser, chapter }: Subject): Promise<Report> {
  const root = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const bare = join(root, "build", "bench", "bare.mjs");
  writeFileSync(bare, bareScript);
  try {
    const cli = join(root, "build", "cli.js");
    const build = ["build", chapter, "--out", folder, "--format", "html,pdf", "--force"];
    const ours = () => timed([cli, ...build]);
    ours();
    const name = (chapter.split(/[\\/]/).at(-1) ?? "").replace(/\.md$/, "");
    const url = `${pathToFileURL(join(folder, name, "index.html")).href}?print`;
    const theirs = () => timed([bare, chapter, url, browser.executablePath]);
    theirs();
    const pairs = Array.from({ length: runs }, () => ({ ours: ours(), bare: theirs() }));
    const ratio = median(pairs.map((pair) => pair.ours / pair.bare));
    return {
      lines: [
        `lectern build, html and pdf: ${toSeconds(median(pairs.map((pair) => pair.ours)))}`,
        `marked, and the browser's bare print: ${toSeconds(median(pairs.map((pair) => pair.bare)))}`,
        `ratio: ${ratio.toFixed(2)} (allowed: ${allowedRatio}; goal: ${goalRatio})`,
      ],
      isGood: ratio <= allowedRatio,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(bare, { force: true });
  }
}

/** Returns the wall time of a Node process, in ms. */
function timed(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}
