import { describe, expect, test } from "vitest";

import { divideFigure } from "../../../src/core/plan/group-blocks.ts";
import type { Figure } from "../../../src/core/model/chapter.ts";

const range = { path: "a.md", startLine: 3, endLine: 3 };

function figureOf(count: number): Figure {
  const images = Array.from({ length: count }, (_, index) => ({
    type: "image" as const,
    src: `${index}.png`,
    alt: "",
    title: null,
    widthPx: null,
  }));
  return { type: "figure", images, caption: [{ type: "text", value: "Under them" }], range };
}

function sharesOf(count: number): number[] {
  return divideFigure(figureOf(count)).map((one) => (one as Figure).images.length);
}

describe("a figure of many pictures", () => {
  test.each([
    [1, [1]],
    [4, [4]],
    [5, [3, 2]],
    [8, [4, 4]],
    [9, [3, 3, 3]],
    [60, Array.from({ length: 15 }, () => 4)],
  ])("of %i is shared out evenly", (count, shares) => {
    expect(sharesOf(count)).toEqual(shares);
  });

  test("keeps its pictures and their order, and its caption once, under the last", () => {
    const figure = figureOf(11);
    const pieces = divideFigure(figure) as readonly Figure[];
    expect(pieces.flatMap(({ images }) => images)).toEqual(figure.images);
    expect(pieces.map(({ caption }) => caption.length)).toEqual([0, 0, 1]);
    expect(pieces.every((piece) => piece.range === figure.range)).toBe(true);
  });
});

test("other blocks stay as they are", () => {
  const block = { type: "paragraph" as const, inlines: [], range };
  expect(divideFigure(block)).toEqual([block]);
});
