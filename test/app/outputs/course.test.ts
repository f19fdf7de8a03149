import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { PDFDict, PDFDocument, PDFName, PDFStream } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";

import { expectSound } from "../../support/print-faults.ts";
import {
  readPdf,
  withoutSpaces,
  type PdfBookmark,
  type PdfPage,
  type ReadPdf,
} from "../../support/read-pdf.ts";
import { runCli, runCliWell } from "../../support/run-cli.ts";
import { structureFaults } from "../../support/structure-faults.ts";
import { svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const filler = Array.from(
  { length: 160 },
  (_, index) => `海についての${index + 1}番目の文は、波の音を静かに書いています。`,
).join("");

const sea = `---
author: 山田 花子
keywords: 海
---

# 第1章 海のはなし

**潮汐**のことは[月の章](moon.md#words)に、表は[下](#data)にあります。

## 波

${filler}

## Data

![波の図](./images/wave.svg)

**潮汐**の表です。[表紙](moon.md)もあります。

| 港 | 高さ |
| --- | --- |
| 東 | 2 |
`;

const moon = `---
lang: en
author: A. Author
theme: hall
ratio: "4:3"
---

# Chapter 2: The Moon

The moon pulls. Before it came [the sea](sea.md#data).

## Data

The **crater** table stands here, and [more](#words).

| Crater | km |
| --- | --- |
| A | 2 |

## Words

Some words about a **crater**. See [our page](#words).
`;

const stars = "# 星\n\n## まとめ\n\n星は**恒星**です。遠くで光ります。\n";

const titles = ["第1章 海のはなし", "Chapter 2: The Moon", "星"];
const names = ["sea", "moon", "stars"];
const kinds = ["handout", "article", "grid4", "lines", "cloze", "cloze-key"];

let cwd = "";
const course = new Map<string, ReadPdf>();
const build = ["build", "sea.md", "moon.md", "stars.md", "--course", "--format", "pdf", "--key"];
const args = [...build, "separate", "--handout", "notes,article,grid4,lines,cloze"];

beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, {
    "sea.md": sea,
    "moon.md": moon,
    "stars.md": stars,
    "images/wave.svg": svg,
    "lectern.config.json": JSON.stringify({ courseTitle: "海と空の講義" }),
  });
  const { stdout } = await runCliWell(args, { cwd });
  expect(stdout).toMatch(/^course: 3 chapters, \d+ pages in course-handout\.pdf, /m);
  for (const kind of kinds)
    course.set(kind, await readPdf(join(cwd, "dist", `course-${kind}.pdf`)));
}, 60_000);

function of(kind: string): ReadPdf {
  const pdf = course.get(kind);
  if (pdf === undefined) throw new Error(`There is no ${kind}.`);
  return pdf;
}

const isBlank = ({ text }: PdfPage): boolean => text === "";

/** The page on which each chapter begins, 0-based, and the one after the last. */
const startsOf = ({ bookmarks, pages }: ReadPdf): number[] => [
  ...bookmarks.slice(1).map(([, page]) => page ?? -1),
  pages.length,
];

/** Chapters are parts of the course's document. */
const rolesOf = ({ roles }: PdfPage): string[] =>
  roles.filter((role) => !["Document", "Part"].includes(role));

/** The numbers of pages differ. */
const wordsOf = ({ items }: PdfPage): string =>
  withoutSpaces(items.map(({ text }) => text).join("")).replace(/\d/g, "");

const footPt = 56;
const flat = (entries: readonly PdfBookmark[]): PdfBookmark[] =>
  entries.flatMap((entry) => [entry, ...flat(entry[2])]);

