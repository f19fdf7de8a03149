import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import type { Deck } from "../../../src/core/model/deck.ts";
import { handoutKinds } from "../../../src/core/model/handout-kinds.ts";
import { expectSound, footPt, proseOf, sizesPt, slidesOn } from "../../support/print-faults.ts";
import { readDeck } from "../../support/read-deck.ts";
import { readPdf, type PdfBookmark, type ReadPdf } from "../../support/read-pdf.ts";
import { packageRoot, runCliWell } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

/** 20,000 characters in one paragraph, each sentence with its number. */
const longNote = Array.from(
  { length: 700 },
  (_, index) => `長い注記の${index + 1}番目の文は、土と水の話を静かに続けています。`,
).join("");

const chapters = {
  "long.md": `---\nlang: ja\n---\n\n# 長い章\n\n## 長い節\n\n- 項目一\n- 項目二\n\n${longNote}\n\n## 次の節\n\n短い文です。\n`,
  "one.md": "---\nlang: en\npaper: letter\n---\n\n# Alone\n",
};

const names = ["linux-virtualization", "writing-for-lectern", "long", "one"] as const;

interface Built {
  readonly deck: Deck;
  readonly pdfs: ReadonlyMap<string, ReadPdf>;
}
const built = new Map<string, Built>();

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, chapters);
  const ours = names.slice(0, 2).map((name) => join(packageRoot, "slides", `${name}.md`));
  const kinds = handoutKinds.join(",");
  await runCliWell(["build", ...ours, ...Object.keys(chapters), "--handout", kinds], { cwd });
  for (const name of names) {
    const folder = join(cwd, "dist", name);
    const read = handoutKinds.map(async (kind) => {
      const suffix = kind === "notes" ? "handout" : kind;
      return [kind, await readPdf(join(folder, `${name}-${suffix}.pdf`))] as const;
    });
    built.set(name, { deck: await readDeck(folder), pdfs: new Map(await Promise.all(read)) });
  }
}, 120_000);

function of(name: string, kind: string): { readonly deck: Deck; readonly pdf: ReadPdf } {
  const { deck, pdfs } = built.get(name) ?? {};
  const pdf = pdfs?.get(kind);
  if (deck === undefined || pdf === undefined) throw new Error(`${name} has no ${kind}.`);
  return { deck, pdf };
}

const cases = names.flatMap((name) => handoutKinds.map((kind) => [kind, name] as const));

const flat = (entries: readonly PdfBookmark[]): PdfBookmark[] =>
  entries.flatMap((entry) => [entry, ...flat(entry[2])]);

describe.each(cases)("%s of %s", (kind, name) => {
  test("has upright pages of its paper, with all in them and nothing over another", () => {
    const { pdf } = of(name, kind);
    expect(pdf.isTagged).toBe(true);
    for (const page of pdf.pages) {
      const { width, height } = sizesPt[name === "one" ? "letter" : "a4"];
      expect(Math.abs(page.widthPt - width)).toBeLessThanOrEqual(1);
      expect(Math.abs(page.heightPt - height)).toBeLessThanOrEqual(1);
      expectSound(page);
    }
  });

  test("says on each page which it is, of how many", () => {
    const { pages } = of(name, kind).pdf;
    for (const [index, { items }] of pages.entries()) {
      const foot = items.filter(({ yPt }) => yPt < footPt).map(({ text }) => text);
      expect(foot.join("").replaceAll(" ", "")).toBe(`${index + 1}/${pages.length}`);
    }
  });

  test("has bookmarks to the pages on which their words stand", () => {
    const { deck, pdf } = of(name, kind);
    const bookmarks = flat(pdf.bookmarks);
    expect(bookmarks.length).toBeGreaterThan(0);
    for (const [title, page] of bookmarks) {
      if (title === deck.title) continue;
      expect(pdf.pages[page ?? -1]?.text, title).toContain(title.replace(/\s/gu, ""));
    }
  });
});

const perPage = { grid2: 2, grid4: 4, grid6: 6, lines: 3 };

