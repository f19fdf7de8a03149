import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { beforeAll, describe, expect, test } from "vitest";

import { readPdf, type ReadPdf } from "../../support/read-pdf.ts";
import { packageRoot, runCliWell } from "../../support/run-cli.ts";
import { smallChapter } from "../../support/small-chapter.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();
const names = ["writing-for-lectern", "tsuchi"];

let dist = "";

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, smallChapter);
  const ours = join(packageRoot, "slides", "writing-for-lectern.md");
  await runCliWell(["build", ours, "tsuchi.md", "--format", "html,pdf,handout"], { cwd });
  dist = join(cwd, "dist");
});

const urlOf = (name: string): string => pathToFileURL(join(dist, name, "index.html")).href;

/** Returns what a page or a style sheet loads: not where the author's links lead. */
function loadedBy(text: string): string[] {
  const tags = text.match(/<(?!a\b)[a-z][^>]*>/g) ?? [];
  const attributes = tags.flatMap((tag) => [
    ...tag.matchAll(/\s(?:src|href|poster|data|srcset)="([^"]*)"/g),
  ]);
  const inCss = [
    ...text.matchAll(/url\(\s*["']?([^"')]+)/g),
    ...text.matchAll(/@import\s+["']([^"']+)/g),
  ];
  return [...attributes, ...inCss]
    .map(([, address = ""]) => address)
    .filter((address) => /[./]/.test(address) && !/^(?:--|#|data:)/.test(address));
}

/** Names of files stand encoded in addresses. */
function decodeNames(text: string): string {
  return text.replace(/(?:%[0-9A-F]{2})+/g, (encoded) => decodeURIComponent(encoded));
}

async function textsOf(folder: string): Promise<Map<string, string>> {
  const files = (await listFiles(folder)).filter((file) => /\.(?:html|css)$/.test(file));
  return new Map(
    await Promise.all(
      files.map(async (file) => [file, await readFile(join(folder, file), "utf8")] as const),
    ),
  );
}

test("nothing is loaded from the internet: all that pages and styles name is a file of the output", async () => {
  const all = await listFiles(dist);
  let count = 0;
  for (const [file, text] of await textsOf(dist)) {
    for (const address of loadedBy(text)) {
      expect(address, file).not.toMatch(/^(?:[a-z]+:)?\/\//i);
      const target = decodeURIComponent(join(file, "..", address.replace(/[?#].*$/, "")));
      expect(all, `${address} in ${file}`).toContain(target);
      count += 1;
    }
  }
  expect(count).toBeGreaterThan(10);
});

test("no file of the output is one that nothing refers to", async () => {
  const texts = [...(await textsOf(dist)).values()].map(decodeNames).join("\n");
  for (const file of await listFiles(dist)) {
    if (file.includes("assets/")) expect(texts).toContain(file.replace(/^.*assets\//, ""));
  }
});

describe.each(names)("the page of %s, opened from the disk", (name) => {
  test("starts reveal, asks for nothing but files and reports no error", async () => {
    const { page, faults, requested } = await open(urlOf(name));
    await page.waitForSelector("html.is-presenting");
    await page.waitForFunction(() => document.querySelector("section.slide.present") !== null);
    expect(faults).toEqual([]);
    for (const url of requested) expect(url).toMatch(/^(?:file|data|blob):/);
    const visible = await page.$$eval(
      "section.slide",
      (slides) =>
        slides.filter((slide) =>
          slide.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
        ).length,
    );
    expect(visible).toBe(1);
    await page.close();
  });

  test("goes to the next slide by the right arrow, and names it in the address", async () => {
    const { page } = await open(urlOf(name));
    await page.waitForSelector("section.slide.present");
    const ids = await page.$$eval("section.slide", (slides) => slides.map(({ id }) => id));
    for (const id of ids.slice(1, 4)) {
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction(
        (wanted) =>
          document.querySelector("section.slide.present")?.id === wanted &&
          decodeURIComponent(location.hash) === `#/${wanted}`,
        {},
        id,
      );
    }
    await page.close();
  });

  test("opens at the slide that a deep link names", async () => {
    const { page } = await open(urlOf(name));
    const last = await page.$$eval("section.slide", (slides) => slides.at(-1)?.id ?? "");
    await page.close();
    const linked = await open(`${urlOf(name)}#/${encodeURIComponent(last)}`);
    await linked.page.waitForFunction(
      (wanted) => document.querySelector("section.slide.present")?.id === wanted,
      {},
      last,
    );
    await linked.page.close();
  });

  test("shows with ?print all slides, one under the other, without reveal", async () => {
    const { page, faults } = await open(`${urlOf(name)}?print`);
    // The script is deferred: it has run by the time the page is loaded.
    expect(await page.$("html.is-presenting")).toBeNull();
    expect(await page.$(".reveal")).toBeNull();
    const boxes = await page.$$eval("section.slide", (slides) =>
      slides.map((slide) => {
        const { top, bottom, left, width, height } = slide.getBoundingClientRect();
        return { top, bottom, left, width, height, isVisible: slide.checkVisibility() };
      }),
    );
    expect(boxes.length).toBeGreaterThan(5);
    for (const [index, box] of boxes.entries()) {
      expect(box).toMatchObject({ width: 1280, height: 720, left: boxes[0]?.left });
      expect(box.isVisible).toBe(true);
      expect(box.top).toBeGreaterThanOrEqual(boxes[index - 1]?.bottom ?? 0);
    }
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe("printing from the browser's own dialogue", () => {
  async function print(name: string, steps: number): Promise<ReadPdf> {
    const { page } = await open(urlOf(name));
    await page.setViewport({ width: 1000, height: 900 });
    await page.waitForSelector("section.slide.present");
    for (let step = 1; step <= steps; step += 1) {
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction(
        (index) =>
          [...document.querySelectorAll("section.slide")].findIndex((slide) =>
            slide.classList.contains("present"),
          ) === index,
        {},
        step,
      );
    }
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    await page.close();
    return readPdf(bytes);
  }

  test.each([
    ["writing-for-lectern", 0],
    ["tsuchi", 5],
  ])("gives the pages of the slides PDF while %s is presented at slide %d", async (name, steps) => {
    const [printed, built] = await Promise.all([
      print(name, steps),
      readPdf(join(dist, name, `${name}.pdf`)),
    ]);
    expect(printed.pages.map(({ text }) => text)).toEqual(built.pages.map(({ text }) => text));
    for (const { widthPt, heightPt } of printed.pages) {
      expect(Math.abs(widthPt - 960)).toBeLessThanOrEqual(1);
      expect(Math.abs(heightPt - 540)).toBeLessThanOrEqual(1);
    }
  });
});
