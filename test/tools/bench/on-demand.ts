import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import process from "node:process";

import type { Browser, Page } from "puppeteer-core";

import type { FoundBrowser } from "../../../src/browser/find-browser.ts";
import { withBrowser } from "../../../src/browser/with-browser.ts";
import { addressOf } from "./live.ts";
import { median } from "./stages.ts";
import type { Report, Subject } from "./report.ts";

/** How long after a click in `lectern dev` the whole slides PDF may be there, in ms. */
const onDemandLimit = 500;

const runs = 9;

/** What PDFs that are asked for in `lectern dev` took, in ms. */
interface OnDemandTimes {
  /** From the click until the whole slides PDF of what was saved last is there: the median. */
  readonly warm: number;
  /** The same for a click that comes as soon as a quick hand can. */
  readonly hurried: number;
  /** The same for the first click, a second after the menu was opened. */
  readonly first: number;
  /** The browser's own print of the same page, fitted and loaded before: the median. */
  readonly bare: number;
  /** Run by run. */
  readonly ratio: number;
}

/** Saves a chapter, clicks on its slides PDF, and waits for its last byte; by turns with the bare print. */
function timeOnDemand(found: FoundBrowser, chapter: string): Promise<OnDemandTimes> {
  return withBrowser(found, async (browser) => {
    const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
    const file = join(folder, basename(chapter));
    copyFileSync(chapter, file);
    const images = join(dirname(chapter), "images");
    if (existsSync(images)) cpSync(images, join(folder, "images"), { recursive: true });
    const child = spawn(process.execPath, ["build/cli.js", "dev", file, "--port", "0"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    try {
      const name = basename(chapter).replace(/\.md$/, "");
      const url = `${await addressOf(child)}${encodeURIComponent(name)}/`;
      return await timeClicks(await browser(), url, file);
    } finally {
      child.kill();
      await once(child, "exit");
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function timeClicks(browser: Browser, url: string, file: string): Promise<OnDemandTimes> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForSelector(".deck.reveal");
  const text = readFileSync(file, "utf8");
  const rounds: { readonly ours: number; readonly hurried: number; readonly bare: number }[] = [];
  // Each is of another text: none is had from before.
  const save = async (word: string): Promise<void> => {
    writeFileSync(file, `${text}\n\n## ${word}\n\n- one\n- two\n`);
    await page.waitForFunction((wanted) => document.body.textContent.includes(wanted), {}, word);
  };
  for (let round = 0; round <= runs; round += 1) {
    await save(`Round${round}A`);
    const ours = await timeClick(page, lookMs);
    await save(`Round${round}B`);
    const hurried = await timeClick(page, quickMs);
    rounds.push({ ours, hurried, bare: await timeBarePrint(browser, url) });
  }
  await page.close();
  const [first, ...others] = rounds;
  return {
    first: first?.ours ?? 0,
    warm: median(others.map(({ ours }) => ours)),
    hurried: median(others.map(({ hurried }) => hurried)),
    bare: median(others.map(({ bare }) => bare)),
    ratio: median(others.map(({ ours, bare }) => ours / bare)),
  };
}

/** How long a person looks at the menu, and one who knows it by heart, in ms. */
const lookMs = 1000;
const quickMs = 300;

async function timeClick(page: Page, afterMs: number): Promise<number> {
  await page.bringToFront();
  await page.click(".lectern-bar >>> .pdf");
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const popup = new Promise<Page | null>((resolve) => page.once("popup", resolve));
  const answer = page.waitForResponse((response) => response.url().includes("kind=slides"));
  const started = performance.now();
  await page.click('.lectern-bar >>> [data-kind="slides"]');
  const { url } = (await (await answer).json()) as { readonly url: string };
  const pdf = await (await fetch(new URL(url, page.url()))).arrayBuffer();
  const ms = performance.now() - started;
  if (pdf.byteLength === 0) throw new Error("The PDF is empty.");
  await (await popup)?.close();
  return ms;
}

async function timeBarePrint(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(`${url}?print&picture`, { waitUntil: "load" });
  await page.waitForSelector("style[data-vite-dev-id=lectern-picture]");
  await page.$eval("style[data-vite-dev-id=lectern-picture]", (style) => style.remove());
  const started = performance.now();
  await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const ms = performance.now() - started;
  await page.close();
  return ms;
}

/** Measures a click on a PDF in `lectern dev`. */
export async function measureOnDemand({ browser, chapter }: Subject): Promise<Report> {
  const { first, warm, hurried, bare, ratio } = await timeOnDemand(browser, chapter);
  return {
    lines: [
      `from a click in dev to the whole slides PDF: ${warm.toFixed(0)} ms (allowed: ${onDemandLimit}); the first: ${first.toFixed(0)} ms; ${quickMs} ms after the menu was opened: ${hurried.toFixed(0)} ms`,
      `the browser's own print of that page, fitted and loaded: ${bare.toFixed(0)} ms; ratio: ${ratio.toFixed(1)}`,
    ],
    isGood: warm <= onDemandLimit,
  };
}