describe.each(kinds)("the course's %s", (kind) => {
  test("counts its pages through, and has no other words on blank ones", () => {
    const { pages } = of(kind);
    for (const [index, page] of pages.entries()) {
      expectSound(page);
      const foot = page.items.filter(({ yPt }) => yPt < footPt).map(({ text }) => text);
      if (isBlank(page)) expect(page.items).toEqual([]);
      else expect(withoutSpaces(foot.join(""))).toBe(`${index + 1}/${pages.length}`);
    }
    expect(pages.filter(isBlank).length).toBeGreaterThan(0);
    expect(pages.at(-1)?.text).not.toBe("");
  });

  test("has chapters that begin on right-hand pages, with the pages of their own handouts", async () => {
    const pdf = of(kind);
    const starts = startsOf(pdf);
    expect(starts).toHaveLength(names.length + 1);
    for (const [index, name] of names.entries()) {
      const start = starts[index] ?? -1;
      expect(start % 2).toBe(0);
      const file = join(cwd, "dist", name, `${name}-${kind}.pdf`);
      const alone = (await readPdf(file).catch(() => null))?.pages ?? [];
      const own = pdf.pages.slice(start, starts[index + 1]);
      expect(own.filter((page) => !isBlank(page))).toHaveLength(alone.length);
      for (const [at, page] of alone.entries()) {
        const other = own[at] ?? page;
        expect(wordsOf(other)).toBe(wordsOf(page));
        expect(other.fonts).toHaveLength(page.fonts.length);
        expect(other.alts).toEqual(page.alts);
        // Links to other chapters are links only here.
        if (other.links.length === page.links.length) expect(rolesOf(other)).toEqual(rolesOf(page));
      }
    }
  });

  test("has a structure in which each number names one place, and each id one cell", async () => {
    const document = await PDFDocument.load(
      await readFile(join(cwd, "dist", `course-${kind}.pdf`)),
    );
    expect(structureFaults(document, 20)).toEqual([]);
    const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
    const dicts = objects.flatMap((object) =>
      object instanceof PDFDict ? [object] : object instanceof PDFStream ? [object.dict] : [],
    );
    const valuesOf = (key: string): string[] =>
      dicts.flatMap((dict) => dict.get(PDFName.of(key))?.toString() ?? []);
    const numbers = [...valuesOf("StructParents"), ...valuesOf("StructParent")];
    const [next] = valuesOf("ParentTreeNextKey").map(Number);
    expect(numbers.map(Number).toSorted((a, b) => a - b)).toEqual([...Array(next).keys()]);
    expect(valuesOf("ParentTreeNextKey")).toHaveLength(1);
    const ids = dicts
      .filter((dict) => dict.has(PDFName.of("S")))
      .flatMap((dict) => dict.get(PDFName.of("ID"))?.toString() ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const name of valuesOf("FontName")) expect(name).toMatch(/^\/[A-Z]{6}\+\w/);
    const fonts = new Set(valuesOf("FontFile2"));
    expect(new Set(valuesOf("FontName")).size).toBe(fonts.size);
    expect(ids.length > 0).toBe(kind !== "cloze-key");
  });

  test("has bookmarks of chapters, their sections and slides, each to its own page", () => {
    const pdf = of(kind);
    expect(pdf.bookmarks.map(([title]) => title)).toEqual(["目次", ...titles]);
    for (const [title, page] of flat(pdf.bookmarks)) {
      const words = withoutSpaces(title).replace(/^(?:第1章|Chapter2:)/, "");
      expect(pdf.pages[page ?? -1]?.text, title).toContain(words);
    }
  });

  test("begins with its title and the contents of all chapters, with the pages they lead to", () => {
    const pdf = of(kind);
    const [first] = pdf.pages;
    expect(first?.text).toContain("海と空の講義");
    expect(first?.text).toContain("目次");
    const entries = pdf.bookmarks
      .slice(1)
      .flatMap((entry) => [entry, ...(kind.endsWith("key") ? [] : entry[2])]);
    const listed = entries.filter(([title]) => first?.text.includes(withoutSpaces(title)));
    expect(listed.length).toBeGreaterThanOrEqual(kind.endsWith("key") ? 2 : 6);
    const links = first?.links.flatMap((link) => (link.kind === "inside" ? [link.page] : []));
    expect([...new Set(links)]).toEqual([...new Set(listed.map(([, page]) => page))]);
    for (const [title, page] of listed) {
      expect(first?.text).toContain(`${withoutSpaces(title)}${(page ?? -1) + 1}`);
    }
  });

  test("is tagged, bears title, authors and language, and embeds its fonts", () => {
    const pdf = of(kind);
    expect(pdf.isTagged).toBe(true);
    expect(pdf.title).toBe("海と空の講義");
    expect(pdf.language).toBe("ja");
    expect(pdf.info["Author"]).toBe("山田 花子, A. Author");
    for (const { type, isEmbedded } of pdf.pages.flatMap(({ fonts }) => fonts)) {
      expect({ type, isEmbedded }).toEqual({ type: "CIDFontType2", isEmbedded: true });
    }
  });
});

