import { expect, test } from "vitest";

import { formatTalkTime } from "../../../src/app/commands/check.ts";

test("a chapter's talk time is one line in all, and one for each section under it", () => {
  const sections = [
    { title: "歴史", minutes: 12.6 },
    { title: "Parts", minutes: 0.3 },
    { title: "Pictures", minutes: 0 },
  ];
  expect(formatTalkTime({ minutes: 23.4, sections })).toEqual([
    "  talk time: about 23 min",
    "    歴史: about 13 min",
    "    Parts: under 1 min",
    "    Pictures: no notes",
  ]);
});

test("half a minute and more is about one", () => {
  expect(formatTalkTime({ minutes: 0.5, sections: [] })).toEqual(["  talk time: about 1 min"]);
});

test("a chapter without notes has no talk time", () => {
  expect(formatTalkTime({ minutes: 0, sections: [{ title: "A", minutes: 0 }] })).toEqual([]);
});
