import { expect, test } from "vitest";

import { readFenceInfo } from "../../../src/core/markdown/read-fence.ts";

test.each([
  ["ts", { language: "ts", title: null, highlights: [] }],
  ["", { language: null, title: null, highlights: [] }],
  ["ts:src/a.ts", { language: "ts", title: "src/a.ts", highlights: [] }],
  ['ts title="a b"', { language: "ts", title: "a b", highlights: [] }],
  ["ts title='a b'", { language: "ts", title: "a b", highlights: [] }],
  ["ts title=a", { language: "ts", title: "a", highlights: [] }],
  ["ts {2,4-6}", { language: "ts", title: null, highlights: [2, 4, 5, 6] }],
  ["{6-4,1}", { language: null, title: null, highlights: [1] }],
  ["c&plus;&plus;", { language: "c++", title: null, highlights: [] }],
])("the info string %j is read", (info, wanted) => {
  expect(readFenceInfo(info)).toEqual(wanted);
});

test("no more than 10,000 lines are lit", () => {
  expect(readFenceInfo("ts {1-1000000}").highlights).toHaveLength(10_000);
});
