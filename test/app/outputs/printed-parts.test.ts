import { PDFDocument } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";

import { makeChapter } from "../../tools/bench/make-chapter.ts";
import { everyLayout } from "../../support/every-layout.ts";
import { usePrinting, type PrintWish } from "../../support/print-slides.ts";
import { readPdf, type ReadPdf } from "../../support/read-pdf.ts";
import { readDestinations, readWholeStructure } from "../../support/read-structure.ts";
import { structureFaults } from "../../support/structure-faults.ts";

const print = usePrinting();

const { "river.md": river = "", ...images } = everyLayout;

/** Links between slides that stand far from each other, both ways, to ids of any script. */
const near = `## 水の話

- [pictures](#pictures) and [the kinds](#their-kinds)
- [the end](#the-end)

### Another formula

$$
\\begin{align} a &= b \\\\ c &= d \\end{align}
$$
`;

const far = `${makeChapter(24).replace(/^---[^]*?---\n+#[^\n]*\n/, "")}

## The end

- [水](#水の話)
- [far back](#pictures)
- [nowhere](#not-there)

### A formula

$$
\\begin{align} e &= f \\end{align}
$$

![A reed by the water](./reed.svg)
`;

const text = river
  .replace("## Gauges", () => `${near}\n## Gauges`)
  .replace("## Summary", () => `${far}\n## Summary`);
const chapter = { "river.md": text, ...images };
const incremental = text.replace("---\n", "---\nincremental: true\n");
const most = 7;

/** A deck of more slides is fitted in several pages, and stands in no tab. */
const mostInOne = 15;

/** Some slides of many parts; those between them are gone, with links to them. */
const some = [0, 3, 4, 5, 6, 7, 8, 9, 12, 13, 14, 20, 21, 22, 23, 24, 40];

const wishes = {
  single: { most: Infinity },
  joined: { most },
  again: { most },
  someSingle: { most: Infinity, selected: some },
  someJoined: { most: 4, selected: some },
} satisfies Record<string, PrintWish>;

const files = new Map<string, Uint8Array>();
const read = new Map<string, ReadPdf>();

beforeAll(async () => {
  const printed = await print(chapter, Object.values(wishes));
  const steps = await print({ ...chapter, "river.md": incremental }, [
    { most: Infinity, steps: true },
    { most: 20, steps: true },
  ]);
  const long = await print(chapter, [wishes.someJoined], mostInOne);
  const longSteps = await print(
    { ...chapter, "river.md": incremental },
    [{ most: 20, steps: true }],
    mostInOne,
  );
  const names = [
    ...Object.keys(wishes),
    "stepsSingle",
    "stepsJoined",
    "fittedInPieces",
    "stepsOfPieces",
  ];
  for (const [index, bytes] of [...printed, ...steps, ...long, ...longSteps].entries()) {
    files.set(names[index] ?? "", bytes);
    read.set(names[index] ?? "", await readPdf(bytes));
  }
});

function fileOf(name: string): Uint8Array {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`Nothing was printed as ${name}.`);
  return bytes;
}

/** What a reader has of a page; fonts by their names without the letters of subsets. */
function pagesOf(name: string): unknown[] {
  return (read.get(name)?.pages ?? []).map((page) => ({
    ...page,
    fonts: page.fonts.map((font) => font.name.replace(/^[A-Z]{6}\+/, "")).toSorted(),
  }));
}

describe.each([
  ["the slides of a chapter", "single", "joined"],
  ["selected slides", "someSingle", "someJoined"],
  ["slides in steps", "stepsSingle", "stepsJoined"],
])("printed in parts, %s", (_, single, joined) => {
  test("have the pages of a single print: their text at its places, their links, their roles", () => {
    expect(pagesOf(single).length).toBeGreaterThan(most);
    expect(pagesOf(joined)).toEqual(pagesOf(single));
  });

  test("have its title, language, bookmarks, page labels and metadata", () => {
    const { pages: _own, ...ofSingle } = read.get(single) ?? { pages: [] };
    const { pages: _joined, ...ofJoined } = read.get(joined) ?? { pages: [] };
    expect(ofJoined).toEqual(ofSingle);
  });

  test("have its structure, in its reading order", async () => {
    const lines = await readWholeStructure(fileOf(single));
    expect(lines.length).toBeGreaterThan(400);
    expect(await readWholeStructure(fileOf(joined))).toEqual(lines);
    expect(structureFaults(await PDFDocument.load(fileOf(joined)))).toEqual([]);
  });

  test("have its destinations, across all parts", async () => {
    expect(await readDestinations(fileOf(joined))).toEqual(await readDestinations(fileOf(single)));
  });
});

test("links lead from the first part to the last, and back", () => {
  const { pages = [] } = read.get("joined") ?? {};
  const inside = pages.flatMap(({ links }, from) =>
    links.flatMap((link) => (link.kind === "inside" ? [[from, link.page ?? -1] as const] : [])),
  );
  const reach = (from: number, to: number): number =>
    Math.floor(to / most) - Math.floor(from / most);
  expect(Math.max(...inside.map(([from, to]) => reach(from, to)))).toBeGreaterThan(4);
  expect(Math.min(...inside.map(([from, to]) => reach(from, to)))).toBeLessThan(-4);
});

test("the same slides give the same bytes, whichever part is ready first", () => {
  expect(Buffer.from(fileOf("again")).equals(fileOf("joined"))).toBe(true);
});

test.each([
  ["someJoined", "fittedInPieces"],
  ["stepsJoined", "stepsOfPieces"],
])("so does a deck that was fitted in pieces: %s", (inOne, inPieces) => {
  expect(Buffer.from(fileOf(inPieces)).equals(fileOf(inOne))).toBe(true);
});

test("parts bring no fonts, images or other streams of their own", () => {
  const size = (name: string) => fileOf(name).length;
  expect(size("joined")).toBeLessThan(size("single") * 1.02);
});

test("a page that crashes while a part is printed ends in an error that says so", async () => {
  let opened = 0;
  const crashing: PrintWish = {
    most,
    watch: (page) => {
      opened += 1;
      // It crashes while it is printed: what waits for it would wait for ever.
      if (opened === 3) page.goto("chrome://crash").catch(() => undefined);
    },
  };
  await expect(print(chapter, [crashing])).rejects.toMatchObject({
    code: "browser-failed",
    message: expect.stringMatching(
      /^The browser's page crashed while it printed the pages \d+ to \d+ of river\.md\.$/,
    ),
  });
});
