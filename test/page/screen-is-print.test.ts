import { readFile, cp } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Page } from "puppeteer-core";
import { beforeAll, expect, test } from "vitest";

import { untilSlide } from "../support/open-talk.ts";
import { packageRoot, runCliWell } from "../support/run-cli.ts";
import { useTempFolders } from "../support/temp-folder.ts";
import { writeFiles } from "../support/write-files.ts";
import { useBrowser } from "../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

/** What is set, by the chapter's name; every setting that slides look different by is in one of them. */
const settings = {
  quiet: "ratio: '16:9'\nurl: https://example.org/deck/",
  narrow: "ratio: '4:3'\nurl: https://example.org/deck/\nincremental: true",
  paper: "ratio: a4\nscheme: dark\nprose: full",
  letter: "ratio: letter\nscheme: auto\nprose: notes",
  hall: "theme: hall\nurl: https://example.org/deck/",
  print: "theme: print\nlang: fr\nurl: https://example.org/deck/",
  moon: "theme: reveal/moon\nurl: https://example.org/deck/",
} as const;
const names = Object.keys(settings);

let folder = "";

beforeAll(async () => {
  folder = await newFolder();
  const gallery = join(packageRoot, "test", "tools", "gallery");
  const text = await readFile(join(gallery, "layouts-en.md"), "utf8");
  await cp(join(gallery, "images"), join(folder, "slides", "images"), { recursive: true });
  const chapters = Object.entries(settings).map(([name, lines]): [string, string] => [
    `slides/${name}.md`,
    text.replace("---\n", `---\n${lines}\n`),
  ]);
  await writeFiles(folder, Object.fromEntries(chapters));
  await runCliWell(["build", "--format", "html"], { cwd: folder });
});

/** The boxes of all elements of a slide, relative to it, each as its path and its edges in px. */
type Boxes = Readonly<Record<string, readonly number[]>>;

/** Returns the boxes of slides. Runs in the page. */
function readBoxes(selector: string): Record<string, Record<string, number[]>> {
  const slides: Record<string, Record<string, number[]>> = {};
  for (const slide of document.querySelectorAll(selector)) {
    const frame = slide.getBoundingClientRect();
    const boxes: Record<string, number[]> = {};
    for (const [index, element] of [...slide.querySelectorAll("*")].entries()) {
      if (element.closest(".notes, style, .katex-mathml") !== null) continue;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const isShown = right > left && bottom > top;
      const edges = [left - frame.left, top - frame.top, right - frame.left, bottom - frame.top];
      if (isShown) boxes[`${index} ${element.localName}`] = edges;
    }
    slides[slide.id] = boxes;
  }
  return slides;
}

/** Returns the boxes of all slides as they are printed: without a script, in print. */
async function readPrint(url: string): Promise<Record<string, Boxes>> {
  const { page } = await open("about:blank");
  await page.setJavaScriptEnabled(false);
  await page.emulateMediaType("print");
  await page.goto(url, { waitUntil: "load" });
  await page.setJavaScriptEnabled(true);
  const boxes = await page.evaluate(readBoxes, ".deck > .slides > .slide");
  await page.close();
  return boxes;
}

async function stageOf(page: Page): Promise<{ width: number; height: number }> {
  return page.$eval(".slide", (slide) => {
    const { width, height } = getComputedStyle(slide);
    return { width: Number.parseFloat(width), height: Number.parseFloat(height) };
  });
}

/** Returns the boxes of all slides in the running deck, one after the other, at their full size. */
async function readScreen(url: string, count: number): Promise<Record<string, Boxes>> {
  const { page } = await open(url);
  await page.setViewport(await stageOf(page));
  const found: Record<string, Boxes> = {};
  for (let number = 1; number <= count; number += 1) {
    await page.evaluate((index) => {
      const id = [...document.querySelectorAll(".deck .slide")][index]?.id ?? "";
      location.hash = `#/${id}`;
    }, number - 1);
    await untilSlide(page, number);
    Object.assign(found, await page.evaluate(readBoxes, ".deck > .slides > .slide.present"));
  }
  await page.close();
  return found;
}

/** In px: what rounding to the screen's pixels may move. */
const tolerance = 2;

function differences(print: Boxes, screen: Boxes): string[] {
  const paths = new Set([...Object.keys(print), ...Object.keys(screen)]);
  return [...paths].flatMap((path) => {
    const [a, b] = [print[path], screen[path]];
    if (a === undefined || b === undefined) {
      return [`${path} is shown in ${a === undefined ? "the deck" : "print"} alone`];
    }
    const isSame = a.every((edge, index) => Math.abs(edge - (b[index] ?? 0)) <= tolerance);
    return isSame
      ? []
      : [`${path}: ${a.map(Math.round)} in print, ${b.map(Math.round)} in the deck`];
  });
}

test.each(names)(
  "each element stands in the running deck where it stands in print: %s",
  async (name) => {
    const url = pathToFileURL(join(folder, "dist", name, "index.html")).href;
    const print = await readPrint(url);
    const ids = Object.keys(print);
    expect(ids.length).toBeGreaterThan(20);
    const screen = await readScreen(url, ids.length);
    expect(Object.keys(screen)).toEqual(ids);
    const found = ids.flatMap((id) =>
      differences(print[id] ?? {}, screen[id] ?? {}).map((difference) => `${id}: ${difference}`),
    );
    expect(found).toEqual([]);
  },
);
