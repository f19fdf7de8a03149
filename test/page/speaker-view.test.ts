import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "puppeteer-core";
import { beforeAll, describe, expect, test } from "vitest";

import { estimateTalkTime } from "../../src/core/check/talk-time.ts";
import { formatTime } from "../../src/page/talk/talk-plan.ts";
import type { Deck } from "../../src/core/model/deck.ts";
import { findBarriers } from "../support/axe.ts";
import { buildTalk, expectSeen, openSpeaker } from "../support/open-talk.ts";
import { useTempFolders } from "../support/temp-folder.ts";
import { useBrowser } from "../support/use-browser.ts";
import { firefoxPath, useFirefox } from "../support/use-firefox.ts";

const newFolder = useTempFolders();
const open = useBrowser();
const openFirefox = useFirefox();

let folder = "";
let urlOf = (file: string): string => file;

beforeAll(async () => {
  folder = await newFolder();
  urlOf = await buildTalk(folder);
});

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => element.textContent?.replaceAll(/\s+/g, " ").trim() ?? "");

/** Waits until the speaker's window shows the slide of this number. */
const untilAt = (popup: Page, number: number) =>
  popup.waitForFunction(
    (start) => document.querySelector(".speaker-place")?.textContent?.startsWith(start),
    { timeout: 5000 },
    `${number} /`,
  );

const idOfPicture = (popup: Page, index: number): Promise<string | undefined> =>
  popup.$$eval(
    ".speaker-picture",
    (pictures, index) => pictures[index]?.querySelector("section")?.id,
    index,
  );

const currentId = (page: Page) => page.$eval("section.slide.present", ({ id }) => id);

describe.each(["index.html", "umi-single.html"])(
  "the speaker view of %s, from the disk",
  (file) => {
    test("shows the slide in view, the next one and the notes, and follows the deck", async () => {
      const { page, faults } = await open(urlOf(file));
      const ids = await page.$$eval("section.slide", (slides) => slides.map(({ id }) => id));
      const popup = await openSpeaker(page);
      expect(await textOf(popup, ".speaker-notes")).toBe("ノートはありません");
      // The first picture is as wide as its box, as soon as its styles are there.
      await popup.waitForFunction(() => {
        const picture = document.querySelector(".speaker-picture");
        const width = picture?.querySelector("section")?.getBoundingClientRect().width ?? 0;
        return width > 0 && Math.abs(width - (picture?.clientWidth ?? 0)) < 1;
      });
      await page.bringToFront();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await untilAt(popup, 3);
      expect(await idOfPicture(popup, 0)).toBe(ids[2]);
      expect(await idOfPicture(popup, 1)).toBe(ids[3]);
      const notes = await textOf(popup, ".speaker-notes");
      expect(notes).toContain("津波は風の波ではありません。");
      expect(notes).not.toContain("満ち引き");
      expect(faults).toEqual([]);
      await page.close();
    });

    test("moves the deck by its own keys, step by step, up to the last slide", async () => {
      const { page, faults } = await open(urlOf(file));
      const popup = await openSpeaker(page);
      await popup.keyboard.press("End");
      await untilAt(popup, 5);
      expect(await textOf(popup, ".speaker-picture:not(:has(section))")).toBe("最後のスライドです");
      await popup.keyboard.press("PageUp");
      await untilAt(popup, 4);
      const steps = () => page.$$eval(".present .fragment.visible", ({ length }) => length);
      // From behind, all is there.
      expect(await steps()).toBe(2);
      await popup.keyboard.press("PageUp");
      await page.waitForFunction(
        () => document.querySelectorAll(".present .fragment.visible").length === 1,
      );
      expect(await popup.$$eval(".speaker-picture .fragment.visible", ({ length }) => length)).toBe(
        1,
      );
      await popup.keyboard.press("Home");
      await untilAt(popup, 1);
      expect(faults).toEqual([]);
      await page.close();
    });
  },
);

