import { readFileSync } from "node:fs";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import type { Deck, Slide } from "../../../src/core/model/deck.ts";
import { useFitting, type FitJob } from "../../support/fit-text.ts";
import { plantedChapter, plantedFiles } from "../../support/planted-chapter.ts";
import { wordsOf } from "../../support/read-deck.ts";
import { readPdf, withoutSpaces, type PdfPage, type PdfText } from "../../support/read-pdf.ts";
import { packageRoot } from "../../support/run-cli.ts";

const fit = useFitting();

const read = (path: string): string =>
  readFileSync(join(packageRoot, path), "utf8").replace(/\r\n?/g, "\n");

const jobs: Readonly<Record<string, FitJob>> = {
  "linux-virtualization": { text: read("slides/linux-virtualization.md") },
  "writing-for-lectern": { text: read("slides/writing-for-lectern.md") },
  "what is planted": { text: plantedChapter, files: plantedFiles },
  "what is planted, in 4:3": {
    text: plantedChapter,
    files: plantedFiles,
    settings: { ratio: "4:3" },
  },
  "highlight.js's changes": { text: read("node_modules/highlight.js/VERSION_11_UPGRADE.md") },
};

interface Printed {
  readonly deck: Deck;
  readonly pages: readonly PdfPage[];
}

const printed = new Map<string, Printed>();

beforeAll(async () => {
  for (const [name, job] of Object.entries(jobs)) {
    const { deck, pdf } = await fit({ ...job, prints: true });
    printed.set(name, { deck, pages: (await readPdf(pdf)).pages });
  }
});

interface PrintedSlide {
  readonly slide: Slide;
  readonly page: PdfPage;
  readonly number: number;
  readonly deck: Deck;
}

function slidesOf(name: string): PrintedSlide[] {
  const { deck, pages } = printed.get(name) ?? { deck: null, pages: [] };
  if (deck === null) throw new Error(`${name} was not printed.`);
  expect(pages).toHaveLength(deck.slides.length);
  return deck.slides.flatMap((slide, index) => {
    const page = pages[index];
    return page === undefined ? [] : [{ slide, page, number: index + 1, deck }];
  });
}

/**
 * Parts a page's text into the slide's own and the footer's: the lowest line that ends with the
 * number of the slide. A cover has none.
 */
function partPage({ page, number, deck }: PrintedSlide): {
  readonly own: readonly PdfText[];
  readonly foot: readonly PdfText[];
} {
  const filled = page.items.filter(({ text }) => text.trim() !== "");
  const isOn = (line: number) => (item: PdfText) => Math.abs(item.yPt - line) < 2;
  const lines = [...new Set(filled.map(({ yPt }) => yPt))].toSorted((a, b) => a - b);
  const found = lines.find((line) => {
    const inOrder = filled.filter(isOn(line)).toSorted((a, b) => a.xPt - b.xPt);
    const text = withoutSpaces(inOrder.map((item) => item.text).join(""));
    return text.endsWith(`${number}/${deck.slides.length}`);
  });
  if (found === undefined) return { own: filled, foot: [] };
  const isFoot = isOn(found);
  return { own: filled.filter((item) => !isFoot(item)), foot: filled.filter(isFoot) };
}

function countCharacters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of withoutSpaces(text)) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return counts;
}

describe.each(Object.keys(jobs))("the PDF of %s", (name) => {
  test("has every character of a slide's heading and content on its page", () => {
    for (const { slide, page, number } of slidesOf(name)) {
      const there = countCharacters(page.text);
      const wanted = [slide.layout === "cover" ? "" : slide.heading, ...wordsOf(slide)].join("");
      for (const [character, count] of countCharacters(wanted)) {
        const where = `${character} on page ${number}, "${slide.heading}"`;
        expect(there.get(character) ?? 0, where).toBeGreaterThanOrEqual(count);
      }
    }
  });

  test("has no text outside a page", () => {
    for (const { page, number } of slidesOf(name)) {
      for (const { text, xPt, yPt, widthPt, heightPt } of page.items) {
        if (text.trim() === "") continue;
        const where = `"${text}" on page ${number}`;
        expect(xPt, where).toBeGreaterThanOrEqual(-1);
        expect(xPt + widthPt, where).toBeLessThanOrEqual(page.widthPt + 1);
        // Below the baseline hang the tails of g and y.
        expect(yPt - heightPt * 0.25, where).toBeGreaterThanOrEqual(-1);
        expect(yPt + heightPt * 0.9, where).toBeLessThanOrEqual(page.heightPt + 1);
      }
    }
  });

  test("has in and under the footer's line no words but the footer's own", () => {
    let footers = 0;
    for (const printedSlide of slidesOf(name)) {
      const { own, foot } = partPage(printedSlide);
      const { slide, deck, number } = printedSlide;
      if (foot.length === 0) continue;
      footers += 1;
      const top = Math.max(...foot.map(({ yPt, heightPt }) => yPt + heightPt * 0.9));
      for (const { text, yPt, heightPt } of own) {
        expect(yPt - heightPt * 0.2, `"${text}" on page ${number}`).toBeGreaterThanOrEqual(top);
      }
      const section = deck.sections.find(({ id }) => id === slide.section)?.title ?? "";
      const labels = ["つづく", "continued", `${number}/${deck.slides.length}`];
      const known = countCharacters([section, deck.title, "…", ...labels].join(""));
      for (const [character, count] of countCharacters(foot.map(({ text }) => text).join(""))) {
        const where = `${character} at the foot of page ${number}`;
        expect(count, where).toBeLessThanOrEqual(known.get(character) ?? 0);
      }
    }
    // The cover alone has none.
    expect(footers).toBe(slidesOf(name).length - 1);
  });
});
