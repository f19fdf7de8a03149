import type { Page } from "puppeteer-core";
import { beforeAll, describe, expect, test } from "vitest";

import { buildTalk, expectSeen, openSpeaker, untilSlide } from "../support/open-talk.ts";
import { useTempFolders } from "../support/temp-folder.ts";
import { useBrowser } from "../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

let urlOf = (file: string): string => file;

beforeAll(async () => {
  urlOf = await buildTalk(await newFolder());
});

/** Opens the deck, runs `act` in it, and expects that nothing was reported. */
async function inDeck(act: (page: Page) => Promise<void>): Promise<void> {
  const { page, faults } = await open(urlOf("index.html"));
  await page.waitForSelector("section.slide.present");
  await act(page);
  expect(faults).toEqual([]);
  await page.close();
}

const drawnOn = (page: Page): Promise<number[]> =>
  page.$$eval("section.slide", (slides) =>
    slides.map((slide) => slide.querySelectorAll(":scope > .talk-ink path").length),
  );

async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 5 });
  await page.mouse.up();
}

/** Where a box is on a page, in the middle. */
const middleOf = (page: Page, selector: string): Promise<readonly [number, number]> =>
  page.$eval(selector, (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2] as const;
  });

describe("help", () => {
  test("lists the keys in the deck's language, and is closed by Escape", () =>
    inDeck(async (page) => {
      await page.keyboard.press("?");
      const rows = await page.$$eval(".talk-help dl > div", (all) =>
        all.map(
          (row) =>
            `${row.querySelector("dt")?.textContent} ${row.querySelector("dd")?.textContent}`,
        ),
      );
      expect(rows).toContain("S 発表者画面");
      expect(rows).toContain("B. 画面を黒くする");
      expect(rows).toHaveLength(13);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Escape");
      await expectSeen(page, ".talk-help", false);
      await untilSlide(page, 1);
    }));
});

test("where a finger is all there is, a button leads to what the keys do", async () => {
  const { page, faults } = await open(urlOf("index.html"));
  await page.waitForSelector("section.slide.present");
  await expectSeen(page, ".talk-touch", false);
  await page.setViewport({ width: 800, height: 600, hasTouch: true, isMobile: true });
  await page.reload();
  await page.waitForSelector("section.slide.present");
  await page.tap(".talk-touch");
  await expectSeen(page, ".talk-help", true);
  const [search] = await page.$$(".talk-help dd button");
  await search?.tap();
  await expectSeen(page, ".talk-help", false);
  await expectSeen(page, ".talk-find", true);
  expect(faults).toEqual([]);
  await page.close();
});

describe("the search", () => {
  test.each([
    ["a number", { keys: "g4", slide: 4 }],
    ["a digit that is pressed at once", { keys: "3", slide: 3 }],
    ["Japanese words, in the other kana", { keys: "/さーば", slide: 4 }],
    ["words of the notes", { keys: "g津波", slide: 3 }],
  ])("goes by %s", async (_, { keys, slide }) => {
    await inDeck(async (page) => {
      await page.keyboard.type(keys);
      await page.keyboard.press("Enter");
      await untilSlide(page, slide);
      await expectSeen(page, ".talk-find", false);
    });
  });

  test("takes the slide that the arrows choose, and letters for letters", () =>
    inDeck(async (page) => {
      await page.keyboard.press("g");
      await page.keyboard.type("bs");
      expect(await page.$eval(".talk-nothing", ({ textContent }) => textContent)).toBe(
        "見つかりません",
      );
      await expectSeen(page, ".pause-overlay", false);
      for (const _ of "bs") await page.keyboard.press("Backspace");
      await page.keyboard.type("の");
      const numbers = await page.$$eval(".talk-find li b", (all) =>
        all.map(({ textContent }) => textContent),
      );
      expect(numbers.length).toBeGreaterThan(2);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await untilSlide(page, Number(numbers[1]));
    }));
});

describe("the overview", () => {
  test("shows all slides; arrows choose, Enter goes, Escape leaves", () =>
    inDeck(async (page) => {
      await page.keyboard.press("o");
      const seen = await page.$$eval(
        "section.slide",
        (slides) =>
          slides.filter(
            (slide) =>
              slide.getBoundingClientRect().width > 100 &&
              slide.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
          ).length,
      );
      expect(seen).toBe(5);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await untilSlide(page, 2);
      await page.keyboard.press("Escape");
      await expectSeen(page, ".is-overview .deck", true);
      await page.keyboard.press("Escape");
      await expectSeen(page, ".is-overview .deck", false);
      await untilSlide(page, 2);
    }));

  test("goes to the slide that is clicked", () =>
    inDeck(async (page) => {
      await page.keyboard.press("o");
      await page.mouse.click(...(await middleOf(page, "section.slide:nth-of-type(3)")));
      await untilSlide(page, 3);
      await expectSeen(page, ".is-overview .deck", false);
    }));
});

test("B and the full stop of a clicker make the screen black, and light again", () =>
  inDeck(async (page) => {
    for (const key of ["b", "."] as const) {
      await page.keyboard.press(key);
      await page.waitForSelector(".reveal.paused");
      await page.keyboard.press(key);
      await page.waitForSelector(".reveal:not(.paused)");
    }
  }));

