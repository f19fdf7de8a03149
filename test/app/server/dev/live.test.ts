import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { endDev, sawOnSlides, startDev, type Dev } from "../../../support/start-dev.ts";
import { svg, useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";
import { useBrowser } from "../../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

interface Wish {
  readonly before?: string;
  readonly heading?: string;
  readonly item?: string;
  readonly theme?: string;
}

/** A chapter whose part "Second" is the one in view. */
const chapter = ({
  before = "",
  heading = "Second",
  item = "plain",
  theme = "quiet",
}: Wish): string =>
  `---\nlang: en\ntheme: ${theme}\n---\n\n# Talk\n\n## First\n\n- one\n- two\n\n${before}## ${heading}\n\n- ${item} three\n- four\n\n` +
  "## Picture\n\n![a field](./field.svg)\n\n## Last\n\n- five\n- six\n";

declare global {
  interface Window {
    /** Set by a test: gone when the page was loaded anew. */
    isSamePage?: boolean;
    /** Slides that a test has marked, by their ids. */
    marked?: Map<string, Element>;
  }
}

/** Opens the deck as a lecturer does, and moves on to the slide that holds the words. */
async function openAt(url: string, words: string): Promise<Page> {
  const { page } = await open(url);
  await page.waitForSelector("section.slide.present");
  const isThere = () =>
    page.$eval(
      "section.slide.present",
      (slide, wanted) => slide.textContent.includes(wanted),
      words,
    );
  while (!(await isThere())) await page.keyboard.press("ArrowRight");
  await page.evaluate(() => {
    window.isSamePage = true;
    window.marked = new Map(
      [...document.querySelectorAll(".slides > .slide")].map((each) => [
        each.id,
        each.firstElementChild ?? each,
      ]),
    );
  });
  return page;
}

/** What stands on the slide in view. */
const inView = (page: Page): Promise<string> =>
  page.$eval(
    "section.slide.present",
    (slide) => slide.querySelector(".slide-frame")?.textContent.replace(/\s+/g, " ") ?? "",
  );

const isSamePage = (page: Page) => page.evaluate(() => window.isSamePage === true);

/** The ids of the slides whose content was put there since the page was opened. */
const replaced = (page: Page): Promise<string[]> =>
  page.$$eval(".slides > .slide", (slides) =>
    slides
      .filter((slide) => window.marked?.get(slide.id) !== slide.firstElementChild)
      .map(({ id }) => id),
  );

const numbers = (page: Page): Promise<string[]> =>
  page.$$eval(".slides > .slide", (slides) =>
    slides.map((slide) => slide.querySelector(".page")?.textContent.trim() ?? ""),
  );

let dev: Dev;
const save = (wish: Wish) => writeFile(join(dev.cwd, "slides", "talk.md"), chapter(wish));

beforeAll(async () => {
  dev = await startDev(await newFolder(), {
    "slides/talk.md": chapter({}),
    "slides/field.svg": svg,
  });
});
afterAll(() => endDev(dev));

describe("a save", () => {
  let page: Page;
  beforeEach(async () => {
    await rm(join(dev.cwd, "templates"), { recursive: true, force: true });
    await save({});
    page = await openAt(`${dev.url}talk/`, "plain three");
    return () => page.close();
  });

  test("replaces the slide that changed, in the page, and no other", async () => {
    await save({ item: "改めた" });
    await sawOnSlides(page, "改めた three");
    expect(await inView(page)).toContain("Second 改めた three four");
    expect(await replaced(page)).toEqual(["second"]);
    expect(await isSamePage(page)).toBe(true);
  });

  test("keeps the slide in view when its heading changes, and its address with it", async () => {
    await save({ heading: "Renamed" });
    await sawOnSlides(page, "Renamed");
    await page.waitForFunction(() => location.hash === "#/renamed");
    expect(await inView(page)).toContain("Renamed plain three");
    expect(await isSamePage(page)).toBe(true);
  });

  test("keeps the slide in view when slides come or go before it, and numbers all anew", async () => {
    expect((await numbers(page)).slice(0, 2)).toEqual(["1 / 6", "2 / 6"]);
    const between = "## New\n\n- a\n- b\n\n## Newer\n\n- c\n- d\n\n";
    await save({ before: between });
    await sawOnSlides(page, "Newer");
    expect(await inView(page)).toContain("Second plain three");
    expect(await numbers(page)).toEqual(
      Array.from({ length: 8 }, (_, index) => `${index + 1} / 8`),
    );
    await save({});
    await page.waitForFunction(() => !document.body.textContent.includes("Newer"));
    expect(await inView(page)).toContain("Second plain three");
    expect(await numbers(page)).toEqual(
      Array.from({ length: 6 }, (_, index) => `${index + 1} / 6`),
    );
    // The keys move from where the deck stands.
    await page.keyboard.press("ArrowRight");
    expect(await inView(page)).toContain("Picture");
    expect(await isSamePage(page)).toBe(true);
  });

  test("continues a slide that has become too long, and joins it when it is short again", async () => {
    const items = Array.from({ length: 40 }, (_, index) => `item ${index}\n-`).join(" ");
    await save({ item: items });
    await sawOnSlides(page, "item 39");
    const parts = await page.$$eval('.slides > [id^="second"]', (slides) =>
      slides.map((slide) => ({
        label: slide.querySelector("[data-part-label]")?.textContent,
        items: slide.querySelectorAll("li").length,
      })),
    );
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map(({ label }) => label)).toEqual(
      parts.map((_, index) => `(${index + 1}/${parts.length})`),
    );
    expect(await inView(page)).toContain(`Second (1/${parts.length})`);
    await save({});
    await page.waitForFunction(
      () => document.querySelectorAll('.slides > [id^="second"]').length === 1,
    );
    expect(await inView(page)).toContain("Second plain three");
    expect(await isSamePage(page)).toBe(true);
  });

  test("of a template shows at once, on the same slide", async () => {
    await writeFiles(dev.cwd, {
      "templates/partials/footer.hbs": "<footer class=slide-footer>FOOT</footer>",
    });
    await sawOnSlides(page, "FOOT");
    expect(await inView(page)).toContain("plain three four FOOT");
    expect(await isSamePage(page)).toBe(true);
  });

  test("of a theme shows at once, on the same slide", async () => {
    await writeFiles(dev.cwd, { "slides/own.css": ".slide { --ink: rgb(1, 2, 3); }" });
    await save({ theme: "./own.css" });
    const ink = (wanted: string) =>
      page.waitForFunction(
        (colour) =>
          getComputedStyle(document.querySelector("section.slide.present li") ?? document.body)
            .color === colour,
        {},
        wanted,
      );
    await ink("rgb(1, 2, 3)");
    await writeFiles(dev.cwd, { "slides/own.css": ".slide { --ink: rgb(3, 2, 1); }" });
    await ink("rgb(3, 2, 1)");
    expect(await inView(page)).toContain("plain three");
    expect(await isSamePage(page)).toBe(true);
  });

  test("of an image shows at once", async () => {
    const other = svg.replace(/width="\d+"/, 'width="77"');
    expect(other).not.toBe(svg);
    await writeFiles(dev.cwd, { "slides/field.svg": other });
    await page.waitForFunction(() => document.images[0]?.naturalWidth === 77);
    await rm(join(dev.cwd, "slides/field.svg"));
    await page.waitForFunction(() => document.images.length === 0);
    await writeFiles(dev.cwd, { "slides/field.svg": svg });
    await page.waitForFunction(() => document.images.length === 1);
    expect(await inView(page)).toContain("plain three");
    expect(await isSamePage(page)).toBe(true);
  });

  test("of lectern.config.json shows at once", async () => {
    await writeFiles(dev.cwd, { "lectern.config.json": '{ "scheme": "dark" }' });
    await page.waitForFunction(() => document.documentElement.dataset["scheme"] === "dark");
    await rm(join(dev.cwd, "lectern.config.json"));
    await page.waitForFunction(() => document.documentElement.dataset["scheme"] !== "dark");
    expect(await inView(page)).toContain("plain three");
    expect(await isSamePage(page)).toBe(true);
  });

  test("that comes by another name, as editors do it, is seen", async () => {
    const path = join(dev.cwd, "slides", "talk.md");
    await writeFile(`${path}.tmp`, chapter({ item: "by another name" }));
    await rename(`${path}.tmp`, path);
    await sawOnSlides(page, "by another name three");
    expect(await isSamePage(page)).toBe(true);
  });

  test("after a hundred in quick succession the last one stands there", async () => {
    for (let count = 1; count <= 100; count += 1) {
      await save({
        item: `save ${count} of`,
        before: count % 3 === 0 ? "## More\n\n- x\n- y\n\n" : "",
      });
    }
    await sawOnSlides(page, "save 100 of three");
    expect(await inView(page)).toContain("save 100 of three");
    expect(await numbers(page)).toEqual(
      Array.from({ length: 6 }, (_, index) => `${index + 1} / 6`),
    );
    expect(await isSamePage(page)).toBe(true);
  });
});

test("a page that is as good as new shows what a new one does", async () => {
  await save({});
  const page = await openAt(`${dev.url}talk/`, "plain three");
  await save({ before: "## New\n\n- a\n- b\n\n", item: "other" });
  await sawOnSlides(page, "other three");
  const stands = (of: Page) =>
    of.$$eval(".slides > .slide", (slides) =>
      slides.map((slide) => ({
        id: slide.id,
        classes: [...slide.classList].toSorted(),
        isHidden: slide.hasAttribute("hidden"),
        data: { ...(slide instanceof HTMLElement ? slide.dataset : {}) },
        words: slide.textContent,
        elements: slide.querySelectorAll("*").length,
        fit: slide.querySelector(".slide-body")?.getAttribute("style"),
        done: getComputedStyle(slide.querySelector("[data-progress]") ?? slide).getPropertyValue(
          "--done",
        ),
        ticks: slide.querySelector("[data-ticks]")?.getAttribute("d"),
      })),
    );
  const fresh = await openAt(page.url(), "other three");
  expect(await stands(page)).toEqual(await stands(fresh));
  await fresh.close();
  await page.close();
});
