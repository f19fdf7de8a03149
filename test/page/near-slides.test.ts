import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Page } from "puppeteer-core";
import { beforeAll, describe, expect, test } from "vitest";

import { untilSlide } from "../support/open-talk.ts";
import { readDeck } from "../support/read-deck.ts";
import { runCliWell } from "../support/run-cli.ts";
import { useTempFolders } from "../support/temp-folder.ts";
import { writeFiles } from "../support/write-files.ts";
import { useBrowser } from "../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const sections = 60;

const chapter = `---
lang: en
---

# Sixty

${Array.from(
  { length: sections },
  (_, index) =>
    `## Part ${index + 1}\n\n<!-- slide: class=incremental -->\n\n- first of ${index + 1}\n- second of ${index + 1}\n\nSaid of part ${index + 1}.\n`,
).join("\n")}`;

let url = "";
let total = 0;

/** The number of the slide of a part; the agenda before them goes on over several. */
const slideOf = (part: number): number => total - sections + part;

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "sixty.md": chapter });
  await runCliWell(["build", "sixty.md", "--format", "html"], { cwd });
  const folder = join(cwd, "dist", "sixty");
  url = pathToFileURL(join(folder, "index.html")).href;
  total = (await readDeck(folder)).slides.length;
});

/** The numbers of the slides that have their content in the page. */
const wholeSlides = (page: Page) =>
  page.$$eval(".slides > section.slide", (slides) =>
    slides.flatMap((slide, index) =>
      slide.querySelector(":scope > :not(.notes)") === null ? [] : [index + 1],
    ),
  );

/** Looks for words and goes where they are found. */
async function go(page: Page, words: string): Promise<void> {
  await page.keyboard.press("/");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}

const laidOut = (page: Page) =>
  page.$$eval(
    ".slides > section.slide",
    (slides) => slides.filter((slide) => slide.getClientRects().length > 0).length,
  );

describe("of a long deck", () => {
  test("only slides near the one in view are laid out, wherever one goes", async () => {
    const { page, faults } = await open(url);
    await untilSlide(page, 1);
    expect(await page.$$eval(".slides > section.slide", ({ length }) => length)).toBe(total);
    expect(await wholeSlides(page)).toEqual([1, 2, 3]);
    await page.keyboard.press("End");
    await untilSlide(page, total);
    expect(await wholeSlides(page)).toEqual([total - 2, total - 1, total]);
    await go(page, "second of 33");
    await untilSlide(page, slideOf(33));
    expect(await wholeSlides(page)).toEqual([31, 32, 33, 34, 35].map(slideOf));
    expect(await laidOut(page)).toBeLessThanOrEqual(3);
    expect(faults).toEqual([]);
    await page.close();
  });

  test("a move changes nothing at slides that are far away", async () => {
    const { page } = await open(`${url}#/part-30`);
    await untilSlide(page, slideOf(30));
    await page.evaluate(() => {
      const seen = new Set<Node>();
      const slides = document.querySelector(".slides");
      if (slides === null) return;
      new MutationObserver((records) => {
        for (const { target } of records) if (target.parentNode === slides) seen.add(target);
        slides.setAttribute("data-touched", String(seen.size));
      }).observe(slides, {
        childList: true,
        attributes: true,
        subtree: true,
        attributeFilter: ["class", "hidden", "style", "inert"],
      });
    });
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await untilSlide(page, slideOf(31));
    const touched = await page.$eval(".slides", (slides) =>
      Number(slides.getAttribute("data-touched")),
    );
    expect(touched).toBeGreaterThan(0);
    expect(touched).toBeLessThanOrEqual(8);
    await page.close();
  });

  test("a slide is as it was left: before the one in view with all its steps, after it with none", async () => {
    const { page } = await open(`${url}#/part-50`);
    await untilSlide(page, slideOf(50));
    const steps = () => page.$$eval(".present .fragment.visible", ({ length }) => length);
    expect(await steps()).toBe(0);
    await go(page, "second of 20");
    await untilSlide(page, slideOf(20));
    expect(await steps()).toBe(1);
    await page.keyboard.press("End");
    await untilSlide(page, total);
    await page.keyboard.press("Home");
    await untilSlide(page, 1);
    await go(page, "second of 20");
    await untilSlide(page, slideOf(20));
    expect(await steps()).toBe(0);
    await page.close();
  });

  test("the overview shows them all, and only as long as it is open", async () => {
    const { page } = await open(url);
    await untilSlide(page, 1);
    await page.keyboard.press("o");
    expect(await wholeSlides(page)).toHaveLength(total);
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await untilSlide(page, total);
    expect(await wholeSlides(page)).toHaveLength(3);
    await page.close();
  });
});
