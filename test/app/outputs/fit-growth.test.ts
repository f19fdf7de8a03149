import { join } from "node:path";

import { expect, test } from "vitest";

import { withFittedDeck } from "../../../src/app/print/fitted-deck.ts";
import { stageDeck } from "../../../src/app/print/stage-deck.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { prepareDeck } from "../../../src/app/chapter/prepare-deck.ts";
import { createWorkshop } from "../../../src/app/chapter/workshop.ts";
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
  const workshop = createWorkshop({ outer, project: folder, templates: null, chapters: [file] });
  const prepared = await prepareDeck(file, workshop);
  const { page } = await open("about:blank");
  return withScratch(async (staging) => {
    await stageDeck(prepared, staging);
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
