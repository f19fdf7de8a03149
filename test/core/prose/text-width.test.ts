import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { leastWidth, textWidth } from "../../../src/core/prose/text-width.ts";

describe("textWidth", () => {
  test.each([
    ["a kanji, a kana and a full-width mark are one unit each", "漢か。", 3],
    ["a Latin letter, a digit and a space are half a unit each", "a 1", 1.5],
    ["full-width letters are one unit each", "ＡＢ１", 3],
    ["half-width kana are half a unit each", "ｱｲｳ｡", 2],
    ["mixed text is the sum", "KVM は速い．", 1.5 + 0.5 + 4],
    ["ambiguous characters are narrow", "“α→”", 2],
    ["a combining mark adds nothing", "e\u0301か\u3099", 1.5],
    ["decomposed Hangul is as wide as composed", "한".normalize("NFD"), 1],
    ["a kanji outside the basic plane is one unit", "𠮷", 1],
    ["an emoji is one unit", "😀", 1],
    ["an emoji with a skin tone is one unit", "👍🏽", 1],
    ["a joined emoji sequence is one unit", "👨‍👩‍👧", 1],
    ["a flag is one unit", "🇯🇵", 1],
    ["a symbol shown as an emoji is one unit", "☀️", 1],
    ["line breaks and zero-width characters add nothing", "a\n\u200Bb", 1],
    ["an empty text has no width", "", 0],
  ])("%s", (_, text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  test("Japanese text is not measured in code units or words", () => {
    expect(textWidth("仮想化は技術である")).toBe(9);
    expect(textWidth("virtualization")).toBe(7);
  });

  test("any text is at most as wide as it has code points", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const width = textWidth(text);
        expect(width).toBeGreaterThanOrEqual(0);
        expect(width).toBeLessThanOrEqual([...text].length);
        expect(Number.isInteger(width * 2)).toBe(true);
      }),
    );
  });
});

describe("leastWidth", () => {
  test("ASCII, kana and kanji have their width, white space has none", () => {
    expect(leastWidth("KVM は　速い。", 100)).toBe(1.5 + 4);
  });

  test("no more is read than is needed", () => {
    expect(leastWidth("仮想化は技術である", 3)).toBe(4);
  });

  test("no text is narrower", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(leastWidth(text, text.length)).toBeLessThanOrEqual(textWidth(text));
      }),
    );
  });
});
