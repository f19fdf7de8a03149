import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import type { Deck } from "../../../src/core/model/deck.ts";
import { proseOf } from "../../support/print-faults.ts";
import { readDeck } from "../../support/read-deck.ts";
import { readPdf, withoutSpaces, type ReadPdf } from "../../support/read-pdf.ts";
import { packageRoot, runCliWell } from "../../support/run-cli.ts";
import { smallChapter } from "../../support/small-chapter.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();
const names = ["linux-virtualization", "writing-for-lectern", "tsuchi"];
const built = new Map<string, { readonly deck: Deck; readonly pdf: ReadPdf }>();

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, smallChapter);
  const ours = names.slice(0, 2).map((name) => join(packageRoot, "slides", `${name}.md`));
  await runCliWell(["build", ...ours, "tsuchi.md", "--format", "html,handout"], { cwd });
  for (const name of names) {
    const folder = join(cwd, "dist", name);
    const pdf = await readPdf(join(folder, `${name}-handout.pdf`));
    built.set(name, { deck: await readDeck(folder), pdf });
  }
});

function of(name: string): { readonly deck: Deck; readonly pdf: ReadPdf } {
  const found = built.get(name);
  if (found === undefined) throw new Error(`${name} was not built.`);
  return found;
}

const marginPt = { top: 842 - 60, bottom: 56 };

describe.each(names)("the handout of %s", (name) => {
  test("has pages of A4, upright", () => {
    const { pages } = of(name).pdf;
    expect(pages.length).toBeGreaterThan(1);
    for (const { widthPt, heightPt } of pages) {
      expect(Math.abs(widthPt - (210 / 25.4) * 72)).toBeLessThanOrEqual(1);
      expect(Math.abs(heightPt - (297 / 25.4) * 72)).toBeLessThanOrEqual(1);
    }
  });

  test("holds every paragraph of the speaker notes once, character for character and in order", () => {
    const { deck, pdf } = of(name);
    const text = pdf.pages.map(proseOf).join("");
    const paragraphs = deck.slides.flatMap(({ notes }) => notes.split("\n")).map(withoutSpaces);
    let place = 0;
    for (const paragraph of paragraphs.filter(Boolean)) {
      const next = text.indexOf(paragraph, place);
      expect(next, paragraph).toBeGreaterThanOrEqual(0);
      expect(text.split(paragraph), paragraph).toHaveLength(
        paragraphs.filter((other) => other.includes(paragraph)).length + 1,
      );
      place = next + paragraph.length;
    }
    expect(place).toBeGreaterThan(0);
  });

  test("shows each slide, with its number under it", () => {
    const { deck, pdf } = of(name);
    const text = pdf.pages.map(({ text }) => text).join("");
    const numbers = pdf.pages.flatMap(({ items }) =>
      items.filter(({ heightPt, yPt }) => heightPt > 7 && yPt > marginPt.bottom),
    );
    const found = new Set(numbers.map((item) => item.text.trim()));
    for (const [index, slide] of deck.slides.entries()) {
      expect(found).toContain(String(index + 1));
      if (slide.layout !== "cover") expect(text).toContain(withoutSpaces(slide.heading));
    }
  });

  test("says on each page which it is, of how many", () => {
    const { pages } = of(name).pdf;
    for (const [index, page] of pages.entries()) {
      const foot = page.items.filter(({ yPt }) => yPt <= marginPt.bottom);
      const text = withoutSpaces(foot.map((item) => item.text).join(""));
      expect(text).toBe(`${index + 1}/${pages.length}`);
    }
  });

  test("is tagged, has title and language, and TrueType fonts only", () => {
    const { deck, pdf } = of(name);
    expect(pdf.isTagged).toBe(true);
    expect(pdf.title).toMatch(/\S{4}/);
    expect(deck.title).toContain(pdf.title);
    expect(pdf.language).toBe(deck.language);
    expect(pdf.outline.map(withoutSpaces)).toContain(withoutSpaces(deck.sections[0]?.title ?? ""));
    for (const page of pdf.pages) {
      expect(page.roles.length).toBeGreaterThan(1);
      for (const { type, isEmbedded } of page.fonts) {
        expect({ type, isEmbedded }).toEqual({ type: "CIDFontType2", isEmbedded: true });
      }
    }
  });

  test("has no compatibility form of a character", () => {
    const text = of(name).pdf.pages.map((page) => page.text);
    expect(text.join("")).not.toMatch(/[\u2e80-\u2fdf\uf900-\ufaff]/u);
  });
});
