import { describe, expect, test } from "vitest";

import { checkFit } from "../../../src/core/check/check-fit.ts";
import { formatFullness } from "../../../src/app/commands/check.ts";
import type { Deck } from "../../../src/core/model/deck.ts";
import { formatDiagnostic } from "../../../src/core/model/diagnostic.ts";
import type { FittedSlide, SlideMeasures } from "../../../src/core/model/fit.ts";
import { planChapter } from "../../../src/core/pipeline.ts";

const text = "# Rivers\n\n## Gauges\n\n- one\n- two\n\n## Maps\n\n- three\n- four";

const planned: Deck = planChapter(
  { path: "rivers.md", text, encoding: "utf-8", damage: null },
  "rivers",
  { config: {}, flags: {} },
).deck;

const fine: SlideMeasures = { overflows: false, fullness: 0.5, smallText: null, scaledBlocks: [] };

/** Fits every slide well, save those that are named by their index. */
const fittedWith = (odd: Readonly<Record<number, Partial<SlideMeasures>>>): FittedSlide[] =>
  planned.slides.map(({ id }, source) => ({
    source,
    id,
    part: null,
    measures: { ...fine, ...odd[source] },
    html: "",
  }));

const say = (odd: Readonly<Record<number, Partial<SlideMeasures>>>): string[] =>
  checkFit({ deck: planned, slides: fittedWith(odd) }).map((diagnostic) =>
    formatDiagnostic(diagnostic),
  );

describe("checkFit", () => {
  test("says nothing of slides that fit", () => {
    expect(say({})).toEqual([]);
  });

  test("calls what is cut off an error where its text is large enough, too", () => {
    expect(say({ 2: { overflows: true } })).toEqual([expect.stringContaining("[cut-off]")]);
  });

  test("calls what is cut off an error, and says nothing else of that slide", () => {
    const smallText = { sizePx: 12, floorPx: 24 };
    expect(say({ 2: { overflows: true, smallText } })).toEqual([
      'rivers.md:3:1: error: Slide 3, "Gauges", does not fit, even at its smallest. [cut-off]\n' +
        "  hint: Divide what stands on it, or look at the template or style that lays it out.",
    ]);
  });

  test("warns of type below its legible size, with both sizes", () => {
    expect(say({ 3: { smallText: { sizePx: 19.4, floorPx: 24 } } })).toEqual([
      'rivers.md:8:1: warning: Slide 4, "Maps", has text of 19.4 px; 24 px can be read in a hall. [small-text]\n' +
        "  hint: Divide what stands on it, or look at the template or style that sets it so small.",
    ]);
  });

  test.each([
    [{ kind: "image", name: "plan.png" }, "the image plan.png", /Crop it/],
    [{ kind: "diagram", name: "" }, "a diagram", /LR, TD/],
    [{ kind: "formula", name: "" }, "a formula", /aligned/],
  ] as const)("warns of %o that was made too small, with what to do", (block, what, hint) => {
    const [message = "", ...others] = say({ 3: { scaledBlocks: [{ ...block, scale: 0.284 }] } });
    expect(message).toContain(
      `rivers.md:8:1: warning: Slide 4, "Maps", shows ${what} at 28 % of its size: too small to be read. [scaled-block]`,
    );
    expect(message).toMatch(hint);
    expect(others).toEqual([]);
  });

  test("says of one slide all that is too small on it", () => {
    const scaledBlocks = [
      { kind: "formula", name: "", scale: 0.5 },
      { kind: "image", name: "a.svg", scale: 0.1 },
    ] as const;
    expect(say({ 3: { scaledBlocks, smallText: { sizePx: 20, floorPx: 24 } } })).toHaveLength(3);
  });
});

describe("formatFullness", () => {
  test("draws a bar for each slide, full at its most, with heading, part and layout", () => {
    const slides = planned.slides.map((slide, index) =>
      index === 3 ? { ...slide, part: { index: 2, count: 3 } } : slide,
    );
    const odd = { 0: { fullness: 0 }, 2: { fullness: 1.27 }, 3: { fullness: 0.94 } };
    expect(formatFullness({ ...planned, slides } as Deck, fittedWith(odd))).toEqual([
      "  fullness:",
      "    1 ..........   0 %  Rivers [cover]",
      "    2 #####.....  50 %  In this chapter [agenda]",
      "    3 ########## 127 %  Gauges [bullets]",
      "    4 #########.  94 %  Maps (2/3) [bullets]",
    ]);
  });

  test("says that nothing was measured where there is no browser", () => {
    expect(formatFullness(planned, null)).toEqual([
      "  fullness: not measured, there is no browser",
    ]);
  });
});
