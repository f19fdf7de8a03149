import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "puppeteer-core";
import { beforeAll, describe, expect, test } from "vitest";

import { renderWhole } from "../../../src/core/handouts/handout-page.ts";
import { renderPage } from "../../../src/app/chapter/deck-page.ts";
import { handouts } from "../../../src/core/handouts/handouts.ts";
import { handoutKinds } from "../../../src/core/model/handout-kinds.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { makeCoursePage, toCourseEntry } from "../../../src/app/outputs/course/course-page.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { findBarriers } from "../../support/axe.ts";
import { everyLayout } from "../../support/every-layout.ts";
import { packageRoot } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();
const folder = join(packageRoot, "templates", "themes");
const themes = readdirSync(folder).filter((name) => existsSync(join(folder, name, "theme.json")));

const written = new Map<string, ReturnType<typeof writePages>>();

/** Returns where a theme's pages stand; they are written once. */
function pagesOf(theme: string): ReturnType<typeof writePages> {
  const pages = written.get(theme) ?? writePages(theme);
  written.set(theme, pages);
  return pages;
}

/** Writes the pages of a deck with every layout: `index.html`, one for each kind of handout, `course.html`. */
async function writePages(theme: string): Promise<(name: string) => string> {
  const folder = await newFolder();
  await writeFiles(folder, everyLayout);
  const file = toChapterFile(join(folder, "river.md"), folder);
  const outer = { config: { theme }, flags: {} };
  const chapters = [file];
  const project = createProject({ outer, root: folder, templates: null, chapters });
  const prepared = await new ChapterBuild(file, project).wholePage();
  const { deck } = prepared.planned;
  const entry = { ...toCourseEntry("river", deck), pdfs: ["river.pdf", "river-handout.pdf"] };
  const course = await makeCoursePage([entry, { ...entry, name: "other" }], project, {
    pdfs: [],
    words: "",
  });
  const { slidesHtml } = prepared.options;
  await writeFiles(folder, {
    ...Object.fromEntries(
      [...prepared.assets, ...course.assets].map(({ name, bytes }) => [name, bytes]),
    ),
    "index.html": renderPage(deck, prepared, { slidesHtml, fitted: false }),
    ...Object.fromEntries(
      handoutKinds.map((kind) => [
        `${kind}.html`,
        renderWhole(
          handouts[kind].plan({
            ...prepared.options,
            chapter: prepared.planned.chapter,
            deck,
            slidesHtml,
            selected: [...deck.slides.keys()],
            hyphenate: null,
          }),
        ),
      ]),
    ),
    "course.html": course.html,
  });
  return (name) => pathToFileURL(join(folder, "")).href + `/${name}`;
}

async function present(url: string): Promise<Page> {
  const { page } = await open(url);
  await page.waitForSelector("section.slide.present");
  return page;
}

async function goTo(page: Page, id: string): Promise<void> {
  await page.evaluate((id) => (location.hash = `/${id}`), id);
  await page.waitForSelector(`section.slide.present[id="${id}"]`);
}

const setScheme = (page: Page, scheme: string) =>
  page.evaluate((scheme) => document.documentElement.setAttribute("data-scheme", scheme), scheme);

describe.each(themes)("axe-core finds nothing, in the theme %s", (theme) => {
  test("on any slide, on the pages of the handout and the course, light and dark", async () => {
    const urlOf = await pagesOf(theme);
    const { page } = await open(urlOf("index.html?print"));
    await page.waitForFunction(() => document.querySelector(".part:not([hidden])") !== null);
    for (const scheme of ["light", "dark"]) {
      await setScheme(page, scheme);
      expect(await findBarriers(page), scheme).toEqual([]);
    }
    for (const name of ["notes.html", "grid4.html", "lines.html", "article.html", "course.html"]) {
      await page.goto(urlOf(name));
      expect(await findBarriers(page), name).toEqual([]);
    }
    await setScheme(page, "dark");
    expect(await findBarriers(page), "course.html, dark").toEqual([]);
    await page.close();
  });

  test("while it is presented, on the cover, a list and the closing slide", async () => {
    const urlOf = await pagesOf(theme);
    const page = await present(urlOf("index.html"));
    for (const [id, scheme] of [
      ["cover", "light"],
      ["their-kinds", "dark"],
      ["summary", "light"],
    ] as const) {
      await setScheme(page, scheme);
      await goTo(page, id);
      expect(await findBarriers(page), `${id}, ${scheme}`).toEqual([]);
    }
    await page.close();
  });
});

