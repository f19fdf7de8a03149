import { describe, expect, test } from "vitest";

import { delayMs, formatTime, sectionMs, isLate } from "../../src/page/talk/talk-plan.ts";

const plan = {
  slides: [
    { section: "", ms: 1000 },
    { section: "one", ms: 5000 },
    { section: "one", ms: 0 },
    { section: "two", ms: 3000 },
  ],
  totalMs: 9000,
};

describe("the delay of a talk", () => {
  test.each([
    ["before a slide's time, the talk is ahead", { at: 1, elapsed: 400, delay: -600 }],
    ["at its beginning it is on time", { at: 1, elapsed: 1000, delay: 0 }],
    ["at its end it is still on time", { at: 1, elapsed: 6000, delay: 0 }],
    ["after its end it is behind", { at: 1, elapsed: 6400, delay: 400 }],
    ["a slide without notes takes no time", { at: 2, elapsed: 6400, delay: 400 }],
    ["the last slide ends with the talk", { at: 3, elapsed: 9000, delay: 0 }],
  ])("%s", (_, { at, elapsed, delay }) => {
    expect(delayMs(plan, at, elapsed)).toBe(delay);
  });
});

test("a section is meant to take as long as its slides", () => {
  expect(["", "one", "two", "three"].map((section) => sectionMs(plan, section))).toEqual([
    1000, 5000, 3000, 0,
  ]);
});

test.each([
  [0, "0:00"],
  [59_999, "0:59"],
  [-61_000, "1:01"],
  [600_000, "10:00"],
  [3_725_000, "1:02:05"],
])("%d ms are %s", (ms, text) => {
  expect(formatTime(ms)).toBe(text);
});

test("a talk is late by a second, not by less", () => {
  expect([-5000, 0, 999, 1000, 60_000].map(isLate)).toEqual([false, false, false, true, true]);
});
