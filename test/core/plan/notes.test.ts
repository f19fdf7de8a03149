import { expect, test } from "vitest";

import { toNotes } from "../../../src/core/plan/notes.ts";
import type { Block } from "../../../src/core/model/chapter.ts";
import type { Range } from "../../../src/core/model/source.ts";

const range: Range = { path: "a.md", startLine: 1, endLine: 1 };
const paragraph = (value: string): Block => ({
  type: "paragraph",
  inlines: [{ type: "text", value }],
  range,
});
const code = (value: string): Block => ({
  type: "code",
  value,
  language: "sh",
  title: null,
  highlights: [],
  range,
});

test("notes hold the words of every block, code too, a paragraph each and an empty line between", () => {
  const blocks: readonly Block[] = [
    paragraph("It is said first."),
    code("gauge --read\ngauge --reset"),
    { type: "quote", blocks: [paragraph("quoted words"), code("quoted --code")], range },
    paragraph("  "),
    paragraph("It is said last. "),
  ];
  expect(toNotes(blocks).split("\n\n")).toEqual([
    "It is said first.",
    "gauge --read\ngauge --reset",
    "quoted words",
    "quoted --code",
    "It is said last.",
  ]);
});

test("no blocks make no notes", () => {
  expect(toNotes([])).toBe("");
});
