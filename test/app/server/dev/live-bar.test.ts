import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { findBarriers } from "../../../support/axe.ts";
import { runCli } from "../../../support/run-cli.ts";
import { endDev, sawOnSlides, sawProblem, startDev, type Dev } from "../../../support/start-dev.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";
import { useBrowser } from "../../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const chapter = (items: number, more = "", theme = ""): string =>
  `---\nlang: en\n${theme}---\n\n# Talk\n\n## First\n\n- one\n- two\n\n## Long\n\n` +
  Array.from({ length: items }, (_, index) => `- item ${index}`).join("\n") +
  `\n\n## Last\n\n- five\n- six\n${more}`;

let dev: Dev;
let page: Page;
let said = "";
const save = (...wish: Parameters<typeof chapter>) =>
  writeFile(join(dev.cwd, "slides", "talk.md"), chapter(...wish));

beforeAll(async () => {
  dev = await startDev(await newFolder(), { "slides/talk.md": chapter(30) });
  dev.run.child.stderr?.on("data", (text: string) => (said += text));
  ({ page } = await open(`${dev.url}talk/`));
  await page.waitForSelector("section.slide.present");
});
afterAll(() => endDev(dev));
beforeEach(() => save(30));

interface Cell {
  readonly label: string;
  readonly part: string | null;
  readonly mark: string | null;
  readonly isJoined: boolean;
  readonly full: number;
  readonly isInView: boolean;
}

const cells = (): Promise<Cell[]> =>
  page.$$eval(".lectern-bar >>> .fullness-cell", (all) =>
    all.map((cell) => ({
      label: cell.ariaLabel ?? "",
      part: cell.getAttribute("data-part"),
      mark: cell.getAttribute("data-mark"),
      isJoined: cell.hasAttribute("data-joined"),
      full: Number(cell instanceof HTMLElement && cell.style.getPropertyValue("--full")),
      isInView: cell.getAttribute("aria-selected") === "true",
    })),
  );

const sawCells = (holds: (found: Cell[]) => void) =>
  vi.waitFor(async () => holds(await cells()), { timeout: 10_000 });

const inView = (): Promise<string> => page.$eval("section.slide.present", ({ id }) => id);

