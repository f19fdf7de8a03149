import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { findBarriers } from "../../../support/axe.ts";
import { untilSlide } from "../../../support/open-talk.ts";
import {
  countOutOfReach,
  openDevice,
  swipe,
  textOf,
  untilAt,
  untilStatus,
  upright,
} from "../../../support/remote-page.ts";
import { scanText } from "../../../support/scan-text.ts";
import {
  endPresent,
  outerAddress,
  pressEnter,
  startPresent,
  type Present,
} from "../../../support/start-present.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { useBrowser } from "../../../support/use-browser.ts";
import { firefoxPath, useFirefox } from "../../../support/use-firefox.ts";

const newFolder = useTempFolders();
const open = useBrowser();
const openFirefox = useFirefox();

const river = "第2章 川#&+";

let present: Present;
let said = "";
let deck: Page;
let phone: Page;
let faults: readonly (readonly string[])[] = [];

beforeAll(async () => {
  present = await startPresent(await newFolder(), ["--host", outerAddress], {
    [`${river}.md`]: "# 川\n\n## 源\n\n- 水\n- 石\n\n源の話をします。\n",
  });
  said = present.said;
  const opened = await open(`${present.url}umi/`);
  deck = opened.page;
  await untilSlide(deck, 1);
  const scanned = scanText(said) ?? "";
  const device = await open(scanned);
  phone = device.page;
  await phone.waitForSelector(".remote-next");
  // Loads the page anew, as it becomes one that is touched.
  await phone.setViewport(upright);
  faults = [opened.faults, device.faults];
  await untilAt(phone, 1);
});
afterAll(() => endPresent(present));

