import { expect, test } from "vitest";

import { sheetOf, stages } from "../../../src/core/settings/paper.ts";

test("stages have their ratios: 16:9, 4:3, A4 and Letter on their sides, at 96 px to the inch", () => {
  expect(stages["16:9"]).toEqual({ widthPx: 1280, heightPx: 720 });
  expect(stages["4:3"]).toEqual({ widthPx: 960, heightPx: 720 });
  expect(stages.a4).toEqual({ widthPx: 1122, heightPx: 793 });
  expect(stages.letter).toEqual({ widthPx: 11 * 96, heightPx: 8.5 * 96 });
});

test.each([
  ["a4", "210mm 297mm", 210],
  ["letter", "215.9mm 279.4mm", 215.9],
] as const)("%s is %s, with five more millimetres where pages are bound", (paper, size, width) => {
  const { paperSize, margins, widthPx } = sheetOf(paper);
  expect(paperSize).toBe(size);
  const [inner, outer] = [margins.inner, margins.outer].map(Number.parseFloat);
  expect((inner ?? 0) - (outer ?? 0)).toBeCloseTo(5, 1);
  expect((inner ?? 0) + (outer ?? 0) + (widthPx / 96) * 25.4).toBeCloseTo(width, 0);
});
