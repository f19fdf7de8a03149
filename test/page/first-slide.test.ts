import type { HTTPRequest, Page } from "puppeteer-core";
import { beforeAll, expect, test } from "vitest";

import { buildTalk, untilSlide } from "../support/open-talk.ts";
import { useTempFolders } from "../support/temp-folder.ts";
import { useBrowser } from "../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

let urlOf = (file: string): string => file;

beforeAll(async () => {
  urlOf = await buildTalk(await newFolder(), "html");
});

/** Opens a deck whose script does not arrive before it is asked for. */
async function openWithoutScript(page: Page, url: string): Promise<HTTPRequest> {
  const held = new Promise<HTTPRequest>((resolve) => {
    page.on("request", (request) => {
      if (request.resourceType() === "script") resolve(request);
      else void request.continue();
    });
  });
  await page.setRequestInterception(true);
  void page.goto(url);
  const script = await held;
  await page.waitForSelector(".slide:last-child");
  return script;
}

const seen = (page: Page) =>
  page.$$eval(".deck .slide", (slides) =>
    slides.flatMap((slide) => {
      const { x, y, width, height } = slide.getBoundingClientRect();
      return slide.checkVisibility() ? [[slide.id, x, y, width, height]] : [];
    }),
  );

test.each([
  [1280, 720],
  [1366, 700],
  [700, 900],
  [4000, 2400],
])(
  "in a window of %i x %i px the first slide is there before the script, and stays as it is",
  async (width, height) => {
    const { page, faults } = await open("about:blank");
    await page.setViewport({ width, height });
    const script = await openWithoutScript(page, urlOf("index.html"));
    const before = await seen(page);
    const picture = await page.screenshot({ encoding: "base64" });
    expect(before).toHaveLength(1);
    await script.continue();
    await untilSlide(page, 1);
    const after = await seen(page);
    expect(after[0]).toEqual(before[0]);
    expect((await page.screenshot({ encoding: "base64" })) === picture).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  },
);
