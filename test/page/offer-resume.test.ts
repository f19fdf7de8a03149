import { beforeAll, describe, expect, test } from "vitest";

import { findBarriers } from "../support/axe.ts";
import { buildTalk, expectSeen, untilSlide } from "../support/open-talk.ts";
import { useTempFolders } from "../support/temp-folder.ts";
import { useBrowser } from "../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

let urlOf = (file: string): string => file;

beforeAll(async () => {
  urlOf = await buildTalk(await newFolder());
});

test.each(["?", "g"] as const)("axe finds nothing in what the key %s opens", async (key) => {
  const { page, faults } = await open(urlOf("umi-single.html"));
  await page.waitForSelector("section.slide.present");
  await page.keyboard.press(key);
  if (key === "g") await page.keyboard.type("の");
  await expectSeen(page, ".talk-dialog", true);
  expect(await findBarriers(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});

describe("where the lecture stopped", () => {
  test("is offered when the deck is opened again, and taken by Enter", async () => {
    const url = urlOf("umi-single.html");
    const first = await open(url);
    await first.page.waitForSelector("section.slide.present");
    await expectSeen(first.page, ".talk-offer", false);
    await first.page.keyboard.press("PageDown");
    await first.page.keyboard.press("PageDown");
    await untilSlide(first.page, 3);
    await first.page.close();
    const second = await open(url);
    await second.page.waitForSelector(".talk-offer");
    expect(await second.page.$eval(".talk-offer button", ({ textContent }) => textContent)).toBe(
      "前回の続き：スライド 3 Enter",
    );
    expect(await findBarriers(second.page)).toEqual([]);
    await second.page.keyboard.press("Enter");
    await untilSlide(second.page, 3);
    await expectSeen(second.page, ".talk-offer", false);
    await second.page.keyboard.press("End");
    await untilSlide(second.page, 5);
    await second.page.close();
    const third = await open(url);
    await third.page.waitForSelector("section.slide.present");
    await expectSeen(third.page, ".talk-offer", false);
    await third.page.close();
  });
});
