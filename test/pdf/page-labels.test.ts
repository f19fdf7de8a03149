import { expect, test } from "vitest";

import { labelPages } from "../../src/pdf/finish-pdf.ts";

test.each([
  ["that run on", [1, 2, 3], [[0, 1]]],
  [
    "that begin late and have a gap",
    [3, 4, 9],
    [
      [0, 3],
      [2, 9],
    ],
  ],
  ["of no pages", [], []],
])("numbers %s make a range at each gap", (_, numbers, ranges) => {
  expect(labelPages(numbers).map(({ page, start }) => [page, start])).toEqual(ranges);
});