describe("the strip", () => {
  test("says how full each slide is, as `lectern check` does, and which go on", async () => {
    await sawCells((found) => expect(found.length).toBeGreaterThan(6));
    const { stdout } = await runCli(["check", "slides/talk.md"], { cwd: dev.cwd });
    const told = [...stdout.matchAll(/^ +(\d+) [#.]+ +(\d+) % {2}(.+?)(?: \((\d+\/\d+)\))? \[/gm)];
    const found = await cells();
    expect(found.map(({ full }) => full)).toEqual(told.map(([, , percent]) => Number(percent)));
    expect(found.map(({ part }) => part)).toEqual(told.map(([, , , , part]) => part ?? null));
    const long = found.filter(({ part }) => part !== null);
    expect(long.length).toBeGreaterThan(2);
    expect(long.map(({ isJoined }) => isJoined)).toEqual(long.map((_, index) => index > 0));
    expect(long[1]?.label).toMatch(/^Slide 5 \(2\/\d\) · Long · \d+ % full$/);
  });

  test("follows each save, and leaves the cells of other slides as they are", async () => {
    await sawCells((found) => expect(found.some(({ part }) => part !== null)).toBe(true));
    const first = await page.$(".lectern-bar >>> .fullness-cell");
    await save(2);
    await sawCells((found) => expect(found.every(({ part }) => part === null)).toBe(true));
    expect(await cells()).toHaveLength(await page.$$eval(".slides > .slide", (all) => all.length));
    const same = await page.$(".lectern-bar >>> .fullness-cell");
    expect(await page.evaluate((one, other) => one === other, first, same)).toBe(true);
  });

  test("goes to the slide that is clicked, and by keys, and says what is under the pointer", async () => {
    await sawCells((found) => expect(found.some(({ part }) => part !== null)).toBe(true));
    await page.click(".lectern-bar >>> .fullness-cell:nth-child(3)");
    await expect.poll(inView).toBe("first");
    await sawCells((found) => expect(found[2]?.isInView).toBe(true));
    await page.focus(".lectern-bar >>> .fullness-strip");
    await page.keyboard.press("End");
    await expect.poll(inView).toBe("last");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(inView).toMatch(/^long/);
    await page.keyboard.press("Home");
    await sawCells((found) => expect(found[0]?.isInView).toBe(true));
    const active = await page.$eval(".lectern-bar >>> .fullness-strip", (strip) =>
      strip.getAttribute("aria-activedescendant"),
    );
    expect(active).toBe("cell-1");
    await page.hover(".lectern-bar >>> .fullness-cell:nth-child(3)");
    const tip = await page.$eval(".lectern-bar >>> .tip", ({ textContent }) => textContent);
    expect(tip).toMatch(/^Slide 3 · First · \d+ % full$/);
    // The deck's own keys move the mark, too.
    await page.$eval(".lectern-bar >>> .fullness-strip", (strip) => {
      if (strip instanceof HTMLElement) strip.blur();
    });
    await page.keyboard.press("ArrowRight");
    await sawCells((found) => expect(found[1]?.isInView).toBe(true));
  });

  test("stands under the slide, not on it, is hidden by M, and stays hidden when the page is loaded anew", async () => {
    const bottom = () =>
      page.$eval("section.slide.present", (slide) => slide.getBoundingClientRect().bottom);
    const top = await page.$eval(".lectern-bar >>> .bar", (bar) => bar.getBoundingClientRect().top);
    // reveal.js rounds the scale to hundredths.
    expect(await bottom()).toBeLessThanOrEqual(top + 720 * 0.005);
    const isShown = () => page.$eval(".lectern-bar >>> .bar", (bar) => bar.checkVisibility());
    await page.keyboard.press("m");
    expect(await isShown()).toBe(false);
    expect(await bottom()).toBeCloseTo(720, 0);
    await page.reload();
    await page.waitForSelector("section.slide.present");
    expect(await isShown()).toBe(false);
    await page.click(".lectern-bar >>> .show");
    expect(await isShown()).toBe(true);
    await page.click(".lectern-bar >>> .hide");
    expect(await isShown()).toBe(false);
    await page.keyboard.press("m");
    expect(await isShown()).toBe(true);
    await page.emulateMediaType("print");
    expect(await page.$eval(".lectern-bar", (bar) => bar.checkVisibility())).toBe(false);
    await page.emulateMediaType("screen");
  });

  test("has its keys listed in the deck's help, where they can be clicked, too", async () => {
    const hasBar = () => page.$eval("html", (root) => root.classList.contains("has-live-bar"));
    const listed = () =>
      page.$$eval(".talk-help dl > div", (rows) => rows.map((row) => row.textContent));
    await page.keyboard.press("?");
    expect((await listed()).slice(-2)).toEqual(["MShow or hide the bar", "UAll chapters"]);
    const before = await hasBar();
    await page.click(".talk-help dl > div:nth-last-child(2) button");
    expect([await hasBar(), await listed()]).toEqual([!before, []]);
    await page.keyboard.press("m");
    expect(await hasBar()).toBe(before);
  });

  test("has no barriers", async () => {
    expect(await findBarriers(page)).toEqual([]);
  });
});

describe("what only fitting finds", () => {
  test("stands in the strip, in the list of problems and on the terminal, once, until it is mended", async () => {
    await writeFiles(dev.cwd, { "slides/own.css": "#last li { font-size: 11px; }" });
    await save(30, "", "theme: ./own.css\n");
    await sawProblem(page, '"Last", has text of 11 px');
    await sawCells((found) => expect(found.at(-1)?.mark).toBe("small-text"));
    expect((await cells()).at(-1)?.label).toContain("text too small");
    await vi.waitFor(() => expect(said).toContain("[small-text]"));
    // Other slides come before it: that is not a new finding.
    await save(3, "", "theme: ./own.css\n");
    await sawProblem(page, 'Slide 5, "Last", has text of 11 px');
    expect(said.match(/\[small-text\]/g)).toHaveLength(1);
    await save(3);
    await sawProblem(page, "");
    await sawCells((found) => expect(found.at(-1)?.mark).toBeNull());
  });

  test("are diagrams that cannot be drawn, too", async () => {
    await save(3, "\n## Drawing\n\n```mermaid\nflowchart LR\n  A -->\n```\n");
    await sawProblem(page, "The diagram cannot be drawn");
    await save(3, "\n## Drawing\n\n```mermaid\nflowchart LR\n  A --> B\n```\n");
    await sawProblem(page, "");
    await sawOnSlides(page, "Drawing");
  });
});
