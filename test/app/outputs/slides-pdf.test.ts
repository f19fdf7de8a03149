import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import type { Deck, Slide } from "../../../src/core/model/deck.ts";
import { imagesOf, toPlainText } from "../../../src/core/model/inline.ts";
import { readDeck, wordsOf } from "../../support/read-deck.ts";
import { readPdf, withoutSpaces, type ReadPdf } from "../../support/read-pdf.ts";
import { packageRoot, runCliWell } from "../../support/run-cli.ts";
import { smallChapter } from "../../support/small-chapter.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

/** A built chapter: what the author wrote, the deck, the page and the PDF. */
interface Built {
  readonly source: string;
  readonly deck: Deck;
  readonly html: string;
  readonly pdf: ReadPdf;
}

const ours = ["linux-virtualization", "writing-for-lectern"] as const;
const names = [...ours, "tsuchi"] as const;

const built = new Map<string, Built>();
const small = { ratios: new Map<string, ReadPdf>() };

async function load(out: string, name: string, source: string): Promise<Built> {
  const folder = join(out, name);
  return {
    source: await readFile(source, "utf8"),
    deck: await readDeck(folder),
    html: await readFile(join(folder, "index.html"), "utf8"),
    pdf: await readPdf(join(folder, `${name}.pdf`)),
  };
}

function of(name: string): Built {
  const found = built.get(name);
  if (found === undefined) throw new Error(`${name} was not built.`);
  return found;
}

/** Every slide with its page. */
function pairs({ deck, pdf }: Built): [Slide, ReadPdf["pages"][number]][] {
  return deck.slides.map((slide, index) => {
    const page = pdf.pages[index];
    if (page === undefined) throw new Error(`There is no page for slide ${index + 1}.`);
    return [slide, page];
  });
}

/** Radicals and compatibility ideographs: what a PDF writes for a character that shares its glyph. */
function compatibilityForms(text: string): string[] {
  return text.match(/[\u2e80-\u2fdf\uf900-\ufaff]/gu) ?? [];
}

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, smallChapter);
  const chapters = ours.map((name) => join(packageRoot, "slides", `${name}.md`));
  await runCliWell(["build", ...chapters, "tsuchi.md"], { cwd });
  const sources = [...chapters, join(cwd, "tsuchi.md")];
  for (const [index, name] of names.entries()) {
    built.set(name, await load(join(cwd, "dist"), name, sources[index] ?? ""));
  }
  for (const ratio of ["4:3", "a4", "letter"]) {
    const out = join(cwd, ratio.replace(":", "-"));
    await runCliWell(["build", "tsuchi.md", "--ratio", ratio, "--out", out], { cwd });
    small.ratios.set(ratio, await readPdf(join(out, "tsuchi", "tsuchi.pdf")));
  }
});