test("a clicker's keys and a finger move the slides", async () => {
  const { page } = await open("about:blank");
  await page.setViewport({ width: 800, height: 600, hasTouch: true });
  await page.goto(urlOf("index.html"));
  await page.waitForSelector("section.slide.present");
  await page.keyboard.press("PageDown");
  await untilSlide(page, 2);
  await page.keyboard.press("PageUp");
  await untilSlide(page, 1);
  const touch = await page.touchscreen.touchStart(600, 300);
  for (const x of [500, 400, 300]) await touch.move(x, 300);
  await touch.end();
  await untilSlide(page, 2);
  await page.close();
});

describe("the zoom", () => {
  test("shows the part under the pointer twice as large, and follows it", () =>
    inDeck(async (page) => {
      await page.mouse.move(0, 0);
      const before = await page.$eval(
        ".present h1",
        (title) => title.getBoundingClientRect().width,
      );
      await page.keyboard.press("z");
      // It grows for a while.
      await page.waitForFunction(
        (width) =>
          (document.querySelector(".present h1")?.getBoundingClientRect().width ?? 0) >= width,
        {},
        before * 2 - 1,
      );
      const left = () =>
        page.$eval(".present", (slide) => Math.round(slide.getBoundingClientRect().left));
      expect(await left()).toBe(0);
      await page.mouse.move(1279, 0);
      await page.waitForFunction(
        () => (document.querySelector(".present")?.getBoundingClientRect().left ?? 0) < -1270,
      );
      await page.keyboard.press("Escape");
      await page.waitForFunction(
        () => document.querySelector(".present")?.getBoundingClientRect().left === 0,
      );
    }));

  test("ends with the slide, and does not move where no motion is wanted", () =>
    inDeck(async (page) => {
      await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
      await page.keyboard.press("z");
      expect(await page.$eval(".deck", (deck) => getComputedStyle(deck).transitionDuration)).toBe(
        "0s",
      );
      expect(await page.$eval(".present", (slide) => slide.getBoundingClientRect().width)).toBe(
        2560,
      );
      await page.keyboard.press("ArrowRight");
      await untilSlide(page, 2);
      expect(await page.$eval(".present", (slide) => slide.getBoundingClientRect().width)).toBe(
        1280,
      );
    }));
});

describe("the pointer's tools", () => {
  test("the laser shines where the pointer is, until it is laid down", () =>
    inDeck(async (page) => {
      await page.keyboard.press("l");
      await page.mouse.move(500, 300);
      const [x, y] = await middleOf(page, ".talk-laser");
      expect(Math.hypot(x - 500, y - 300)).toBeLessThan(3);
      await page.keyboard.press("Escape");
      await expectSeen(page, ".talk-laser", false);
      await expectSeen(page, ".is-overview .deck", false);
    }));

  test("what is drawn stands where the hand was, and stays with its slide until it is cleared", () =>
    inDeck(async (page) => {
      await page.keyboard.press("d");
      await drag(page, [300, 200], [500, 400]);
      const box = await page.$eval(".talk-ink path", (line) => {
        const { left, top, right, bottom } = line.getBoundingClientRect();
        return [left, top, right, bottom];
      });
      for (const [index, edge] of [300, 200, 500, 400].entries()) {
        expect(Math.abs((box[index] ?? 0) - edge)).toBeLessThan(25);
      }
      await page.keyboard.press("ArrowRight");
      await untilSlide(page, 2);
      await drag(page, [300, 200], [500, 200]);
      await drag(page, [300, 300], [500, 300]);
      expect(await drawnOn(page)).toEqual([1, 2, 0, 0, 0]);
      await page.keyboard.press("ArrowLeft");
      await untilSlide(page, 1);
      await expectSeen(page, ".present > .talk-ink", true);
      await page.keyboard.press("c");
      expect(await drawnOn(page)).toEqual([0, 2, 0, 0, 0]);
      await page.keyboard.press("d");
      await drag(page, [300, 200], [500, 400]);
      expect(await drawnOn(page)).toEqual([0, 2, 0, 0, 0]);
    }));

  test("a finger that draws does not swipe; print leaves out what it drew", async () => {
    const { page } = await open("about:blank");
    await page.setViewport({ width: 1280, height: 720, hasTouch: true });
    await page.goto(urlOf("index.html"));
    await page.waitForSelector("section.slide.present");
    await page.keyboard.press("d");
    const touch = await page.touchscreen.touchStart(900, 300);
    for (const x of [700, 500, 300]) await touch.move(x, 320);
    await touch.end();
    expect(await drawnOn(page)).toEqual([1, 0, 0, 0, 0]);
    await untilSlide(page, 1);
    await page.emulateMediaType("print");
    await expectSeen(page, ".talk-ink", false);
    await page.close();
  });

  test("they work on the picture in the speaker's window, at the same place", () =>
    inDeck(async (page) => {
      const popup = await openSpeaker(page);
      await popup.keyboard.press("d");
      const [x, y] = await middleOf(popup, ".speaker-picture .slide");
      await drag(popup, [x, y], [x + 50, y]);
      expect(await drawnOn(page)).toEqual([1, 0, 0, 0, 0]);
      const left = await page.$eval(".talk-ink path", (line) => line.getBoundingClientRect().left);
      expect(Math.abs(left - 640)).toBeLessThan(8);
      await expectSeen(popup, ".speaker-picture .talk-ink", true);
      await popup.keyboard.press("l");
      await popup.mouse.move(x, y);
      const [laserX] = await middleOf(page, ".talk-laser");
      expect(Math.abs(laserX - 640)).toBeLessThan(8);
      await popup.keyboard.press("g");
      await popup.keyboard.type("3");
      await expectSeen(page, ".talk-find", false);
      await popup.keyboard.press("Enter");
      await untilSlide(page, 3);
    }));
});
