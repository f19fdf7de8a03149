import { expect, test } from "vitest";

import { findLine } from "../../../../src/app/server/dev/open-source.ts";

const lines = [
  "## はじめに",
  "",
  "- **仮想化**とは，一台を何台にも見せることです",
  "- Two *words* here",
  "",
  "A paragraph that goes",
  "on over two lines.",
];

test.each([
  ["はじめに", 1],
  ["仮想化とは，一台を何台にも見せることです", 3],
  ["Two words here", 4],
  ["A paragraph that goes on over two lines.", 6],
  ["on over two lines.", 7],
  ["nowhere", 1],
  ["", 1],
])("the words %j come from line %i", (words, line) => {
  expect(findLine(lines, { startLine: 1, endLine: 7, words })).toBe(line);
});

test("only the slide's own lines are looked at", () => {
  expect(findLine(["same", "other", "same"], { startLine: 2, endLine: 3, words: "same" })).toBe(3);
});
