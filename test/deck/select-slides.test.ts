import { describe, expect, test } from "vitest";

import { selectSlides, type Selection } from "../../src/deck/select-slides.ts";
import { planChapter } from "../../src/pipeline.ts";

const text = `# Rivers

- [Source](#source)
- [Mouth](#mouth)

## Source

- spring
- marsh

### Springs

- warm
- cold

## Mouth

- delta
- estuary
`;

const { deck } = planChapter({ path: "a.md", text, encoding: "utf-8", damage: null }, "a", {
  config: {},
  flags: {},
});

const select = (wish: Partial<Selection>) =>
  selectSlides(deck, { pages: null, section: null, ...wish });

test("nothing wished for is all", () => {
  expect(select({})).toEqual({ slides: [0, 1, 2, 3, 4, 5], fault: null });
});

describe("pages", () => {
  test.each([
    ["2", [1]],
    ["2-4", [1, 2, 3]],
    ["5, 1-2", [0, 1, 4]],
    ["3-4,4,2-3", [1, 2, 3]],
    ["5-", [4, 5]],
    ["-2", [0, 1]],
    ["2 – 3", [1, 2]],
  ])("%s are taken, in the deck's order and each once", (pages, slides) => {
    expect(select({ pages })).toEqual({ slides, fault: null });
  });

  test.each([
    ["7", "There is no slide 7.", "1 to 6"],
    ["0", "There is no slide 0.", "1 to 6"],
    ["2-9", "There is no slide 9.", "1 to 6"],
    ["4-2", 'The range "4-2" runs backwards.', "1 to 6"],
    ["a", '"a" is no number or range of slides.', '"3-9,12". The slides of this deck are 1 to 6.'],
    ["1,,2", '"" is no number or range of slides.', "1 to 6"],
    ["-", '"-" is no number or range of slides.', "1 to 6"],
    ["1.5", '"1.5" is no number or range of slides.', "1 to 6"],
  ])("%s is wrong, and what would be right is said", (pages, message, hint) => {
    const { fault } = select({ pages });
    expect(fault?.message).toBe(message);
    expect(fault?.hint).toContain(hint);
  });
});

describe("a section", () => {
  test.each([
    ["source", [2, 3, 4]],
    ["Mouth", [5]],
  ])("%s is found by its id or title", (section, slides) => {
    expect(select({ section })).toEqual({ slides, fault: null });
  });

  test("that there is none of is wrong, and the nearest is named", () => {
    expect(select({ section: "sorce" }).fault).toEqual({
      message: 'There is no section "sorce".',
      hint: 'Did you mean "source"? The sections are: source, mouth.',
    });
  });

  test("with pages: those in both; none is wrong", () => {
    expect(select({ section: "source", pages: "1-4" }).slides).toEqual([2, 3]);
    expect(select({ section: "source", pages: "1,6" }).fault).toEqual({
      message: 'No slide of the section "source" is among 1,6.',
      hint: "Its slides are 3 to 5.",
    });
  });
});
