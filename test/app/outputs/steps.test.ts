import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { beforeAll, describe, expect, test } from "vitest";

import { readPdf, type ReadPdf } from "../../support/read-pdf.ts";
import { runCliWell } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const text = `---
incremental: true
---

# Steps

- one, see [the lists](#lists)
- two

## Lists

This comes first:

- alpha
  - inner
- beta
- gamma

## At once

<!-- slide: class=at-once -->

- near
- far

## Terms

float
: rises

pen
: writes
`;

const perSection = text
  .replace("incremental: true", "lang: en")
  .replace("class=at-once", "class=incremental");

let cwd = "";
const pdfs = new Map<string, ReadPdf>();

beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, { "all.md": text, "one.md": perSection });
  await runCliWell(["build", "all.md", "one.md", "--out", "plain"], { cwd });
  await runCliWell(["build", "all.md", "one.md", "--out", "steps", "--steps"], { cwd });
  for (const kind of ["plain", "steps"]) {
    for (const name of ["all", "one"]) {
      pdfs.set(`${kind} ${name}`, await readPdf(join(cwd, kind, name, `${name}.pdf`)));
    }
  }
});

const textsOf = (name: string): string[] => pdfs.get(name)?.pages.map(({ text }) => text) ?? [];

/** Which of some words stand on each page. */
const wordsOn = (name: string, words: readonly string[]): string[][] =>
  textsOf(name).map((page) => words.filter((word) => page.includes(word)));

describe("with --steps", () => {
  test("each item has a page with those before it; what stands at once has one page", () => {
    const words = ["alpha", "inner", "beta", "gamma", "near", "far", "float", "rises", "pen"];
    expect(wordsOn("steps all", words).slice(2)).toEqual([
      ["alpha", "inner"],
      ["alpha", "inner", "beta"],
      ["alpha", "inner", "beta", "gamma"],
      ["near", "far"],
      ["float", "rises"],
      ["float", "rises", "pen"],
    ]);
  });

  test("pages bear the slide's number, links and bookmarks lead to its first page", () => {
    const pdf = pdfs.get("steps all");
    expect(pdf?.labels).toEqual(["1", "2", "3", "3", "3", "4", "5", "5"]);
    for (const page of textsOf("steps all").slice(2, 5)) expect(page).toContain("3/5");
    expect(pdf?.pages[1]?.links).toEqual([{ kind: "inside", page: 2 }]);
    const [[, , entries] = ["", null, []]] = pdf?.bookmarks ?? [];
    expect(entries.map(([, page]) => page)).toEqual([1, 2, 5, 6]);
  });

  test("only a section that wishes so goes step by step", () => {
    expect(wordsOn("steps one", ["near", "far"]).slice(2)).toEqual([
      [],
      ["near"],
      ["near", "far"],
      [],
    ]);
  });
});

test("without --steps a slide is one page with all on it", () => {
  for (const name of ["plain all", "plain one"]) {
    expect(pdfs.get(name)?.pages).toHaveLength(5);
    expect(textsOf(name)[2]).toContain("gamma");
  }
});

test("on the screen the items come one by one, and the first with the slide", async () => {
  const url = pathToFileURL(join(cwd, "plain", "all", "index.html")).href;
  const { page, faults } = await open(`${url}#/lists`);
  await page.waitForSelector(".reveal.ready");
  // Items fade in: their places are waited for.
  const untilShown = (wanted: readonly boolean[]) =>
    page.waitForFunction(
      (expected) => {
        const items = Array.from(document.querySelectorAll(".present .list > li"), (item) =>
          item.checkVisibility({ visibilityProperty: true }),
        );
        return items.join() === expected;
      },
      { timeout: 5000 },
      wanted.join(),
    );
  await untilShown([true, false, false]);
  await page.keyboard.press("ArrowRight");
  await untilShown([true, true, false]);
  await page.keyboard.press("ArrowRight");
  await untilShown([true, true, true]);
  await page.keyboard.press("ArrowRight");
  await untilShown([true, true]);
  const heading = await page.evaluate(() => document.querySelector(".present h2")?.textContent);
  expect(heading?.trim()).toBe("At once");
  expect(faults).toEqual([]);
  await page.close();
});
