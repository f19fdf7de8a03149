import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openSpeaker, untilSlide } from "../../../support/open-talk.ts";
import { endDev, sawOnSlides, startDev, type Dev } from "../../../support/start-dev.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { useBrowser } from "../../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

/** A chapter whose part "Tides" has some items and a sentence for the speaker. */
const chapter = (items: number, said: string, before = ""): string =>
  `---\nlang: en\n---\n\n# Talk\n\n## First\n\n- one\n- two\n\n${before}## Tides\n\n` +
  Array.from({ length: items }, (_, index) => `- tide ${index}`).join("\n") +
  `\n\n${said}\n\n## Last\n\n- five\n- six\n`;

let dev: Dev;
const save = (...wish: Parameters<typeof chapter>) =>
  writeFile(join(dev.cwd, "slides", "talk.md"), chapter(...wish));

beforeAll(async () => {
  dev = await startDev(await newFolder(), { "slides/talk.md": chapter(2, "The moon pulls.") });
});
afterAll(() => endDev(dev));

async function openAtTides(): Promise<Page> {
  const { page } = await open(`${dev.url}talk/`);
  await page.waitForSelector("section.slide.present");
  await page.keyboard.press("g");
  await page.keyboard.type("tide 0");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#tides.present");
  return page;
}

const inkOf = (page: Page): Promise<string[]> =>
  page.$$eval(".talk-ink", (inks) => inks.map((ink) => ink.parentElement?.id ?? ""));

test("what is drawn on a slide stays there when a save changes, continues or moves the slide", async () => {
  const page = await openAtTides();
  await page.keyboard.press("d");
  await page.mouse.move(300, 300);
  await page.mouse.down();
  await page.mouse.move(500, 320, { steps: 4 });
  await page.mouse.up();
  const path = () => page.$eval(".talk-ink path", (line) => line.getAttribute("d"));
  const drawn = await path();
  for (const [items, before] of [
    [3, ""],
    [40, ""],
    [4, ""],
    [4, "## New\n\n- a\n- b\n\n"],
  ] as const) {
    await save(items, "The moon pulls.", before);
    await page.waitForFunction(
      (tides, extra) => {
        const words = document.querySelector(".slides")?.textContent ?? "";
        return (
          words.includes(`tide ${tides - 1}`) &&
          !words.includes(`tide ${tides}`) &&
          words.includes("New") === extra
        );
      },
      {},
      items,
      before !== "",
    );
    expect(await inkOf(page)).toEqual(["tides"]);
    expect(await path()).toBe(drawn);
  }
  await save(2, "The moon pulls.");
  await page.waitForFunction(() => document.querySelector("#new") === null);
  await page.close();
});

test("the search finds the words of the last save, and all slides are those of the last save", async () => {
  const page = await openAtTides();
  await save(2, "The moon pulls.", "## Currents\n\n- gulf stream\n- kuroshio\n\n");
  await sawOnSlides(page, "kuroshio");
  await page.keyboard.press("g");
  await page.keyboard.type("kuroshio");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#currents.present");
  await page.keyboard.press("o");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#tides.present");
  await save(2, "The moon pulls.");
  await page.waitForFunction(() => document.querySelector("#currents") === null);
  await page.close();
});

test("the speaker's window shows the slides, notes and times of the last save", async () => {
  const page = await openAtTides();
  const popup = await openSpeaker(page);
  const saw = (selector: string, words: string) =>
    popup.waitForFunction(
      (where, wanted) => document.querySelector(where)?.textContent?.includes(wanted),
      {},
      selector,
      words,
    );
  await saw(".speaker-notes", "The moon pulls.");
  const planned = await popup.$eval(".speaker-elapsed", ({ textContent }) => textContent);
  await save(3, "The sun pulls, too. ".repeat(40), "## New\n\n- a\n- b\n\n");
  await saw(".speaker-notes", "The sun pulls, too.");
  await saw(".speaker-picture .slide", "tide 2");
  await saw(".speaker-place", "/ 6");
  await popup.waitForFunction(
    (before) => document.querySelector(".speaker-elapsed")?.textContent !== before,
    {},
    planned,
  );
  await popup.keyboard.press("Home");
  await untilSlide(page, 1);
  await page.close();
});
