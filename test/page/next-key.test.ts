import { expect, test } from "vitest";

import { buildTalk, expectSeen, untilSlide } from "../support/open-talk.ts";
import { useTempFolders } from "../support/temp-folder.ts";
import { useBrowser } from "../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

test("the key that follows at once on the one that closes the search is the deck's", async () => {
  const urlOf = await buildTalk(await newFolder());
  const { page } = await open(urlOf("index.html"));
  await page.waitForSelector("section.slide.present");
  await page.keyboard.type("g4");
  const isOverview = await page.evaluate(() => {
    const press = (key: string) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    };
    press("Enter");
    press("o");
    return document.documentElement.classList.contains("is-overview");
  });
  expect(isOverview).toBe(true);
});

test("keys do on a Cyrillic keyboard what they do on a Latin one", async () => {
  const urlOf = await buildTalk(await newFolder(), "html");
  const { page } = await open(urlOf("index.html"));
  await untilSlide(page, 1);
  await page.evaluate(() => {
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "п", code: "KeyG", bubbles: true }));
  });
  await expectSeen(page, ".talk-find", true);
  await page.close();
});
