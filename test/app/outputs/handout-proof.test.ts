import { readFile } from "node:fs/promises";
import { join } from "node:path";

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import type { Deck } from "../../../src/core/model/deck.ts";
import { handoutKinds, type HandoutKind } from "../../../src/core/model/handout-kinds.ts";
import { chapterText } from "../../support/chapter-arbitrary.ts";
import { everyLayout } from "../../support/every-layout.ts";
import { expectSound, footPt, slidesOn } from "../../support/print-faults.ts";
import { readDeck } from "../../support/read-deck.ts";
import { readProseOrder } from "../../support/read-order.ts";
import { readPdf, withoutSpaces, type ReadPdf } from "../../support/read-pdf.ts";
import { packageRoot, runCliWell, runProcess } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const samples = ["linux-virtualization", "writing-for-lectern"];
const generated = fc.sample(chapterText, { numRuns: 3, seed: 20_260_401 });
const files: Readonly<Record<string, string>> = {
  ...everyLayout,
  ...Object.fromEntries(generated.map((text, index) => [`made-${index + 1}.md`, text])),
};
const ours = Object.keys(files).filter((name) => name.endsWith(".md"));
const names = [...samples, ...ours.map((name) => name.replace(".md", ""))];
const kinds = ["--format", "html", "--handout", handoutKinds.join(",")];

let cwd = "";
const decks = new Map<string, Deck>();
const pdfs = new Map<string, ReadPdf>();

function fileOf(kind: HandoutKind, name: string, out = "dist"): string {
  return join(cwd, out, name, `${name}-${kind === "notes" ? "handout" : kind}.pdf`);
}

function of(kind: HandoutKind, name: string): { readonly deck: Deck; readonly pdf: ReadPdf } {
  const deck = decks.get(name);
  const pdf = pdfs.get(`${kind} ${name}`);
  if (deck === undefined || pdf === undefined) throw new Error(`${name} has no ${kind}.`);
  return { deck, pdf };
}

beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, files);
  const paths = samples.map((name) => join(packageRoot, "slides", `${name}.md`));
  await runCliWell(["build", ...paths, ...kinds], { cwd });
  await runCliWell(["build", ...ours, ...kinds], { cwd });
  const again = ["build", "river.md", ...paths.slice(0, 1), ...kinds, "--out", "again"];
  expect((await runProcess(again, { cwd, env: { TZ: "Asia/Tokyo" } })).code).toBe(0);
  for (const name of names) {
    decks.set(name, await readDeck(join(cwd, "dist", name)));
    for (const kind of handoutKinds) {
      pdfs.set(`${kind} ${name}`, await readPdf(fileOf(kind, name)));
    }
  }
}, 180_000);

const cases = names.flatMap((name) => handoutKinds.map((kind) => [kind, name] as const));

describe.each(cases)("%s of %s", (kind, name) => {
  test("is tagged, with fonts that are subsets of TrueType", () => {
    const { pdf } = of(kind, name);
    expect(pdf.isTagged).toBe(true);
    for (const { fonts, roles } of pdf.pages) {
      expect(roles.length).toBeGreaterThan(0);
      for (const font of fonts) {
        expect(font).toEqual({
          name: expect.stringMatching(/^[A-Z]{6}\+/),
          type: "CIDFontType2",
          isEmbedded: true,
        });
      }
    }
  });

  test("has all inside its pages, nothing over another", () => {
    for (const page of of(kind, name).pdf.pages) expectSound(page);
  });
});

describe.each(["notes", "cloze"] as const)("%s", (kind) => {
  test.each(names)("of %s has each slide once, in order", (name) => {
    const { deck, pdf } = of(kind, name);
    const total = deck.slides.length;
    const numbers = deck.slides.flatMap(({ layout }, index) =>
      layout === "cover" ? [] : [index + 1],
    );
    expect(pdf.pages.flatMap((page) => slidesOn(page, total))).toEqual(numbers);
  });
});

describe.each(["notes", "article"] as const)("the structure of %s", (kind) => {
  test.each(samples)("of %s has all prose, as the chapter has it", async (name) => {
    const prose = await readProseOrder(fileOf(kind, name));
    let place = 0;
    for (const paragraph of of(kind, name).deck.slides.flatMap(({ notes }) => notes.split("\n"))) {
      const words = withoutSpaces(paragraph).replaceAll("-", "");
      const next = prose.indexOf(words, place);
      expect(next, paragraph).toBeGreaterThanOrEqual(place);
      place = next + words.length;
    }
    expect(place).toBeGreaterThan(1000);
  });
});

test("links on slides lead to the pages of their slides", () => {
  const { deck, pdf } = of("grid2", "river");
  const pageOf = (isIt: (slide: Deck["slides"][number]) => boolean): number =>
    1 + Math.floor(deck.slides.findIndex(isIt) / 2);
  const parts = ["Their kinds", "Their parts", "Where they stand"];
  const targets = parts.map((part) => pageOf(({ heading }) => heading === part));
  const { links } = pdf.pages[pageOf(({ layout }) => layout === "divider")] ?? {};
  expect(links).toEqual(expect.arrayContaining(targets.map((page) => ({ kind: "inside", page }))));
  expect(new Set(targets).size).toBe(parts.length);
});

test("a hyphen that parts a word stands at a line's end, nowhere else", async () => {
  const text = await readFile(join(packageRoot, "slides", "writing-for-lectern.md"), "utf8");
  for (const kind of ["notes", "article", "cloze"] as const) {
    const { pages } = of(kind, "writing-for-lectern").pdf;
    const lines = pages.flatMap(({ items }) => items.filter(({ yPt }) => yPt > footPt));
    expect(lines.some((line) => /[a-z]{3}-$/.test(line.text))).toBe(true);
    for (const [words] of lines.flatMap((line) => [...line.text.matchAll(/\w+-\w+/g)])) {
      expect(text).toContain(words);
    }
  }
});

test.each(handoutKinds)("%s has the same bytes on every build", async (kind) => {
  for (const name of ["river", samples[0] ?? ""]) {
    const [first, again] = await Promise.all(
      ["dist", "again"].map((out) => readFile(fileOf(kind, name, out))),
    );
    expect(again?.equals(first ?? Buffer.alloc(0)), name).toBe(true);
  }
});
