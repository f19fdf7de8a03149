import { join } from "node:path";

import { beforeAll, expect, test } from "vitest";

import type { FitLooks } from "../../../src/core/model/fit.ts";
import { stagePage, withFittedDeck } from "../../support/stage-page.ts";
import type { FittedDeck } from "../../../src/app/print/fit-deck.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { withScratch } from "../../../src/app/files/write-folder.ts";
import { makeChapter } from "../../tools/bench/make-chapter.ts";
import { everyLayout } from "../../support/every-layout.ts";
import { useBrowser } from "../../support/use-browser.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const open = useBrowser();
const newFolder = useTempFolders();

const diagram = (name: string): string =>
  `### The way of ${name}\n\n\`\`\`mermaid\nflowchart LR\n  A[${name}] --> B[sea]\n\`\`\`\n`;

const { "river.md": river = "", ...images } = everyLayout;
const long = makeChapter(60).replace(/^---[^]*?---\n+#[^\n]*\n/, "");
const text = river
  .replace("## Gauges", () => `${diagram("rain")}\n## Gauges`)
  .replace("## Summary", () => `${long}\n${diagram("snow")}\n${diagram("(( broken")}\n## Summary`);

/** More than a page each, so that parts of continued slides stand in many pieces. */
const most = 9;

type Fit = FittedDeck & { readonly isInOne: boolean };

const fits = new Map<string, Fit>();

beforeAll(async () => {
  const folder = await newFolder();
  await writeFiles(folder, { "river.md": text, ...images });
  const file = toChapterFile(join(folder, "river.md"), folder);
  const outer = { config: {}, flags: {} };
  const project = createProject({ outer, root: folder, templates: null, chapters: [file] });
  const prepared = await new ChapterBuild(file, project).wholePage();
  const { page } = await open("about:blank");
  const browser = page.browser();
  const fit = (looks: FitLooks, most: number): Promise<Fit> =>
    withScratch(async (staging) => {
      await stagePage(prepared, staging);
      return withFittedDeck(prepared, { browser, staging, looks, most }, (fitted) =>
        Promise.resolve({ ...fitted, isInOne: fitted.tabs.deck !== null }),
      );
    });
  fits.set("whole", await fit({ all: true }, Infinity));
  fits.set("pieces", await fit({ all: true }, most));
  fits.set("hasty", await fit({ all: false }, most));
});

function fitOf(name: string): Fit {
  const fit = fits.get(name);
  if (fit === undefined) throw new Error(`Nothing was fitted as ${name}.`);
  return fit;
}

test("a deck that is fitted in pieces is the same as one that is fitted in one page", () => {
  const { isInOne: whole, ...one } = fitOf("whole");
  const { isInOne: pieces, ...other } = fitOf("pieces");
  expect([whole, pieces]).toEqual([true, false]);
  expect(one.slidesHtml.length).toBeGreaterThan(most * 8);
  expect(one.deck.slides.filter(({ part }) => part !== null).length).toBeGreaterThan(most);
  expect(other.deck).toEqual(one.deck);
  expect(other.slidesHtml).toEqual(one.slidesHtml);
  expect(other.links).toEqual(one.links);
  expect(other.slides).toEqual(one.slides);
  expect(other.diagnostics).toEqual(one.diagnostics);
});

test("so are its slides when not all of them are looked at", () => {
  expect(fitOf("hasty").deck).toEqual(fitOf("whole").deck);
  expect(fitOf("hasty").slidesHtml).toEqual(fitOf("whole").slidesHtml);
});

test("each diagram has a name of its own, and one that cannot be drawn is told", () => {
  const html = fitOf("pieces").slidesHtml.join("\n");
  const names = [...html.matchAll(/<svg[^>]* id="(Diagram-\d+)"/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(1);
  expect(new Set(names).size).toBe(names.length);
  const codes = fitOf("pieces").diagnostics.map(({ code }) => code);
  expect(codes).toContain("diagram-syntax");
});

test("nothing of what held the places of numbers is left", () => {
  const { slidesHtml } = fitOf("pieces");
  const total = slidesHtml.length;
  for (const [index, html] of slidesHtml.entries()) {
    expect(html).toContain(`data-number="${index + 1}"`);
    expect(html).toContain(`<span data-slide-total="">${total}</span>`);
    expect(html).not.toMatch(/_(?:number|total|done|ticks)_/);
  }
});