describe("a deck, one slide under the other", () => {
  let page: Page;

  beforeAll(async () => {
    const urlOf = await pagesOf("quiet");
    ({ page } = await open(urlOf("index.html?print")));
    await page.waitForFunction(() => document.querySelector(".part:not([hidden])") !== null);
  });

  test("has one heading a slide, in order: the cover's of the first level, all others of the second", async () => {
    const levels = await page.$$eval("section.slide", (slides) =>
      slides.map((slide) => [...slide.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((h) => h.tagName)),
    );
    expect(levels.length).toBeGreaterThan(20);
    expect(levels).toEqual([["H1"], ...levels.slice(1).map(() => ["H2"])]);
    expect(await page.$$eval("main", (all) => all.length)).toBe(1);
    expect(await page.$(".notes")).not.toBeNull();
    const names = await page.$$eval("[role=figure]", (all) => all.map((one) => one.ariaLabel));
    expect(names).toEqual(["Diagram", "Diagram: The course"]);
    expect(await page.$$eval(".katex math", (all) => all.length)).toBe(4);
  });

  test("a picture without words, faint words and words outside the landmarks are seen where they are planted", async () => {
    await page.evaluate(() => {
      const body = document.querySelector(".layout-bullets .slide-body");
      const faint = '<p style="color: #ddd; background: #fff">faint words</p>';
      body?.insertAdjacentHTML("beforeend", `<img src="reed.svg">${faint}`);
      document.body.insertAdjacentHTML("beforeend", "<p>words outside</p>");
    });
    const rules = (await findBarriers(page)).map((barrier) => barrier.split(":")[0]);
    expect(rules.toSorted()).toEqual(["color-contrast", "image-alt", "region"]);
  });
});

describe("a deck that is presented", () => {
  let page: Page;

  beforeAll(async () => {
    const urlOf = await pagesOf("quiet");
    page = await present(urlOf("index.html"));
  });

  test("is no application; each slide is said as it comes, and the others are not there", async () => {
    expect(await page.$("[role=application]")).toBeNull();
    for (const id of ["gauges", "the-course"]) {
      await goTo(page, id);
      await page.waitForFunction(
        (id) => {
          const slide = document.getElementById(id);
          const said = document.querySelector("[aria-live]")?.textContent ?? "";
          return said.includes(slide?.querySelector("h2")?.textContent.trim() ?? "?");
        },
        {},
        id,
      );
      const said = await page.$eval("[aria-live]", (status) => status.textContent);
      expect(said).not.toMatch(/font-family|three of them/);
      const { seen, headings } = await page.evaluate(() => ({
        seen: [...document.querySelectorAll("section.slide")]
          .filter((slide) => slide.ariaHidden !== "true" && !slide.hasAttribute("hidden"))
          .map((slide) => slide.id),
        headings: [...document.querySelectorAll("h1, h2")]
          .filter((one) => one.checkVisibility() && one.closest("[aria-hidden=true]") === null)
          .map((one) => one.tagName),
      }));
      expect(seen).toEqual([id]);
      expect(headings).toEqual(["H1", "H2"]);
    }
  });

  test("shows what the keyboard is on", async () => {
    await goTo(page, "gauges");
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(
        document.activeElement ?? document.body,
      );
      return { words: document.activeElement?.textContent, outlineStyle, outlineWidth };
    });
    expect(focus).toEqual({ words: "Their kinds", outlineStyle: "solid", outlineWidth: "3px" });
  });

  test("does not move for who wants no motion", async () => {
    const countMoving = () =>
      page.$$eval(
        ".deck, .deck > *, section.slide",
        (all) =>
          all
            .map((one) => getComputedStyle(one))
            .filter(
              ({ transitionDuration, animationName }) =>
                animationName !== "none" || /[1-9]/.test(transitionDuration),
            ).length,
      );
    expect(await countMoving()).toBeGreaterThan(0);
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    expect(await countMoving()).toBe(0);
  });
});
