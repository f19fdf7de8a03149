import { describe, expect, test } from "vitest";

import { planDeck } from "../../../src/core/plan/plan-deck.ts";
import { readChapter } from "../../../src/core/markdown/read-chapter.ts";
import { selectSlides } from "../../../src/core/plan/select-slides.ts";
import { labelsOf } from "../../../src/core/locales/locales.ts";
import { LecternError } from "../../../src/core/model/lectern-error.ts";
import { defaultSettings } from "../../../src/core/settings/settings.ts";

/** Cover, agenda, then two slides a section. */
const text = "# Tea\n\n## Leaves\n\n- a\n- b\n\n> c\n\n## Water\n\n- d\n- e\n\n> f\n";
const { chapter } = readChapter({ path: "tea.md", text, encoding: "utf-8", damage: null }, "tea");
const deck = planDeck(chapter, { settings: defaultSettings, labels: labelsOf("en") });

const select = (pages: string | null, section: string | null = null) =>
  selectSlides(deck, { pages, section });

test("all slides are selected where nothing is asked for", () => {
  expect(deck.slides.map((slide) => slide.section)).toEqual([
    null,
    null,
    "leaves",
    "leaves",
    "water",
    "water",
  ]);
  expect(select(null)).toEqual([0, 1, 2, 3, 4, 5]);
});

test.each([
  ["2", [1]],
  ["2-4", [1, 2, 3]],
  ["6, 1-2,2", [0, 1, 5]],
  ["5-", [4, 5]],
])("the pages %s are selected, in order, each once", (pages, indexes) => {
  expect(select(pages)).toEqual(indexes);
});

test.each([
  ["water", [4, 5]],
  ["water, leaves", [2, 3, 4, 5]],
])("the section %s is selected", (section, indexes) => {
  expect(select(null, section)).toEqual(indexes);
});

test("pages of a section are those that are in both", () => {
  expect(select("3-5", "water")).toEqual([4]);
});

describe("what there is not is wrong usage, and what there is is named", () => {
  test.each([
    ["0", null, "1 to 6"],
    ["7", null, "1 to 6"],
    ["4-2", null, "1 to 6"],
    ["3-9", null, "1 to 6"],
    ["a", null, "1 to 6"],
    ["1,,2", null, "1 to 6"],
    ["-3", null, "1 to 6"],
    [null, "Water", "leaves, water"],
    [null, "", "leaves, water"],
    ["1-3", "water", "5 to 6"],
  ])("pages %s, section %s", (pages, section, hint) => {
    const fault = catchFault(() => select(pages, section));
    expect(fault?.code).toBe("usage");
    expect(fault?.message).toContain("tea.md");
    expect(fault?.hint).toContain(hint);
  });
});

function catchFault(run: () => unknown): LecternError | null {
  try {
    run();
  } catch (error) {
    if (error instanceof LecternError) return error;
    throw error;
  }
  return null;
}