describe.each(["handout", "article"])("links of the course's %s", (kind) => {
  test("between chapters lead to the page with the words", () => {
    const pdf = of(kind);
    const [, second = 0, third = 0] = startsOf(pdf);
    const chapter = pdf.pages.slice(0, second).flatMap(({ links }) => links);
    const targets = chapter.flatMap((link) => (link.kind === "inside" ? [link.page ?? -1] : []));
    const words = pdf.pages.findIndex(
      ({ text }, index) => index >= second && text.includes("Somewords"),
    );
    const own = targets.filter((page) => page >= second && page < third);
    expect(own).toContain(words);
    // Back to the first chapter, past its own section of that name.
    const back = pdf.pages.slice(second, third).flatMap(({ links }) => links);
    const table = pdf.pages.findIndex(({ text }) => text.includes("の表です"));
    expect(back).toContainEqual({ kind: "inside", page: table });
    for (const link of [...chapter, ...back]) {
      if (link.kind === "inside") expect(link.page).not.toBeNull();
      else expect(link.url).not.toContain("lectern:");
    }
  });
});

test("the chapters of one course keep their terms to themselves", () => {
  const key = of("cloze-key").pages.map(({ text }) => text);
  expect(key.join("")).toContain("1.潮汐");
  expect(key.join("")).toContain("1.crater");
});

test("the list of chapters has the course's handouts, but no key", async () => {
  await runCliWell([...args.slice(0, 5), "--out", "html", "--handout", "notes,cloze"], { cwd });
  const list = await readFile(join(cwd, "html", "index.html"), "utf8");
  expect(list).toContain('href="course-handout.pdf"');
  expect(list).toContain('href="course-cloze.pdf"');
  expect(list).not.toContain("cloze-key");
});

test("the same chapters give the same bytes", async () => {
  await runCliWell([...args, "--out", "again"], { cwd });
  const own = kinds.map((kind) => `moon/moon-${kind}.pdf`);
  for (const file of [...kinds.map((kind) => `course-${kind}.pdf`), ...own]) {
    const [one, other] = await Promise.all(
      ["dist", "again"].map((out) => readFile(join(cwd, out, file))),
    );
    expect(one?.equals(other ?? Buffer.of()), file).toBe(true);
  }
});

test("without one of its chapters it is not printed, but the others stand and are listed", async () => {
  const out = await newFolder();
  await writeFiles(out, { moon: "This is no folder." });
  const { code, stderr } = await runCli([...build.slice(0, 5), "--out", out], { cwd });
  expect([code, stderr]).toEqual([3, expect.stringContaining("moon")]);
  const made = ["assets", "index.html", "moon", "sea", "stars"];
  expect((await readdir(out)).toSorted()).toEqual(made);
  const list = await readFile(join(out, "index.html"), "utf8");
  expect(list).toContain('href="stars/');
  expect(list).not.toContain('href="moon/');
});
