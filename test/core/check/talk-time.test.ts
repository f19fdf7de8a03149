import { describe, expect, test } from "vitest";

import { estimateTalkTime } from "../../../src/core/check/talk-time.ts";
import { talkMinutes } from "../../../src/core/protocol/talk-minutes.ts";
import { planChapter } from "../../../src/core/pipeline.ts";

const times = (text: string) =>
  estimateTalkTime(
    planChapter({ path: "a.md", text, encoding: "utf-8", damage: null }, "a", {
      config: {},
      flags: {},
    }).deck,
  );

const words = (count: number) => Array.from({ length: count }, () => "soil's").join(" ");

describe("the minutes that a text takes", () => {
  test.each([
    ["300 Japanese characters", "土".repeat(300), 1],
    ["kana, and the mark of a long vowel", "データ".repeat(100), 1],
    ["marks, which are not spoken", `${"土、水。".repeat(150)}\n`, 1],
    ["130 English words", words(130), 1],
    ["words with a hyphen, and numbers", "well-known 1,967.5 ".repeat(65), 1],
    ["both, each at its own rate", `${"土".repeat(150)} ${words(65)}土${"水".repeat(149)}`, 1.5],
    ["nothing", "", 0],
    ["marks alone", "--- 。、!?", 0],
  ])("of %s", (_, text, minutes) => {
    expect(talkMinutes(text)).toBeCloseTo(minutes, 6);
  });
});

describe("a chapter's talk time", () => {
  const text = `# T\n\n${words(130)}.\n\n## A\n\n- x\n- y\n\n${words(260)}.\n\n### A1\n\n${words(130)}. Yes.\n\n## B\n\n- x\n- y`;

  test("is that of the notes, in all and for each top-level section", () => {
    const { minutes, sections } = times(text);
    expect(sections.map(({ title }) => title)).toEqual(["A", "B"]);
    expect(sections[0]?.minutes).toBeCloseTo(391 / 130, 6);
    expect(sections[1]?.minutes).toBe(0);
    expect(minutes).toBeCloseTo(521 / 130, 6);
  });

  test("is none where there is nothing", () => {
    expect(times("")).toEqual({ minutes: 0, sections: [] });
  });
});
