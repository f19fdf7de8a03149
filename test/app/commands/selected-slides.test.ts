import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import type { Deck } from "../../../src/core/model/deck.ts";
import { readDeck } from "../../support/read-deck.ts";
import { readPdf, type PdfBookmark, type ReadPdf } from "../../support/read-pdf.ts";
import { runCli, runCliWell } from "../../support/run-cli.ts";
import { smallChapter } from "../../support/small-chapter.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

let cwd = "";
let deck: Deck | null = null;

async function build(...args: string[]): Promise<{ slides: ReadPdf; handout: ReadPdf }> {
  await runCliWell(["build", "tsuchi.md", "--format", "html,pdf,handout", ...args], { cwd });
  const folder = join(cwd, "dist", "tsuchi");
  deck = await readDeck(folder);
  const [slides, handout] = await Promise.all(
    ["tsuchi.pdf", "tsuchi-handout.pdf"].map((name) => readPdf(join(folder, name))),
  );
  if (slides === undefined || handout === undefined) throw new Error("Nothing was built.");
  return { slides, handout };
}

beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, smallChapter);
});

const pagesOf = (entries: readonly PdfBookmark[]): (number | null)[] =>
  entries.flatMap(([, page, children]) => [page, ...pagesOf(children)]);

describe("--pages", () => {
  test("makes PDFs of these slides, under the numbers and labels of the deck", async () => {
    const { slides, handout } = await build("--pages", "2,4-5");
    const total = deck?.slides.length ?? 0;
    expect(total).toBeGreaterThan(8);
    expect(slides.labels).toEqual(["2", "4", "5"]);
    expect(slides.pages).toHaveLength(3);
    for (const [index, number] of [2, 4, 5].entries()) {
      expect(slides.pages[index]?.text).toContain(`${number}/${total}`);
    }
    const words = handout.pages.map(({ text }) => text).join("");
    const numbers = [...words.matchAll(new RegExp(`(\\d+)/${total}`, "g"))].map(([, each]) => each);
    expect(numbers).toEqual(["2", "4", "5"]);
  });

  test("has bookmarks and links to these pages alone", async () => {
    const { slides } = await build("--pages", "2-3,5");
    const pages = pagesOf(slides.bookmarks);
    expect(new Set(pages).size).toBeGreaterThan(1);
    for (const page of pages) expect([0, 1, 2]).toContain(page);
    // Of the agenda's links, the one to the first section has its slide.
    expect(slides.pages[0]?.links).toEqual([{ kind: "inside", page: 1 }]);
  });

  test("leaves the deck whole", async () => {
    await build("--pages", "2");
    const html = await readFile(join(cwd, "dist", "tsuchi", "index.html"), "utf8");
    expect(html.match(/<section\b/g)).toHaveLength(deck?.slides.length ?? 0);
  });
});

test("--section makes a PDF of the slides of a section", async () => {
  await build();
  const id = deck?.sections[2]?.id ?? "";
  const { slides } = await build("--section", id);
  const numbers = (deck?.slides ?? []).flatMap((slide, index) =>
    slide.section === id ? [String(index + 1)] : [],
  );
  expect(numbers.length).toBeGreaterThan(1);
  expect(slides.labels).toEqual(numbers);
});

test.each([
  ["--pages", "2-99", /There are no pages "2-99" in tsuchi\.md\.[^]*slides are 1 to \d+/],
  ["--section", "sora", /There is no section "sora" in tsuchi\.md\.[^]*観測の道具/],
])("%s %s is wrong usage, says what there is, and writes nothing", async (flag, value, words) => {
  const before = await listFiles(cwd);
  const { code, stderr } = await runCli(["build", "tsuchi.md", flag, value], { cwd });
  expect(stderr).toMatch(words);
  expect(code).toBe(2);
  expect(await listFiles(cwd)).toEqual(before);
});
