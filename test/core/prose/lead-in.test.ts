import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { isLeadIn } from "../../../src/core/prose/discourse.ts";
import { english } from "../plan/lead-in-en.ts";
import { japanese, type SimplerRule } from "../plan/lead-in-ja.ts";

/** Rules that one might think enough. */
const simplerRules: Readonly<Record<SimplerRule, RegExp>> = {
  colon: /[:：]$/,
  word: /次の|以下|下記|follow|below|\bhere\b/i,
  thing:
    /図|表|例|一覧|[\d２-９一二三四五六七八九]|figure|table|example|list|there are|two|three|four/i,
};

describe.each([
  { language: "Japanese", cases: japanese },
  { language: "English", cases: english },
])("isLeadIn on $language sentences", ({ cases }) => {
  describe.each(cases)("one that $rule", ({ leads, wrong, sentences }) => {
    test.each(sentences)("%j", (sentence) => {
      expect(isLeadIn(sentence)).toBe(leads);
      for (const rule of wrong) expect(simplerRules[rule].test(sentence)).toBe(!leads);
    });
  });

  test("the table holds at least 60 sentences, none twice", () => {
    const all = cases.flatMap(({ sentences }) => sentences);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(60);
  });
});

describe("isLeadIn on any text", () => {
  test("a final colon, half or full width, always leads in", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(":", "：", ": "), (words, colon) => {
        expect(isLeadIn(words + colon)).toBe(true);
      }),
    );
  });

  test.each(["次の", "三つ", "以下に", "there are two ", "the following "])(
    "a long run of %j gives an answer",
    (piece) => {
      expect(isLeadIn(piece.repeat(100_000))).toBeTypeOf("boolean");
    },
  );
});
