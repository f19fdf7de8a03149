import { describe, expect, test } from "vitest";

import { contrastOf, layOver, parseColour } from "./contrast.ts";

describe("the contrast of two colours", () => {
  // As WCAG's and WebAIM's own examples have it.
  test.each([
    ["rgb(0, 0, 0)", "rgb(255, 255, 255)", 21],
    ["rgb(255, 255, 255)", "rgb(255, 255, 255)", 1],
    ["rgb(119, 119, 119)", "rgb(255, 255, 255)", 4.48],
    ["rgb(255, 255, 255)", "rgb(89, 89, 89)", 7],
    ["rgb(255, 0, 0)", "rgb(255, 255, 255)", 4],
    ["rgb(0, 0, 255)", "rgb(255, 255, 255)", 8.59],
    ["color(srgb 1 1 0)", "rgb(255, 255, 255)", 1.07],
  ])("of %s and %s is %d", (one, other, contrast) => {
    expect(contrastOf(parseColour(one), parseColour(other))).toBeCloseTo(contrast, 1);
    expect(contrastOf(parseColour(other), parseColour(one))).toBeCloseTo(contrast, 1);
  });
});

test("half a black over white is a middle grey, and nothing over white is white", () => {
  const white = parseColour("rgb(255, 255, 255)");
  expect(layOver(parseColour("rgba(0, 0, 0, 0.5)"), white)).toEqual([0.5, 0.5, 0.5, 1]);
  expect(layOver(parseColour("rgba(0, 0, 0, 0)"), white)).toEqual(white);
});

test("a colour in another space is no number by accident", () => {
  expect(() => parseColour("oklab(0.5 0.1 0.1)")).toThrow(/Not a colour in sRGB/);
});