describe.each(names)("the slides PDF of %s", (name) => {
  test("has as many pages as deck.json has slides and index.html has sections", () => {
    const { deck, html, pdf } = of(name);
    expect(deck.slides.length).toBeGreaterThan(5);
    expect(html.match(/<section\b/g)).toHaveLength(deck.slides.length);
    expect(pdf.pages).toHaveLength(deck.slides.length);
  });

  test("has pages of 16:9, 960 by 540 pt", () => {
    for (const { widthPt, heightPt } of of(name).pdf.pages) {
      expect(Math.abs(widthPt - 960)).toBeLessThanOrEqual(1);
      expect(Math.abs(heightPt - 540)).toBeLessThanOrEqual(1);
    }
  });

  test("shows each slide's heading and words on its page, character for character", () => {
    for (const [slide, page] of pairs(of(name))) {
      for (const words of [...headingOf(slide), ...wordsOf(slide)]) {
        expect(page.text, `page of ${slide.id}`).toContain(withoutSpaces(words));
      }
    }
  });

  test("numbers each page as its slide", () => {
    for (const [index, page] of of(name).pdf.pages.entries()) {
      if (of(name).deck.slides[index]?.layout === "cover") continue;
      expect(page.text).toContain(`${index + 1}/${of(name).pdf.pages.length}`);
    }
  });

  test("keeps the speaker notes to itself", () => {
    const { deck, pdf } = of(name);
    const spoken = deck.slides.flatMap((slide) => slide.notes.split("\n\n"));
    const long = spoken.filter((paragraph) => paragraph.length > 200);
    const all = pdf.pages.map(({ text }) => text).join("");
    for (const paragraph of long) expect(all).not.toContain(withoutSpaces(paragraph));
  });

  test("has no compatibility form that the author did not write", () => {
    const { source, pdf } = of(name);
    const written = new Set(compatibilityForms(source));
    const extracted = pdf.pages.flatMap(({ text }) => compatibilityForms(text));
    expect(extracted.filter((character) => !written.has(character))).toEqual([]);
  });

  test("has bookmarks: the chapter, its sections, their slides, each at its page", () => {
    const { deck, pdf } = of(name);
    expect(pdf.bookmarks).toHaveLength(1);
    const [[title, page, under] = ["", null, []]] = pdf.bookmarks;
    expect([title, page]).toEqual([deck.title, 0]);
    const sections = deck.sections.map(({ title, firstSlide }) => [title, firstSlide]);
    expect(under.slice(-sections.length).map(([title, page]) => [title, page])).toEqual(sections);
    const agendas = deck.slides.filter(({ section, layout }) => !section && layout !== "cover");
    expect(under).toHaveLength(agendas.length + sections.length);
    const starts = sections.map(([, first]) => first);
    const slides = under.flatMap(([, , children]) => children);
    const wanted = deck.slides.flatMap(({ heading, section, part }, index) =>
      section === null || starts.includes(index) || (part?.index ?? 1) > 1
        ? []
        : [[heading, index, []]],
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(slides).toEqual(wanted);
  });

  test("names its author, opens with its bookmarks, and calls its pages as its slides", () => {
    const { deck, pdf } = of(name);
    expect(pdf.info["Author"] ?? null).toBe(deck.author);
    expect(pdf.info["Creator"]).toBe("lectern");
    expect({ mode: pdf.pageMode, title: pdf.showsTitle }).toEqual({
      mode: "UseOutlines",
      title: true,
    });
    expect(pdf.labels).toEqual(deck.slides.map((_, index) => String(index + 1)));
  });

  test("is tagged: each page has a heading in its structure, each figure an alt text", () => {
    const { pdf } = of(name);
    expect(pdf.isTagged).toBe(true);
    for (const [slide, page] of pairs(of(name))) {
      expect(page.roles.some((role) => /^H[1-6]?$/.test(role))).toBe(true);
      if ("figure" in slide.content) {
        const found = imagesOf(slide.content.figure.images).filter(({ src }) =>
          src.endsWith(".svg"),
        );
        expect(page.alts.map(withoutSpaces)).toEqual(found.map(({ alt }) => withoutSpaces(alt)));
      }
      if ("list" in slide.content && slide.content.list !== null) expect(page.roles).toContain("L");
      if (slide.layout === "table") expect(page.roles).toContain("Table");
    }
  });

  test("has the deck's title and language", () => {
    const { deck, pdf } = of(name);
    expect(pdf.title).toBe(deck.title);
    expect(pdf.language).toBe(deck.language);
  });

  test("has its fonts embedded as TrueType, one a weight and none of Type 3", () => {
    const fonts = of(name).pdf.pages.flatMap((page) => page.fonts);
    expect(fonts.length).toBeGreaterThan(0);
    for (const { type, isEmbedded } of fonts) {
      expect(type).toBe("CIDFontType2");
      expect(isEmbedded).toBe(true);
    }
    expect(new Set(fonts.map((font) => font.name)).size).toBeLessThanOrEqual(3);
  });

  test("has links inside the document that lead to a page, all of them", () => {
    const links = of(name).pdf.pages.flatMap((page) => page.links);
    for (const link of links) {
      if (link.kind === "inside") expect(link.page).not.toBeNull();
    }
  });
});

/** The cover shows 第1章 above the title, apart from it. */
function headingOf(slide: Slide): string[] {
  const title = toPlainText(slide.headingInlines);
  return slide.layout === "cover" ? [slide.content.kicker ?? "", title] : [slide.heading];
}

test("the agenda leads to the page of each section, though long headings begin alike", () => {
  const { deck, pdf } = of("tsuchi");
  const agenda = deck.slides.findIndex(({ layout }) => layout === "agenda");
  const starts = deck.sections.slice(0, 3).map(({ firstSlide }) => firstSlide);
  expect(pdf.pages[agenda]?.links).toEqual(starts.map((page) => ({ kind: "inside", page })));
});

test("the author's own links, written as GitHub names headings, lead to the headings' pages", () => {
  const { deck, pdf } = of("tsuchi");
  const page = pdf.pages.find(({ text }) => text.includes("二番目の話の節"));
  const [, second, third] = deck.sections.map(({ firstSlide }) => firstSlide);
  const inside = page?.links.filter(({ kind }) => kind === "inside");
  expect(inside).toEqual([third, second].map((page) => ({ kind: "inside", page })));
});

test("a link to an address keeps it", () => {
  const links = of("tsuchi").pdf.pages.flatMap((page) => page.links);
  expect(links).toContainEqual({ kind: "address", url: "https://example.org/soil" });
});

test("a list that goes on has its parts on pages of their own, in order and complete", () => {
  const { deck, pdf } = of("tsuchi");
  const parts = pairs(of("tsuchi")).filter(([{ part }]) => part !== null);
  expect(parts.length).toBeGreaterThan(1);
  for (const [{ part }, page] of parts) {
    expect(page.text).toContain(`(${part?.index}/${part?.count})`);
  }
  const all = pdf.pages.map(({ text }) => text).join("");
  const places = Array.from({ length: 14 }, (_, index) => all.indexOf(`項目${index + 1}の`));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(deck.slides.length).toBe(pdf.pages.length);
});

test("a missing image leaves its name and alt text on the page", () => {
  const page = of("tsuchi").pdf.pages.find(({ text }) => text.includes("nakushita.png"));
  expect(page?.text).toContain("なくした絵");
});

test.each([
  ["4:3", 720, 540],
  ["a4", (297 / 25.4) * 72, (210 / 25.4) * 72],
  ["letter", 11 * 72, 8.5 * 72],
])("the ratio %s gives pages of %f by %f pt", (ratio, widthPt, heightPt) => {
  const pages = small.ratios.get(ratio)?.pages ?? [];
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages) {
    expect(Math.abs(page.widthPt - widthPt)).toBeLessThanOrEqual(1);
    expect(Math.abs(page.heightPt - heightPt)).toBeLessThanOrEqual(1);
  }
});
