import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import type { Deck } from "../../src/model/deck.ts";
import { readDeck } from "../support/read-deck.ts";
import { readPdf, type ReadPdf } from "../support/read-pdf.ts";
import { runCliWell } from "../support/run-cli.ts";
import { smallChapter } from "../support/small-chapter.ts";
import { useTempFolders, writeFiles } from "../support/temp-folder.ts";

const newFolder = useTempFolders();

const front = `---
subject: 土の科学
keywords: [土, 水]
`;

let cwd = "";
let deck: Deck;

async function build(out: string, args: readonly string[], env = {}): Promise<Uint8Array> {
  await runCliWell(["build", "tsuchi.md", "--out", out, ...args], { cwd, env });
  return readFile(join(cwd, out, "tsuchi", "tsuchi.pdf"));
}

beforeAll(async () => {
  cwd = await newFolder();
  const text = (smallChapter["tsuchi.md"] ?? "").replace(/^---\n/, front);
  await writeFiles(cwd, { ...smallChapter, "tsuchi.md": text });
  await build("whole", []);
  deck = await readDeck(join(cwd, "whole", "tsuchi"));
});

/** Expects a PDF of some slides, 0-based, that bear the deck's own numbers. */
function expectSlides(pdf: ReadPdf, slides: readonly number[]): void {
  expect(pdf.labels).toEqual(slides.map((slide) => String(slide + 1)));
  for (const [page, slide] of slides.entries()) {
    if (slide > 0) expect(pdf.pages[page]?.text).toContain(`${slide + 1}/${deck.slides.length}`);
  }
  expect(pdf.pages).toHaveLength(slides.length);
}

describe("a PDF of some slides", () => {
  test("by their numbers has those, with bookmarks and links that lead to their pages", async () => {
    const pdf = await readPdf(await build("pages", ["--pages", "2-4,9"]));
    expectSlides(pdf, [1, 2, 3, 8]);
    const third = deck.sections[2]?.title;
    expect(deck.slides[8]?.section).toBe(deck.sections[1]?.id);
    expect(pdf.outline).not.toContain(third);
    const entries = pdf.bookmarks[0]?.children.map(({ title, page }) => ({ title, page }));
    expect(entries).toEqual([
      { title: deck.slides[1]?.heading, page: 0 },
      { title: deck.sections[0]?.title, page: 1 },
      { title: deck.sections[1]?.title, page: 3 },
    ]);
    // The agenda's third section is not there, and its link leads nowhere.
    const links = [1, 3].map((page) => ({ kind: "inside", page }));
    expect(pdf.pages[0]?.links).toEqual(links);
  });

  test("by a section has its slides, and the deck on the screen has all", async () => {
    const section = deck.sections[1];
    const pdf = await readPdf(await build("section", ["--section", section?.id ?? ""]));
    const slides = deck.slides.flatMap((slide, at) => (slide.section === section?.id ? [at] : []));
    expectSlides(pdf, slides);
    const html = await readFile(join(cwd, "section", "tsuchi", "index.html"), "utf8");
    expect(html.match(/<section\b/g)).toHaveLength(deck.slides.length);
  });
});

describe("the slides PDF", () => {
  test("is the same from two runs into different folders", async () => {
    const [one, other] = [await build("one", []), await build("a/longer name", [])];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  test("bears the chapter's subject and keywords, and the date of SOURCE_DATE_EPOCH", async () => {
    const { info } = await readPdf(await build("dated", [], { SOURCE_DATE_EPOCH: "1775782923" }));
    expect(info).toMatchObject({
      Author: "山田 花子",
      Subject: "土の科学",
      Keywords: "土, 水",
      CreationDate: "D:20260410010203Z",
    });
  });

  test("of Letter has pages of 11 by 8.5 inches, landscape", async () => {
    const { pages } = await readPdf(await build("letter", ["--ratio", "letter"]));
    for (const { widthPt, heightPt } of pages) {
      expect(Math.abs(widthPt - 11 * 72)).toBeLessThanOrEqual(1);
      expect(Math.abs(heightPt - 8.5 * 72)).toBeLessThanOrEqual(1);
    }
  });
});
