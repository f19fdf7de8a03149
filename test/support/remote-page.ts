import type { Page } from "puppeteer-core";

/** A phone held upright. */
export const upright = { width: 390, height: 844, isMobile: true, hasTouch: true };

/** Opens an address on another device: it knows nothing of the others' cookies. */
export async function openDevice(like: Page, url: string): Promise<Page> {
  const page = await (await like.browser().createBrowserContext()).newPage();
  await page.setViewport(upright);
  await page.goto(url);
  return page;
}

/** Waits until the remote shows the slide of this number. */
export async function untilAt(page: Page, number: number): Promise<void> {
  await page.waitForFunction(
    (start) => document.querySelector(".remote-place")?.textContent?.startsWith(start),
    { timeout: 30_000 },
    `${number} /`,
  );
}

/** Waits until the remote says this of its connection; nothing when all is well. */
export async function untilStatus(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector(".remote-status")?.textContent === wanted,
    { timeout: 30_000 },
    words,
  );
}

/** Returns an element's text on one line. */
export function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(
    selector,
    (element) => element.textContent?.replaceAll(/\s+/g, " ").trim() ?? "",
  );
}

/** Draws a finger across the middle of a page. */
export async function swipe(page: Page, fromX: number, toX: number): Promise<void> {
  const y = 500;
  await page.touchscreen.touchStart(fromX, y);
  await page.touchscreen.touchMove((fromX + toX) / 2, y + 4);
  await page.touchscreen.touchMove(toX, y + 6);
  await page.touchscreen.touchEnd();
}

/** Returns how many buttons are not wholly in view, or too small for a finger. */
export function countOutOfReach(page: Page): Promise<number> {
  return page.$$eval(
    ".remote-button",
    (buttons) =>
      buttons.filter((button) => {
        const { left, top, right, bottom } = button.getBoundingClientRect();
        const isIn = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return !isIn || right - left < 44 || bottom - top < 44;
      }).length,
  );
}
