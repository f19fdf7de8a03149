import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";

import type { Browser } from "puppeteer-core";
import { createServer } from "vite";

import type { FoundBrowser } from "../../../src/browser/find-browser.ts";
import { withBrowser } from "../../../src/browser/with-browser.ts";
import { makeChapter } from "./make-chapter.ts";
import { median } from "./stages.ts";
import type { Report, Subject } from "./report.ts";

/** How long after a save the new text may stand in the page, in ms, for chapters of so many slides. */
const liveLimits = [
  { slides: 60, limit: 60 },
  { slides: 1000, limit: 200 },
] as const;

const saves = 25;

/** The first saves warm up both ends. */
const warmUps = 5;

/** Vite's watcher leaves out a save that comes sooner after another, in ms. */
const pauseMs = 100;

/** What it took from a save to the text in the page: medians, in ms. */
interface LiveTimes {
  readonly chapters: readonly {
    /** As they stand after fitting. */
    readonly slides: number;
    readonly limit: number;
    readonly time: number;
    /** The same for saves by which a section comes or goes before that slide. */
    readonly timeOfOther: number;
  }[];
  /** A module with a text, updated by Vite alone. */
  readonly bare: number;
}

/**
 * Saves chapters that `lectern dev` serves, a line in their middle changed, and measures until the
 * slide with the new line stands in the page, fitted; beside it the update of a bare text module by
 * Vite. Saving counts, and so does the time that the disk's news take.
 */
function timeLive(found: FoundBrowser): Promise<LiveTimes> {
  return withBrowser(found, async (browser) => {
    const opened = await browser();
    const chapters = [];
    for (const { slides, limit } of liveLimits) {
      chapters.push({ limit, ...(await timeChapter(opened, slides)) });
    }
    return { chapters, bare: await timeBare(opened) };
  });
}

async function timeChapter(
  browser: Browser,
  size: number,
): Promise<{ readonly slides: number; readonly time: number; readonly timeOfOther: number }> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const file = join(folder, "survey.md");
  const lines = makeChapter(size).split("\n");
  const at = lines.findIndex((line, index) => index > lines.length / 2 && line.startsWith("- "));
  const before = lines.findLastIndex((line, index) => index < at && line.startsWith("## "));
  const write = (word: string, more: readonly string[] = []) =>
    writeFileSync(
      file,
      lines
        .with(at, `- ${word}`)
        .toSpliced(before, 0, ...more)
        .join("\n"),
    );
  let save = 0;
  const writeOther = (word: string) => {
    save += 1;
    write(word, save % 2 === 0 ? [] : ["## One more", "", "- one", "- two", ""]);
  };
  write("Before");
  const child = spawn(process.execPath, ["build/cli.js", "dev", file, "--port", "0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    const url = await addressOf(child);
    const { slides, times } = await timeSaves(browser, `${url}survey/`, write);
    write("Before");
    const other = await timeSaves(browser, `${url}survey/`, writeOther);
    return { slides, time: median(times), timeOfOther: median(other.times) };
  } finally {
    child.kill();
    await once(child, "exit");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves with the address that the command prints first. */
export function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const address = /^http:\S+/m.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once("exit", () => reject(new Error(`lectern dev ended: ${said}`)));
  });
}

async function timeBare(browser: Browser): Promise<number> {
  const root = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  const write = (word: string) =>
    writeFileSync(join(root, "text.js"), `export default ${JSON.stringify(word)};\n`);
  write("Before");
  writeFileSync(
    join(root, "main.js"),
    'import text from "./text.js";\ndocument.body.textContent = text;\n' +
      'import.meta.hot.accept("./text.js", (next) => { document.body.textContent = next.default; });\n',
  );
  writeFileSync(
    join(root, "index.html"),
    '<!doctype html><title>bare</title><body><script type="module" src="/main.js"></script></body>',
  );
  const server = await createServer({
    root,
    configFile: false,
    logLevel: "silent",
    optimizeDeps: { noDiscovery: true },
    server: { host: "127.0.0.1" },
  });
  try {
    await server.listen();
    return median((await timeSaves(browser, server.resolvedUrls?.local[0] ?? "", write)).times);
  } finally {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  }
}

declare global {
  interface Window {
    /** When a word first stood in the page, in ms of the clock; set by the bench. */
    seen?: Map<string, number>;
  }
}

async function timeSaves(
  browser: Browser,
  url: string,
  write: (word: string) => void,
): Promise<{ readonly slides: number; readonly times: readonly number[] }> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(
    () =>
      document.body.textContent.includes("Before") && !document.querySelector(".deck:not(.reveal)"),
  );
  await page.evaluate(() => {
    const seen = new Map<string, number>();
    window.seen = seen;
    const note = (text: string) => {
      const word = /Save\d+End/.exec(text)?.[0];
      if (word !== undefined && !seen.has(word)) {
        seen.set(word, performance.timeOrigin + performance.now());
      }
    };
    new MutationObserver((records) => {
      for (const { addedNodes, target } of records) {
        for (const node of addedNodes) note(node.textContent ?? "");
        if (target instanceof Text) note(target.data);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  const times: number[] = [];
  for (let save = 0; save < saves + warmUps; save += 1) {
    const word = `Save${save}End`;
    const started = performance.timeOrigin + performance.now();
    write(word);
    await page.waitForFunction((wanted) => window.seen?.has(wanted), {}, word);
    const seen = (await page.evaluate((wanted) => window.seen?.get(wanted), word)) ?? 0;
    if (save >= warmUps) times.push(seen - started);
    await wait(pauseMs);
  }
  const slides = (await page.$$(".slides > .slide")).length;
  await page.close();
  return { slides, times };
}

/** Measures how long a save takes to be seen in `lectern dev`. */
export async function measureLive({ browser }: Subject): Promise<Report> {
  const { chapters, bare } = await timeLive(browser);
  return {
    lines: [
      ...chapters.map(
        ({ slides, time, timeOfOther, limit }) =>
          `from a save to the fitted slide in the page, ${slides} slides: ${time.toFixed(0)} ms; where a slide comes or goes: ${timeOfOther.toFixed(0)} ms (allowed: ${limit})`,
      ),
      `Vite's update of a bare text module: ${bare.toFixed(0)} ms`,
    ],
    isGood: chapters.every(({ time, timeOfOther, limit }) => Math.max(time, timeOfOther) <= limit),
  };
}
