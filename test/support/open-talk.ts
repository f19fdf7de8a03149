import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Page } from "puppeteer-core";
import { expect } from "vitest";

import { runCliWell } from "./run-cli.ts";
import { talkChapter } from "./talk-chapter.ts";
import { writeFiles } from "./write-files.ts";

/** Builds the deck of `talkChapter` in a new folder. Returns the address of each of its pages. */
export async function buildTalk(
  cwd: string,
  format = "html,single",
): Promise<(file: string) => string> {
  await writeFiles(cwd, { "umi.md": talkChapter });
  await runCliWell(["build", "umi.md", "--format", format], { cwd });
  return (file) => pathToFileURL(join(cwd, "dist", "umi", file)).href;
}

/** Waits until the slide of this number, from 1, is in view, and the keys are heard: the heading for those who hear the page comes last. */
export async function untilSlide(page: Page, number: number): Promise<void> {
  await page.waitForFunction(
    (index) =>
      document.querySelector(".deck > h1.heard") !== null &&
      Array.from(document.querySelectorAll("section.slide")).findIndex((slide) =>
        slide.classList.contains("present"),
      ) === index,
    { timeout: 20_000 },
    number - 1,
  );
}

/** Presses S in a deck and returns the window that opens. */
export async function openSpeaker(page: Page): Promise<Page> {
  await page.waitForSelector("section.slide.present");
  const opened = new Promise<Page>((resolve) => {
    page.once("popup", (popup) => {
      if (popup !== null) resolve(popup);
    });
  });
  await page.keyboard.press("s");
  const popup = await opened;
  await popup.waitForSelector(".speaker-notes");
  return popup;
}

/** Expects that an element is there once and can be seen, or not at all. */
export async function expectSeen(page: Page, selector: string, isSeen: boolean): Promise<void> {
  const seen = await page.$$eval(selector, (all) =>
    all.filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })),
  );
  expect(seen.length, selector).toBe(isSeen ? 1 : 0);
}
