import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { buildTalk, openSpeaker, untilSlide } from "../../support/open-talk.ts";
import { serveFolder, type ServedFolder } from "../../support/serve-folder.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { useBrowser } from "../../support/use-browser.ts";
import { firefoxPath, useFirefox } from "../../support/use-firefox.ts";

const newFolder = useTempFolders();
const openChrome = useBrowser();
const openFirefox = useFirefox();

let host: ServedFolder | null = null;
let roots: readonly string[] = [];

beforeAll(async () => {
  const folder = await newFolder();
  await buildTalk(folder);
  const dist = join(folder, "dist");
  host = await serveFolder(dist);
  roots = [host.url, `${pathToFileURL(dist).href}/`];
});

afterAll(() => host?.close());

/** Opens a deck, goes to its end and back, and opens what shows all of it. */
async function useDeck(page: Page): Promise<void> {
  await untilSlide(page, 1);
  await page.keyboard.press("End");
  await untilSlide(page, 5);
  await page.keyboard.press("o");
  await page.keyboard.press("o");
  await page.keyboard.press("Home");
  await untilSlide(page, 1);
}

describe.each([
  { browser: "Chrome", open: openChrome, isThere: true },
  { browser: "Firefox", open: openFirefox, isThere: firefoxPath !== null },
])("in $browser, from a host and from the disk", ({ open, isThere }) => {
  test.skipIf(!isThere)("the list of chapters says nothing on the console", async () => {
    for (const root of roots) {
      const { page, faults } = await open(`${root}index.html`);
      expect(await page.$$eval(".chapter-link", ({ length }) => length)).toBe(1);
      // Else browsers ask the host for a picture that is not there.
      expect(await page.$$eval("link[rel=icon]", ({ length }) => length)).toBe(1);
      expect(faults, root).toEqual([]);
      await page.close();
    }
  });

  test.skipIf(!isThere).each(["umi/index.html", "umi/umi-single.html"])(
    "%s says nothing, also with the speaker view and on a phone",
    async (file) => {
      for (const root of roots) {
        const { page, faults } = await open(root + file);
        expect(await page.$$eval("link[rel=icon]", ({ length }) => length)).toBe(1);
        await useDeck(page);
        const popup = await openSpeaker(page);
        const said: string[] = [];
        popup.on("console", (message) => said.push(message.text()));
        popup.on("pageerror", (error) => said.push(String(error)));
        await popup.keyboard.press("PageDown");
        await untilSlide(page, 2);
        await popup.close();
        await page.setViewport({ width: 390, height: 844 });
        await page.goto(`${root}${file}?phone`);
        await page.waitForSelector(".read-tools");
        await page.evaluate(() => document.querySelector(".slide:last-of-type")?.scrollIntoView());
        await page.goto(`${root}${file}?print`);
        expect([...faults, ...said], root).toEqual([]);
        await page.close();
      }
    },
  );
});
