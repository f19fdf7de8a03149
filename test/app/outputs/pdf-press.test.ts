import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { currentBrowserEnvironment } from "../../../src/browser/browser-environment.ts";
import { findBrowser } from "../../../src/browser/find-browser.ts";
import { openBrowser, type OpenBrowser } from "../../../src/browser/open-browser.ts";
import { createWarmBrowser, type WarmBrowser } from "../../../src/browser/warm-browser.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { PdfPress, type UseKept } from "../../../src/app/outputs/pdf-press.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

let opened: OpenBrowser | null = null;
let warm: WarmBrowser<Browser>;
let press: PdfPress;
/** In which decks are staged. */
let scratch = "";
/** How many jobs the browser has done. */
let done = 0;

const use: UseKept = (work) => warm.use(work).finally(() => (done += 1));

beforeAll(async () => {
  scratch = await newFolder();
  vi.stubEnv("TMPDIR", scratch);
  const open = async (): Promise<OpenBrowser> => {
    const environment = currentBrowserEnvironment();
    opened = await openBrowser(await findBrowser({ named: null, environment }));
    return opened;
  };
  warm = createWarmBrowser({ open, idleMs: 60_000 });
  press = new PdfPress(use);
});
afterAll(async () => {
  await warm.close();
  vi.unstubAllEnvs();
});

async function openTalk(item: string): Promise<ChapterBuild> {
  const folder = await newFolder();
  const text = `---\nlang: en\n---\n\n# Talk\n\n## First\n\n- one\n- ${item}\n\nProse of it.\n\n## Second\n\n- three\n- four\n`;
  await writeFiles(folder, { "talk.md": text });
  const file = toChapterFile(join(folder, "talk.md"), folder);
  const outer = { config: {}, flags: {} };
  const project = createProject({ outer, root: folder, templates: null, chapters: [file] });
  return new ChapterBuild(file, project);
}

interface Tab {
  readonly path: string;
  readonly crash: () => void;
  readonly close: () => Promise<void>;
}

/** The tabs that decks stand in, with their folders. */
async function tabsOf(browser: Browser): Promise<Tab[]> {
  const pages = await browser.pages();
  const folders = readdirSync(scratch).filter((name) => name.startsWith(".lectern-"));
  return pages
    .filter((page) => page.url().startsWith("https://lectern.invalid/"))
    .map((page, index) => ({
      path: join(scratch, folders[index] ?? ""),
      close: () => page.close(),
      crash: () => void page.goto("chrome://crash").catch(() => undefined),
    }));
}

const readTabs = () => warm.use((browser) => tabsOf(browser));

async function textOf(deck: ChapterBuild, kind: "slides" | "notes"): Promise<string> {
  const { bytes } = await press.print(deck, kind);
  return (await readPdf(new Uint8Array(bytes))).pages.map(({ text }) => text).join("\n");
}

test("a deck is fitted once for all its PDFs, and its slides are printed before they are asked for", async () => {
  const deck = await openTalk("plain");
  press.ready(deck);
  await vi.waitFor(() => expect(done).toBe(2), { timeout: 20_000 });
  const tabs = await readTabs();
  expect(tabs).toHaveLength(1);
  // What was printed needs the tab no more, nor do handouts.
  await Promise.all(tabs.map(({ close }) => close()));
  const slides = await press.print(deck, "slides");
  expect(slides.name).toBe("talk.pdf");
  expect((await readPdf(new Uint8Array(slides.bytes))).pages).toHaveLength(4);
  expect(await textOf(deck, "notes")).toContain("Proseofit.");
  expect(await readTabs()).toEqual([]);
});

test("of decks that follow each other quickly the last is made ready, and the one before is gone", async () => {
  const [first, ...decks] = await Promise.all(["zero", "alpha", "beta", "gamma"].map(openTalk));
  const last = decks.at(-1);
  if (first !== undefined) await press.print(first, "notes");
  const [before] = await readTabs();
  for (const deck of decks) press.ready(deck);
  if (last === undefined || before === undefined) throw new Error("There are decks.");
  const text = await textOf(last, "slides");
  expect(text).toContain("gamma");
  expect(text).not.toContain("alpha");
  expect(await readTabs()).toHaveLength(1);
  expect(existsSync(before.path)).toBe(false);
});

test("a deck whose tab has crashed is fitted again", async () => {
  const deck = await openTalk("delta");
  expect(await textOf(deck, "notes")).toContain("delta");
  const [before] = await readTabs();
  if (before === undefined) throw new Error("There is a tab.");
  before.crash();
  await vi.waitFor(() => expect(existsSync(before.path)).toBe(false), { timeout: 5000 });
  expect(await textOf(deck, "slides")).toContain("delta");
});

test("nothing is left of the deck when the browser is closed, and the next is made anew", async () => {
  const deck = await openTalk("epsilon");
  expect(await textOf(deck, "slides")).toContain("epsilon");
  const [tab] = await readTabs();
  if (tab === undefined) throw new Error("There is a tab.");
  expect(existsSync(tab.path)).toBe(true);
  await warm.close();
  expect(opened?.browser.connected).toBe(false);
  await vi.waitFor(() => expect(existsSync(tab.path)).toBe(false));
  expect(await textOf(deck, "notes")).toContain("epsilon");
});