describe("a phone that scanned the code", () => {
  test("came by the address in the picture, which is not in its history", () => {
    expect(scanText(said)).toBe(present.pair);
    expect(new URL(present.pair).hostname).toContain(outerAddress);
    expect(new URL(phone.url()).pathname).toBe("/umi/remote");
    expect(phone.url()).not.toContain("#");
  });

  test("moves the deck by a tap, and shows the notes of the slide that is then in view", async () => {
    await phone.tap(".remote-next");
    await phone.tap(".remote-next");
    await untilSlide(deck, 3);
    await untilAt(phone, 3);
    expect(await textOf(phone, ".remote-place")).toBe("3 / 5");
    expect(await textOf(phone, ".remote-heading")).toBe("波");
    expect(await textOf(phone, ".remote-notes")).toContain("津波は風の波ではありません。");
    expect(await textOf(phone, ".remote-upcoming-title")).toBe("潮");
    await phone.tap(".remote-previous");
    await untilSlide(deck, 2);
    await untilAt(phone, 2);
  });

  test("follows a key that is pressed on the laptop, step by step", async () => {
    await deck.bringToFront();
    await deck.keyboard.press("ArrowRight");
    await deck.keyboard.press("ArrowRight");
    await untilAt(phone, 4);
    expect(await textOf(phone, ".remote-notes")).toContain("満ち引き");
    const shown = () => phone.$$eval(".remote-picture .fragment.visible", (all) => all.length);
    expect(await shown()).toBe(0);
    await deck.keyboard.press("ArrowRight");
    await phone.waitForSelector(".remote-picture .fragment.visible");
    expect(await shown()).toBe(1);
  });

  test("moves by a finger drawn across the notes, and not by one that scrolls", async () => {
    await phone.bringToFront();
    await swipe(phone, 60, 300);
    await phone.waitForFunction(() => document.querySelector(".fragment.visible") === null);
    await swipe(phone, 60, 300);
    await untilSlide(deck, 3);
    await swipe(phone, 200, 170);
    await swipe(phone, 300, 60);
    await untilSlide(deck, 4);
    await untilAt(phone, 4);
  });

  test("goes to a slide by its line in the list, and by its number", async () => {
    await phone.tap(".remote-find");
    const list = await phone.waitForSelector(".talk-find ul");
    expect(await list?.$$eval("li", (lines) => lines.length)).toBe(5);
    expect(await list?.$eval("[aria-selected=true] b", (one) => one.textContent)).toBe("4");
    // No keyboard stands over the list.
    expect(await phone.evaluate(() => document.activeElement?.matches("input"))).toBe(false);
    await phone.tap(".talk-find li:nth-child(2)");
    await untilSlide(deck, 2);
    await phone.tap(".remote-find");
    await phone.tap(".talk-find input");
    await phone.keyboard.type("5");
    await phone.keyboard.press("Enter");
    await untilSlide(deck, 5);
    await untilAt(phone, 5);
    expect(await textOf(phone, ".remote-notes")).toBe("ノートはありません");
    expect(await textOf(phone, ".remote-upcoming-title")).toBe("最後のスライドです");
  });

  test("makes the screen black, and stops the clock", async () => {
    await phone.tap(".remote-black");
    await deck.waitForSelector(".reveal.paused");
    await phone.waitForSelector('.remote-black[aria-pressed="true"]');
    await phone.tap(".remote-black");
    await deck.waitForSelector(".reveal:not(.paused)");
    await phone.waitForSelector(".remote-elapsed.is-running");
    await phone.tap(".remote-elapsed");
    await phone.waitForSelector(".remote-elapsed:not(.is-running)");
    const stopped = await textOf(phone, ".remote-elapsed");
    expect(stopped).toMatch(/^\d:\d\d \/ \d:\d\d$/);
    expect(stopped.startsWith("0:00")).toBe(false);
    await phone.tap(".remote-elapsed");
    await phone.waitForSelector(".remote-elapsed.is-running");
  });

  test("shows the deck's own fonts, both schemes, and nothing that axe finds wrong", async () => {
    const font = await phone.$eval(".remote-notes", (notes) => getComputedStyle(notes).fontFamily);
    expect(font).toContain("Lectern Text");
    for (const [value, ground] of [
      ["light", "rgb(252, 252, 250)"],
      ["dark", "rgb(16, 24, 42)"],
    ] as const) {
      await phone.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      expect(await phone.$eval("body", (body) => getComputedStyle(body).backgroundColor)).toBe(
        ground,
      );
      expect(await findBarriers(phone)).toEqual([]);
    }
    for (const viewport of [upright, { ...upright, width: 844, height: 390 }]) {
      await phone.setViewport(viewport);
      expect(await countOutOfReach(phone)).toBe(0);
      expect(
        await phone.$eval(".remote-notes", ({ clientHeight }) => clientHeight),
      ).toBeGreaterThan(150);
    }
    await phone.setViewport(upright);
  });

  test("is the deck's own remote alone: neither page has complained", () => {
    expect(faults).toEqual([[], []]);
  });
});

