import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { findBarriers } from "../../../support/axe.ts";
import { endDev, startDev, type Dev } from "../../../support/start-dev.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";
import { useBrowser } from "../../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const chapter = (title: string, item = "one", more = ""): string =>
  `# ${title}\n\n## First\n\n- ${item}\n- two\n\n${"It is said at length. ".repeat(60)}\n\n## Last\n\n- five\n- six\n${more}`;

let dev: Dev;
let page: Page;
let faults: readonly string[];
const path = (name: string) => join(dev.cwd, "slides", name);

beforeAll(async () => {
  dev = await startDev(await newFolder(), {
    "slides/01.md": chapter("Rivers"),
    "slides/02.md": chapter("海", "波", "\n![none](./none.png)\n"),
  });
  ({ page, faults } = await open(dev.url));
});
afterAll(() => endDev(dev));

interface Listed {
  readonly title: string;
  readonly href: string;
  readonly facts: readonly string[];
  readonly cells: number;
}

const listed = (): Promise<Listed[]> =>
  page.$$eval(".live-chapters > li", (all) =>
    all.map((item) => ({
      title: item.querySelector(".chapter-title")?.textContent ?? "",
      href: item.querySelector("a.chapter-link")?.getAttribute("href") ?? "",
      facts: [...item.querySelectorAll(".chapter-facts > span")].map(
        ({ textContent }) => textContent ?? "",
      ),
      cells: item.querySelectorAll(".fullness-cell").length,
    })),
  );

const sawList = (holds: (found: Listed[]) => void) =>
  vi.waitFor(async () => holds(await listed()), { timeout: 30_000 });

test("lists each chapter with its slides, time and problems, how full it is, and its first slide", async () => {
  await sawList((found) => {
    expect(found.map(({ title }) => title)).toEqual(["Rivers", "海"]);
    expect(found[0]?.facts).toEqual(["Slides: 4", "about 2 min", "No problems"]);
    expect(found[1]?.facts.at(-1)).toBe("Warnings: 1");
    expect(found.map(({ cells }) => cells)).toEqual([4, 4]);
  });
  expect((await listed())[0]?.href).toBe("01/index.html");
  const pictures = await Promise.all(
    (await page.$$(".live-picture iframe")).map(async (frame) => {
      const inner = await frame.contentFrame();
      await inner.waitForSelector("style[data-vite-dev-id=lectern-picture]");
      const words = await inner.$$eval(".slide", (slides) =>
        slides.filter((slide) => slide.checkVisibility()).map(({ textContent }) => textContent),
      );
      expect(await inner.$(".lectern-bar, .lectern-problems")).toBeNull();
      return words.join("").trim().split(/\s/)[0];
    }),
  );
  expect(pictures).toEqual(["Rivers", "海"]);
  expect(faults).toEqual([]);
});

test("follows each save, without loading the page anew", async () => {
  await page.evaluate(() => (window.isSamePage = true));
  const items = Array.from({ length: 40 }, (_, index) => `item ${index}`).join("\n- ");
  await writeFile(path("01.md"), chapter("Streams", items, "\n![none](./none.png)\n"));
  await sawList((found) => {
    expect(found[0]?.title).toBe("Streams");
    expect(found[0]?.facts).toContain("Warnings: 1");
    expect(found[0]?.facts.some((fact) => fact.startsWith("continued: "))).toBe(true);
    expect(found[0]?.cells).toBeGreaterThan(6);
  });
  await writeFile(path("01.md"), `---\nlang: [\n---\n\n# Broken\n`);
  await sawList((found) => {
    expect(found[0]?.title).toBe("Streams");
    expect(found[0]?.facts).toContain("As it was before: the saved chapter cannot be shown.");
  });
  await writeFile(path("01.md"), chapter("Rivers"));
  await sawList((found) => expect(found[0]?.facts).toContain("No problems"));
  expect(await page.evaluate(() => window.isSamePage)).toBe(true);
});

test("shows chapters that are new, renamed or gone, in their order, with the fonts of their titles", async () => {
  const stylesheet = () =>
    page.$eval("head link[rel=stylesheet]", (link) => link.getAttribute("href"));
  const before = await stylesheet();
  await writeFile(path("015.md"), chapter("湖沼"));
  await sawList((found) => {
    expect(found.map(({ title }) => title)).toEqual(["Rivers", "湖沼", "海"]);
    expect(found[1]?.cells).toBe(4);
  });
  await vi.waitFor(async () => expect(await stylesheet()).not.toBe(before));
  await rename(path("015.md"), path("03.md"));
  await sawList((found) =>
    expect(found.map(({ href }) => href)).toEqual(["01", "02", "03"].map((n) => `${n}/index.html`)),
  );
  await rm(path("03.md"));
  await sawList((found) => expect(found).toHaveLength(2));
  expect(await page.evaluate(() => window.isSamePage)).toBe(true);
});

test("has no barriers, and nothing that is wider than a narrow window", async () => {
  expect(await findBarriers(page)).toEqual([]);
  await page.setViewport({ width: 360, height: 740 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await page.setViewport({ width: 1280, height: 720 });
});

test("is reached from a deck by U and by a click", async () => {
  const { page: deck } = await open(`${dev.url}01/`);
  await deck.waitForSelector("section.slide.present");
  for (const go of [() => deck.keyboard.press("u"), () => deck.click(".lectern-bar >>> .course")]) {
    await Promise.all([deck.waitForNavigation(), go()]);
    expect(new URL(deck.url()).pathname).toBe("/index.html");
    await deck.waitForSelector(".live-chapters > li");
    await Promise.all([deck.waitForNavigation(), deck.click("a.chapter-link")]);
    await deck.waitForSelector("section.slide.present");
  }
  await deck.close();
});

test("gives way to the deck, at /, where there is one chapter alone", async () => {
  await rm(path("02.md"));
  const { page: other } = await open(dev.url);
  await other.waitForSelector("section.slide.present");
  expect(new URL(other.url()).pathname).toBe("/01/");
  await other.goto(`${dev.url}index.html`);
  await other.waitForSelector(".live-chapters > li");
  await writeFiles(dev.cwd, { "slides/02.md": chapter("海") });
  await other.goto(dev.url);
  await other.waitForSelector(".live-chapters > li:nth-child(2)");
  await other.close();
});
