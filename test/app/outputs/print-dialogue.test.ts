import { join } from "node:path";

import type { Page } from "puppeteer-core";
import { beforeAll, describe, expect, test } from "vitest";

import { buildTalk, openSpeaker, untilSlide } from "../../support/open-talk.ts";
import { readPdf, type PdfPage } from "../../support/read-pdf.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

let urlOf = (file: string): string => file;
let ours: readonly PdfPage[] = [];

beforeAll(async () => {
  const folder = await newFolder();
  urlOf = await buildTalk(folder, "html,single,pdf");
  ours = (await readPdf(join(folder, "dist", "umi", "umi.pdf"))).pages;
});

/** Prints a page as the browser's own dialogue does, and expects the pages of our PDF. */
async function expectSamePages(page: Page): Promise<void> {
  const { pages } = await readPdf(
    await page.pdf({ preferCSSPageSize: true, printBackground: true }),
  );
  expect(pages.map(({ text }) => text)).toEqual(ours.map(({ text }) => text));
  for (const [index, { widthPt, heightPt }] of pages.entries()) {
    expect(Math.abs(widthPt - (ours[index]?.widthPt ?? 0))).toBeLessThanOrEqual(1);
    expect(Math.abs(heightPt - (ours[index]?.heightPt ?? 0))).toBeLessThanOrEqual(1);
  }
}

describe.each(["index.html", "umi-single.html"])("%s, printed by the browser", (file) => {
  test("has the pages of the PDF, whatever was done with it", async () => {
    const { page, faults } = await open(urlOf(file));
    await untilSlide(page, 1);
    await expectSamePages(page);
    await page.keyboard.press("?");
    await expectSamePages(page);
    await page.keyboard.press("Escape");
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"] as const) {
      await page.keyboard.press(key);
    }
    expect(await page.$$eval(".present .fragment.visible", ({ length }) => length)).toBe(1);
    await expectSamePages(page);
    await page.keyboard.press("o");
    await expectSamePages(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("z");
    await page.keyboard.press("l");
    await page.mouse.move(400, 300);
    await page.keyboard.press("b");
    await expectSamePages(page);
    await page.keyboard.press("b");
    await openSpeaker(page);
    await page.bringToFront();
    await expectSamePages(page);
    // And goes on as it was.
    await page.keyboard.press("End");
    await untilSlide(page, ours.length);
    expect(faults).toEqual([]);
    await page.close();
  });

  test("has them also where it is read on a phone, and after it was presented there", async () => {
    const { page, faults } = await open("about:blank");
    const phone = { width: 390, height: 844, hasTouch: true, isMobile: true };
    await page.setViewport(phone);
    await page.goto(urlOf(file));
    await page.waitForSelector(".read-tools");
    await expectSamePages(page);
    await page.evaluate(() => window.scrollTo(0, 1000));
    await page.setViewport({ ...phone, width: 844, height: 390 });
    await expectSamePages(page);
    await page.tap(".read-tools button:last-child");
    await page.waitForSelector(".slide.present");
    await expectSamePages(page);
    expect(faults).toEqual([]);
    await page.close();
  });
});