describe("the link", () => {
  test("outlives the deck being loaded anew, at the slide where it was", async () => {
    await phone.tap(".remote-find");
    await phone.tap(".talk-find li:nth-child(3)");
    await untilSlide(deck, 3);
    // reveal.js writes it into the address a little later.
    await deck.waitForFunction(() => {
      const { id } = document.querySelector("section.slide.present") ?? { id: "" };
      return decodeURIComponent(location.hash) === `#/${id}`;
    });
    await deck.reload();
    await untilSlide(deck, 3);
    await untilStatus(phone, "");
    await untilAt(phone, 3);
    await phone.tap(".remote-previous");
    await untilSlide(deck, 2);
  });

  test("is missed while the phone has no network, and catches up with the deck then", async () => {
    await untilAt(phone, 2);
    await phone.setOfflineMode(true);
    await untilStatus(phone, "接続が切れました。つなぎ直しています…");
    await deck.bringToFront();
    await deck.keyboard.press("ArrowRight");
    await untilSlide(deck, 3);
    // What it knew can still be read.
    expect(await textOf(phone, ".remote-place")).toBe("2 / 5");
    await phone.setOfflineMode(false);
    await untilStatus(phone, "");
    await untilAt(phone, 3);
    await phone.tap(".remote-next");
    await untilSlide(deck, 4);
  });

  test("is missed when nothing is heard any more, as after a sleep, and is there again with it", async () => {
    present.run.child.kill("SIGSTOP");
    try {
      // The phone's clock goes on a minute at once: no test has to wait for it.
      await phone.evaluate(() => {
        const now = Date.now;
        Date.now = () => now() + 60_000;
      });
      await untilStatus(phone, "接続が切れました。つなぎ直しています…");
    } finally {
      present.run.child.kill("SIGCONT");
    }
    await untilStatus(phone, "");
    await phone.tap(".remote-previous");
    await untilSlide(deck, 3);
    await phone.tap(".remote-next");
    await untilSlide(deck, 4);
  });

  test("goes over to the chapter that is opened next, whatever it is called", async () => {
    const other = (await open(`${present.url}${encodeURIComponent(river)}/`)).page;
    await phone.waitForFunction(() => document.title === "リモコン: 川");
    await untilAt(phone, 1);
    await phone.tap(".remote-next");
    await untilSlide(other, 2);
    await untilAt(phone, 2);
    await other.close();
    await phone.waitForFunction(() => document.title === "リモコン: 海の話");
    await untilAt(phone, 4);
  });

  test("says that no deck is open, and is there again with it", async () => {
    await deck.close();
    await untilStatus(phone, "スライドがパソコンで開かれていません。");
    expect(await textOf(phone, ".remote-place")).toBe("4 / 5");
    deck = (await open(`${present.url}umi/`)).page;
    await untilAt(phone, 1);
    await untilStatus(phone, "");
  });
});

describe("a code", () => {
  test("that was used lets nobody else in, and says so; a new one does, once", async () => {
    const second = await openDevice(phone, present.pair);
    await second.waitForSelector('[data-when="void"]:not([hidden])');
    expect(await textOf(second, "main")).toMatch(/このコードは使用済みか、期限切れです。/);
    expect(await second.$("[data-when]:not([hidden]) ~ [data-when]:not([hidden])")).toBeNull();
    expect(await findBarriers(second)).toEqual([]);
    expect(await second.content()).not.toMatch(/津波|海の話/);
    const [fresh, now] = await pressEnter(present, said);
    said = now;
    expect(fresh).not.toBe(present.pair);
    // Only what stands behind the # is another: the page looks again nevertheless.
    await second.goto(fresh);
    await untilAt(second, 1);
    const third = await openDevice(phone, fresh);
    await third.waitForSelector('[data-when="void"]:not([hidden])');
    await second.tap(".remote-next");
    await untilAt(second, 2);
    await untilAt(phone, 2);
  });

  test("is not needed by a device that was let in, and not used up by it", async () => {
    const [fresh, now] = await pressEnter(present, said);
    said = now;
    await phone.goto(fresh);
    await untilAt(phone, 2);
    const other = await openDevice(phone, fresh);
    await untilAt(other, 2);
  });
});

test.skipIf(firefoxPath === null)("a remote in Firefox is the same", async () => {
  const [fresh, now] = await pressEnter(present, said);
  said = now;
  const { page, faults: wrong } = await openFirefox(fresh);
  await untilAt(page, 2);
  await page.keyboard.press("ArrowRight");
  await untilAt(page, 3);
  await page.click(".remote-previous");
  await untilSlide(deck, 2);
  expect(wrong).toEqual([]);
});

test("the speaker view works beside it, under the page's policy", async () => {
  const opened = new Promise<Page | null>((resolve) => {
    deck.once("popup", resolve);
  });
  await deck.keyboard.press("s");
  const speaker = await opened;
  await speaker?.waitForFunction(() => {
    const picture = document.querySelector(".speaker-picture");
    return (picture?.querySelector("section")?.getBoundingClientRect().width ?? 0) > 100;
  });
  await phone.tap(".remote-next");
  await speaker?.waitForFunction(() =>
    document.querySelector(".speaker-place")?.textContent?.startsWith("3 /"),
  );
});
