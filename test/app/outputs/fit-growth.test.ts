import { join } from "node:path";

import { expect, test } from "vitest";

import { stagePage, withFittedDeck } from "../../support/stage-page.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { withScratch } from "../../../src/app/files/write-folder.ts";
import { shapes } from "../../tools/bench/make-shapes.ts";
import { useBrowser } from "../../support/use-browser.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const open = useBrowser();
const newFolder = useTempFolders();

/** How large the fitted slides of a chapter are as HTML, and the deck as `deck.json` has it. */
async function sizesOf(text: string): Promise<{ html: number; json: number }> {
  const folder = await newFolder();
  await writeFiles(folder, { "much.md": text });
  const file = toChapterFile(join(folder, "much.md"), folder);
  const outer = { config: {}, flags: {} };
  const project = createProject({ outer, root: folder, templates: null, chapters: [file] });
  const prepared = await new ChapterBuild(file, project).wholePage();
  const { page } = await open("about:blank");
  return withScratch(async (staging) => {
    await stagePage(prepared, staging);
    const place = { browser: page.browser(), staging, looks: { all: false } };
    return withFittedDeck(prepared, place, ({ deck, slidesHtml }) =>
      Promise.resolve({ html: slidesHtml.join("").length, json: JSON.stringify(deck).length }),
    );
  });
}

/** Of twice as many things; the rest is for numbers that have one digit more. */
const growthLimit = 2.1;

const count = 200;

test.each(["items", "rows", "code", "footnotes", "terms", "paragraphs"] as const)(
  "a slide that goes on on twice as many makes a page twice as large: %s",
  async (name) => {
    const once = await sizesOf(shapes[name](count));
    const twice = await sizesOf(shapes[name](count * 2));
    expect(twice.html / once.html).toBeLessThan(growthLimit);
    expect(twice.json / once.json).toBeLessThan(growthLimit);
  },
);
