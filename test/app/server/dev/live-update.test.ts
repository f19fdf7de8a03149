import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { diffSlides } from "../../../../src/app/server/dev/live-update.ts";

function apply(before: readonly string[], after: readonly string[]): string[] {
  const slides = [...before];
  for (const { at, remove, html } of diffSlides(before, after).toReversed()) {
    slides.splice(at, remove, ...html);
  }
  return slides;
}

describe("diffSlides", () => {
  test.each([
    ["nothing", "abc", "abc", []],
    ["a change", "abc", "axc", [{ at: 1, remove: 1, html: ["x"] }]],
    ["a new slide", "abc", "abxc", [{ at: 2, remove: 0, html: ["x"] }]],
    ["one that went", "abc", "ac", [{ at: 1, remove: 1, html: [] }]],
    [
      "changes apart",
      "abcde",
      "xbcdy",
      [
        { at: 0, remove: 1, html: ["x"] },
        { at: 4, remove: 1, html: ["y"] },
      ],
    ],
    [
      "a move",
      "abcd",
      "bcda",
      [
        { at: 0, remove: 1, html: [] },
        { at: 4, remove: 0, html: ["a"] },
      ],
    ],
    ["all", "ab", "", [{ at: 0, remove: 2, html: [] }]],
  ])("finds %s and leaves the others", (...[, before, after, splices]) => {
    expect(diffSlides([...before], [...after])).toEqual(splices);
  });

  test("leads from any list to any other", () => {
    const slides = fc.array(fc.constantFrom(..."abcdefgh"), { maxLength: 12 });
    fc.assert(
      fc.property(slides, slides, (before, after) => {
        expect(apply(before, after)).toEqual(after);
      }),
    );
  });
});
