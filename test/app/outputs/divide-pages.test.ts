import { expect, test } from "vitest";

import { dividePages } from "../../../src/app/print/divide-pages.ts";

test.each([
  [0, 250, []],
  [250, 250, [250]],
  [251, 250, [125, 126]],
  [1034, 250, [206, 207, 207, 207, 207]],
  [7, 3, [2, 2, 3]],
])("%i pages of at most %i each are parts of about the same size", (count, most, sizes) => {
  const parts = dividePages(count, most);
  expect(parts.map(({ start, end }) => end - start)).toEqual(sizes);
  for (const [index, { start }] of parts.entries()) expect(start).toBe(parts[index - 1]?.end ?? 0);
  expect(parts.at(-1)?.end ?? 0).toBe(count);
});

test.each([
  [250, 250, [250]],
  [501, 250, [125, 125, 125, 126]],
  [1034, 250, [172, 172, 173, 172, 172, 173]],
])(
  "%i pages of at most %i each are an even number of parts for two lanes",
  (count, most, sizes) => {
    const parts = dividePages(count, most, 2);
    expect(parts.map(({ start, end }) => end - start)).toEqual(sizes);
  },
);
