import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { beforeAll, expect, test } from "vitest";

import { buildTalk, expectSeen, untilSlide } from "../support/open-talk.ts";
import { packageRoot, runCliWell } from "../support/run-cli.ts";
import { talkChapter } from "../support/talk-chapter.ts";
import { useTempFolders } from "../support/temp-folder.ts";
import { writeFiles } from "../support/write-files.ts";
import { useBrowser } from "../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

let urlOf = (file: string): string => file;

beforeAll(async () => {
  urlOf = await buildTalk(await newFolder());
});

test("a browser that opens no second window is told of, on the page", async () => {
  const { page, faults } = await open(urlOf("index.html"));
  await page.waitForSelector("section.slide.present");
  await page.evaluate(() => (window.open = () => null));
  await page.keyboard.press("s");
  await expectSeen(page, ".talk-message", true);
  expect(faults).toEqual([]);
  await page.close();
});

test("a browser that remembers nothing shows the deck all the same", async () => {
  const { page, faults } = await open("about:blank");
  await page.evaluateOnNewDocument(() => {
    const refuse = () => {
      throw new DOMException("No.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { get: refuse });
    }
  });
  await page.goto(urlOf("index.html"));
  await page.waitForSelector("section.slide.present");
  await page.keyboard.press("PageDown");
  await untilSlide(page, 2);
  expect(faults).toEqual([]);
  await page.close();
});

test("with a page template that has no words for the tools, they say the words' names", async () => {
  const cwd = await newFolder();
  const ours = await readFile(join(packageRoot, "templates", "deck.hbs"), "utf8");
  await writeFiles(cwd, {
    "umi.md": talkChapter,
    "templates/deck.hbs": ours.replace(' data-words="{{talkWords}}"', ""),
  });
  await runCliWell(["build", "umi.md", "--format", "html"], { cwd });
  const { page, faults } = await open(pathToFileURL(join(cwd, "dist", "umi", "index.html")).href);
  await page.waitForSelector("section.slide.present");
  await page.keyboard.press("?");
  const words = await page.$$eval(".talk-help dd", (all) => all.map((one) => one.textContent));
  expect(words).toContain("speaker");
  expect(faults).toEqual([]);
  await page.close();
});
