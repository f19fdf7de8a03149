import { describe, expect, test } from "vitest";

import { searchSlides } from "../../src/page/talk/find-slide.ts";

const slides = [
  { number: 1, heading: "サーバの仮想化", text: "Linux の上で", notes: "第2の話" },
  { number: 2, heading: "The (open) box", text: "A virtual\n machine of 12 cores", notes: "" },
  { number: 3, heading: "ﾊｲﾊﾟｰﾊﾞｲｻﾞ", text: "改\u200b行のある語", notes: "サーバは待つ" },
];

const numbersFor = (query: string) => searchSlides(slides, query).map(({ number }) => number);

describe("a slide is found", () => {
  test.each([
    ["its number, before those that have the digit in their words", "2", [2, 1]],
    ["its number in full-width digits", "２", [2, 1]],
    ["words in its heading, before those in notes", "サーバ", [1, 3]],
    ["the other kana", "さーば", [1, 3]],
    ["half-width kana", "ハイパーバイザ", [3]],
    ["words without the space that the slide has", "linuxの上", [1]],
    ["words over a line's end", "virtual machine", [2]],
    ["words over a place where a line may break", "改行", [3]],
    ["signs that mean something in a pattern", "(open", [2]],
  ])("by %s", (_, query, expected) => {
    expect(numbersFor(query)).toEqual(expected);
  });
});

test.each(["", " ", "\u3000", "無い語", "4"])("no slide is found by %j", (query) => {
  expect(numbersFor(query)).toEqual([]);
});
