import { describe, expect, test } from "vitest";

import {
  inlineRunsOf,
  walkBlocks,
  walkSections,
  type Block,
  type Section,
} from "../../../src/core/model/chapter.ts";
import {
  formatDiagnostic,
  sortDiagnostics,
  type Diagnostic,
} from "../../../src/core/model/diagnostic.ts";
import { toPlainText } from "../../../src/core/model/inline.ts";
import { coverRanges, type Range } from "../../../src/core/model/source.ts";

const range: Range = { path: "a.md", startLine: 1, endLine: 1 };
const inlines = (value: string) => [{ type: "text", value } as const];
const paragraph = (value: string): Block => ({ type: "paragraph", inlines: inlines(value), range });
const list = (...items: Block[][]): Block => ({
  type: "list",
  ordered: false,
  start: 1,
  items: items.map((blocks) => ({ blocks, checked: null, range })),
  range,
});

test("walkBlocks visits blocks in quotes and items after the block that holds them", () => {
  const quote: Block = { type: "quote", blocks: [paragraph("a"), list([paragraph("b")])], range };
  const seen: string[] = [];
  walkBlocks([quote, list([], [quote])], ({ type }) => seen.push(type));
  const inQuote = ["quote", "paragraph", "list", "paragraph"];
  expect(seen).toEqual([...inQuote, "list", ...inQuote]);
});

test("walkSections visits subsections before the next section", () => {
  const section = (id: string, ...sections: Section[]): Section => ({
    id,
    slug: id,
    heading: { type: "heading", id: null, depth: 2, inlines: inlines(id), range },
    blocks: [],
    sections,
    range,
  });
  const seen: string[] = [];
  walkSections([section("a", section("b", section("c"))), section("d")], ({ id }) => seen.push(id));
  expect(seen).toEqual(["a", "b", "c", "d"]);
});

test("inlineRunsOf is what a block itself shows, without the blocks inside it", () => {
  const words = (block: Block) => inlineRunsOf(block).map(toPlainText);
  const cell = (value: string) => ({ inlines: inlines(value) });
  const table: Block = {
    type: "table",
    alignments: [null, null],
    head: [cell("a"), cell("b")],
    rows: [[cell("c"), cell("d")]],
    range,
  };
  const image = { type: "image", src: "x", alt: "i", title: null, widthPx: null } as const;
  expect(words(paragraph("a"))).toEqual(["a"]);
  expect(words({ type: "heading", id: null, depth: 1, inlines: inlines("h"), range })).toEqual([
    "h",
  ]);
  expect(words(table)).toEqual(["a", "b", "c", "d"]);
  expect(words({ type: "figure", images: [image], caption: inlines("c"), range })).toEqual([
    "i",
    "c",
  ]);
  expect(words(list([paragraph("a")]))).toEqual([]);
  expect(
    words({ type: "code", language: null, title: null, highlights: [], value: "a", range }),
  ).toEqual([]);
});

test("coverRanges reaches from the first line of either to the last", () => {
  const at = (startLine: number, endLine: number) => ({ path: "a.md", startLine, endLine });
  expect(coverRanges(at(5, 6), at(1, 2))).toEqual(at(1, 6));
  expect(coverRanges(at(1, 9), at(3, 4))).toEqual(at(1, 9));
});

describe("diagnostics", () => {
  const found: Diagnostic = {
    path: "b.md",
    line: 3,
    column: 4,
    severity: "warning",
    code: "broken-link",
    message: "It is wrong.",
    hint: null,
  };

  test("are shown with their place, and their hint on a line of its own", () => {
    const head = "b.md:3:4: warning: It is wrong. [broken-link]";
    expect(formatDiagnostic(found)).toBe(head);
    expect(formatDiagnostic({ ...found, hint: "Mend it." })).toBe(`${head}\n  hint: Mend it.`);
  });

  test("are sorted by path, line, column, code and message, numbers as numbers", () => {
    const sorted: Diagnostic[] = [
      { ...found, path: "a.md", line: 99 },
      { ...found, line: 2 },
      found,
      { ...found, message: "Later." },
      { ...found, code: "cut-off" },
      { ...found, column: 10 },
      { ...found, line: 10, column: 1 },
    ];
    expect(sortDiagnostics(sorted.toReversed())).toEqual(sorted);
  });
});