describe("its clock", () => {
  const deckOf = async () =>
    JSON.parse(await readFile(join(folder, "dist", "umi", "deck.json"), "utf8")) as Deck;

  test("plans as long as `lectern check` says, in all and for the section in view", async () => {
    const { page } = await open(urlOf("index.html"));
    const popup = await openSpeaker(page);
    const { minutes, sections } = estimateTalkTime(await deckOf());
    const planned = formatTime(minutes * 60_000);
    expect(await textOf(popup, ".speaker-elapsed")).toBe(`0:00 / ${planned}`);
    await popup.keyboard.press("PageDown");
    await popup.keyboard.press("PageDown");
    await untilAt(popup, 3);
    const wave = formatTime((sections[0]?.minutes ?? 0) * 60_000);
    expect(await textOf(popup, ".speaker-section")).toMatch(new RegExp(`^0:0\\d / ${wave} 波$`));
    await page.close();
  });

  test("starts with the first move, tells a talk that is ahead from one that is behind, and outlives a reload", async () => {
    const { page } = await open(urlOf("index.html"));
    const popup = await openSpeaker(page);
    expect(await textOf(popup, ".speaker-run")).toBe("開始");
    await expectSeen(popup, ".speaker-delay", false);
    await popup.keyboard.press("End");
    await untilAt(popup, 5);
    expect(await textOf(popup, ".speaker-run")).toBe("一時停止");
    expect(await textOf(popup, ".speaker-delay")).toMatch(/^0:\d\d 余裕$/);
    // The clock on the wall is set back, and moves nothing.
    await page.evaluate(() => {
      const now = Date.now();
      Date.now = () => now - 600_000;
    });
    expect(await textOf(popup, ".speaker-elapsed")).toMatch(/^0:\d\d /);
    // An hour goes by.
    await page.evaluate(() => {
      const now = performance.now();
      performance.now = () => now + 3_600_000;
    });
    await popup.waitForFunction(() => document.querySelector(".speaker-delay.is-late") !== null);
    expect(await textOf(popup, ".speaker-delay")).toMatch(/^59:\d\d 遅れ$/);
    await popup.click(".speaker-run");
    expect(await textOf(popup, ".speaker-run")).toBe("開始");
    const gone = new Promise((resolve) => popup.once("close", resolve));
    await page.reload();
    await gone;
    const again = await openSpeaker(page);
    expect(await textOf(again, ".speaker-elapsed")).toMatch(/^1:00:0\d /);
    await again.click(".speaker-reset");
    expect(await textOf(again, ".speaker-elapsed")).toMatch(/^0:00 /);
    await page.close();
  });
});

test("it is set in the deck's own font and size, larger at will, and axe finds nothing in it", async () => {
  const { page } = await open(urlOf("umi-single.html"));
  const popup = await openSpeaker(page);
  await popup.keyboard.press("End");
  const sizeOf = () =>
    popup.$eval(".speaker-notes", (notes) => parseFloat(getComputedStyle(notes).fontSize));
  const size = await sizeOf();
  expect(size).toBeGreaterThanOrEqual(24);
  await popup.click(".speaker-larger");
  expect(await sizeOf()).toBeGreaterThan(size);
  const font = await popup.evaluate(async () => {
    await document.fonts.ready;
    return document.fonts.check('28px "Lectern Text"', "海");
  });
  expect(font).toBe(true);
  const widths = await popup.$$eval(".speaker-picture", (pictures) =>
    pictures.map((picture) => {
      const slide = picture.querySelector("section")?.getBoundingClientRect();
      return slide === undefined ? 0 : slide.width - picture.clientWidth;
    }),
  );
  for (const width of widths) expect(Math.abs(width)).toBeLessThan(1);
  expect(await findBarriers(popup)).toEqual([]);
  await page.close();
});

test.skipIf(firefoxPath === null)("in Firefox the single file has it too", async () => {
  const { page, faults } = await openFirefox(urlOf("umi-single.html"));
  const popup = await openSpeaker(page);
  await popup.keyboard.press("PageDown");
  await popup.keyboard.press("PageDown");
  await untilAt(popup, 3);
  expect(await currentId(page)).toBe(await idOfPicture(popup, 0));
  expect(await textOf(popup, ".speaker-notes")).toContain("津波は風の波ではありません。");
  expect(faults).toEqual([]);
  await page.close();
});
