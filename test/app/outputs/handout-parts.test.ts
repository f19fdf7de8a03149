import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { PDFDocument } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";

import type { HandoutKind } from "../../../src/core/model/handout-kinds.ts";
import { stagePage, withFittedDeck } from "../../support/stage-page.ts";
import { printInTurn } from "../../../src/app/outputs/output.ts";
import { handoutPdfs } from "../../../src/app/outputs/handout.ts";
import type { OutputTabs } from "../../../src/app/print/fit-deck.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { withScratch } from "../../../src/app/files/write-folder.ts";
import { makeChapter } from "../../tools/bench/make-chapter.ts";
import { everyLayout } from "../../support/every-layout.ts";
import { readPdf, type ReadPdf } from "../../support/read-pdf.ts";
import { readDestinations, readWholeStructure } from "../../support/read-structure.ts";
import { structureFaults } from "../../support/structure-faults.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const open = useBrowser();
const newFolder = useTempFolders();

const { "river.md": river = "", ...images } = everyLayout;

/** Prose that goes on over pages, with links to what stands far before and behind it. */
const told = `### What is told of it

${"A river is told of in many books, and each of them begins at another of its springs. ".repeat(70)}

See [the kinds](#their-kinds), [the end](#the-end) and [a book](https://example.org/rivers).[^told]

[^told]: It is told of in [another](https://example.org/springs), too.
`;

const long = makeChapter(40).replace(/^---[^]*?---\n+#[^\n]*\n/, "");
const end = "## The end\n\n- [back](#pictures)\n- [what is told](#what-is-told-of-it)\n";
const text = river
  .replace("## Summary", () => `${told}\n${long}\n${end}\n## Summary`)
  .replace("---\n", "---\nlinkNotes: true\nhandout: [cloze, grid4, article]\n");

/** The notes are as the cloze handout, without blanks and key. */
const suffixes = {
  cloze: "cloze",
  grid4: "grid4",
  article: "article",
} satisfies Partial<Record<HandoutKind, string>>;

const files = new Map<string, Uint8Array>();
const read = new Map<string, ReadPdf>();
/** How many pages each handout was printed in. */
const parts = new Map<string, number>();

beforeAll(async () => {
  const folder = await newFolder();
  await writeFiles(folder, { "river.md": text, ...images });
  const file = toChapterFile(join(folder, "river.md"), folder);
  const outer = { config: {}, flags: {} };
  const project = createProject({ outer, root: folder, templates: null, chapters: [file] });
  const prepared = await new ChapterBuild(file, project).wholePage();
  const { page } = await open("about:blank");
  const browser = page.browser();
  await withScratch(async (staging) => {
    await stagePage(prepared, staging);
    const place = { browser, staging, looks: { all: false } };
    await withFittedDeck(prepared, place, async (fitted) => {
      const { deck, slidesHtml, links } = fitted;
      const selected = [...deck.slides.keys()];
      const made = { page: prepared, staging, deck, slidesHtml, links, selected };
      const job = { ...made, isFitted: true, steps: false, date: null };
      for (const [way, most] of [
        ["single", Infinity],
        ["joined", 14],
      ] as const) {
        const output = handoutPdfs(most);
        const opened = new Set<string>();
        const withTab: OutputTabs["withTab"] = (use) =>
          fitted.tabs.withTab((goTo) =>
            use((name) => {
              opened.add(name);
              return goTo(name);
            }),
          );
        const tabs = { deck: null, closeDeck: () => Promise.resolve(), withTab };
        await (
          await printInTurn(await output.files(job, tabs))
        )();
        for (const [kind, suffix] of Object.entries(suffixes)) {
          const bytes = await readFile(join(staging.folder, `river-${suffix}.pdf`));
          files.set(`${way} ${kind}`, new Uint8Array(bytes));
          read.set(`${way} ${kind}`, await readPdf(new Uint8Array(bytes)));
          const own = [...opened].filter((name) => name.startsWith(suffix));
          parts.set(`${way} ${kind}`, own.length);
        }
      }
    });
  });
}, 120_000);

function fileOf(name: string): Uint8Array {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`Nothing was printed as ${name}.`);
  return bytes;
}

/** What a reader has of a page, to a hundredth of a point; fonts by their names without the letters of subsets. */
function pagesOf(name: string): unknown[] {
  const pages = (read.get(name)?.pages ?? []).map((page) => ({
    ...page,
    fonts: page.fonts.map((font) => font.name.replace(/^[A-Z]{6}\+/, "")).toSorted(),
  }));
  const round = (_: string, value: unknown): unknown =>
    typeof value === "number" ? Math.round(value * 100) / 100 : value;
  return JSON.parse(JSON.stringify(pages, round)) as unknown[];
}

describe.each(Object.keys(suffixes))("printed in parts, the handout %s", (kind) => {
  const [single, joined] = [`single ${kind}`, `joined ${kind}`];

  test("has the pages of a single print, with their numbers, running heads and links", () => {
    expect([parts.get(single), (parts.get(joined) ?? 0) > 2]).toEqual([1, true]);
    expect(pagesOf(joined)).toEqual(pagesOf(single));
  });

  test("has its title, language, bookmarks and metadata", () => {
    const { pages: _own, ...ofSingle } = read.get(single) ?? { pages: [] };
    const { pages: _joined, ...ofJoined } = read.get(joined) ?? { pages: [] };
    expect(ofJoined).toEqual(ofSingle);
  });

  test("has its structure, in its reading order, and its destinations", async () => {
    const lines = await readWholeStructure(fileOf(single));
    expect(lines.length).toBeGreaterThan(400);
    expect(await readWholeStructure(fileOf(joined))).toEqual(lines);
    expect(structureFaults(await PDFDocument.load(fileOf(joined)))).toEqual([]);
    expect(await readDestinations(fileOf(joined))).toEqual(await readDestinations(fileOf(single)));
  });
});