describe.each(Object.entries(perPage))("%s", (kind, count) => {
  test.each(names)("of %s has so many slides on each page, each once and in order", (name) => {
    const { deck, pdf } = of(name, kind);
    const total = deck.slides.length;
    const contents = deck.sections.length < 2 ? 0 : 1;
    expect(pdf.pages).toHaveLength(contents + Math.ceil(total / count));
    // The cover bears no number.
    const numbers = pdf.pages.slice(contents).flatMap((page) => slidesOn(page, total));
    const covers = deck.slides.filter(({ layout }) => layout === "cover").length;
    expect(numbers).toEqual([...deck.slides.keys()].map((index) => index + 1).slice(covers));
  });
});

const samples = ["linux-virtualization", "writing-for-lectern"];
const withContents = ["notes", "article", "grid2", "lines"].flatMap((kind) =>
  // The slides of the other one stand on a single page of a grid.
  (kind === "notes" || kind === "article" ? [...samples, "long"] : samples).map(
    (name) => [kind, name] as const,
  ),
);

describe("handouts of all kinds", () => {
  test.each(withContents)(
    "%s of %s has contents with the numbers of the pages that they lead to",
    (kind, name) => {
      const { deck, pdf } = of(name, kind);
      const first = pdf.pages[0];
      const links = first?.links.flatMap((link) => (link.kind === "inside" ? [link.page] : []));
      const targets = links?.slice(0, deck.sections.length) ?? [];
      const words = first === undefined ? "" : proseOf(first);
      let place = 0;
      for (const [index, { title }] of deck.sections.entries()) {
        const entry = `${title.replace(/\s/gu, "")}${(targets[index] ?? -1) + 1}`;
        const found = words.indexOf(entry, place);
        expect(found, entry).toBeGreaterThanOrEqual(0);
        place = found + entry.length;
      }
      expect(new Set(targets).size).toBeGreaterThan(1);
    },
  );
});

describe("notes", () => {
  test("breaks 20,000 characters of prose across pages and loses none, and fills the pages", () => {
    const { pdf } = of("long", "notes");
    const text = pdf.pages.map(proseOf).join("");
    for (const sentence of longNote.match(/[^。]+。/g) ?? []) {
      expect(text.split(sentence), sentence).toHaveLength(2);
    }
    expect(longNote.length).toBeGreaterThan(18_000);
    expect(pdf.pages.length).toBeLessThanOrEqual(14);
    // The last of its pages ends where it ends.
    for (const { items } of pdf.pages.slice(1, -2)) {
      const body = items.filter(({ yPt, heightPt }) => yPt > 57 && heightPt > 9);
      expect(Math.min(...body.map(({ yPt }) => yPt))).toBeLessThan(57 + 40);
    }
  });

  test("of a chapter of one slide is one page without contents", () => {
    const { pdf } = of("one", "notes");
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.pages[0]?.text).not.toContain("Contents");
  });
});

describe("article", () => {
  test.each(["linux-virtualization", "writing-for-lectern", "long"])(
    "of %s has every heading and every sentence of the prose, in the chapter's order, and no slide",
    (name) => {
      const { deck, pdf } = of(name, "article");
      const text = pdf.pages.map(proseOf).join("");
      const paragraphs = deck.slides.flatMap(({ notes }) => notes.split("\n")).filter(Boolean);
      const sentences = paragraphs.flatMap((words) => words.match(/[^。.]{8,60}[。.]/gu) ?? []);
      expect(sentences.length).toBeGreaterThan(20);
      let last = -1;
      for (const sentence of sentences) {
        const words = sentence.replace(/\s/gu, "");
        const at = text.indexOf(words);
        expect(at, sentence).toBeGreaterThan(last);
        last = at;
        expect(text.split(words), sentence).toHaveLength(2);
      }
      const all = pdf.pages.map((page) => page.text).join("");
      for (const { title } of deck.sections) expect(all).toContain(title.replace(/\s/gu, ""));
      expect(pdf.pages.flatMap((page) => slidesOn(page, deck.slides.length))).toEqual([]);
    },
  );
});
