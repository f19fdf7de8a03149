import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Page } from "puppeteer-core";
import { beforeAll, expect, test } from "vitest";

import { plantedChapter, plantedFiles } from "../../support/planted-chapter.ts";
import { bareMachine, runCliWell } from "../../support/run-cli.ts";
import { smallChapter } from "../../support/small-chapter.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();
const names = ["planted", "tsuchi"];

let cwd = "";

beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, { ...smallChapter, ...plantedFiles, "planted.md": plantedChapter });
  const args = ["build", "planted.md", "tsuchi.md", "--format", "html", "--out"];
  await runCliWell([...args, "fitted"], { cwd });
  await runCliWell([...args, "bare"], bareMachine(cwd));
});

const fileOf = (out: string, name: string): string => join(cwd, out, name, "index.html");

/** Returns each slide's id and what is in it, without what reveal.js writes on the slide itself. */
function slidesIn(page: Page): Promise<[string, string][]> {
  return page.$$eval("section.slide", (slides) =>
    slides.map(({ id, innerHTML }): [string, string] => [id, innerHTML]),
  );
}

async function present(out: string, name: string): Promise<[string, string][]> {
  const { page, faults } = await open(pathToFileURL(fileOf(out, name)).href);
  await page.waitForSelector("section.slide.present");
  // Slides far from the one in view are whole where all are shown, as they are for printing.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const slides = await slidesIn(page);
  expect(faults).toEqual([]);
  await page.close();
  return slides;
}

test.each(names)("the built page of %s is not fitted again when it is opened", async (name) => {
  const file = await readFile(fileOf("fitted", name), "utf8");
  const { page } = await open(`${pathToFileURL(fileOf("fitted", name)).href}?print`);
  const { shown, written } = await page.evaluate((html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const read = (from: Document) =>
      [...from.querySelectorAll("section.slide")].map(({ outerHTML }) => outerHTML);
    return { shown: read(document), written: read(parsed) };
  }, file);
  await page.close();
  expect(shown.length).toBeGreaterThan(10);
  expect(shown).toEqual(written);
  expect((await present("fitted", name)).map(([id]) => id)).toEqual(
    written.map((html) => /id="([^"]+)"/.exec(html)?.[1]),
  );
});

test.each(names)(
  "a page of %s that no browser built fits itself to the same slides",
  async (name) => {
    expect(await readFile(fileOf("bare", name), "utf8")).not.toContain("data-fitted");
    expect(await readFile(fileOf("fitted", name), "utf8")).toContain("data-fitted");
    const [fitted, bare] = [await present("fitted", name), await present("bare", name)];
    expect(bare.map(([id]) => id)).toEqual(fitted.map(([id]) => id));
    for (const [index, [id, html]] of bare.entries()) expect(html, id).toBe(fitted[index]?.[1]);
  },
);
