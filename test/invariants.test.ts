import { describe, expect, it } from "vitest";

import { layoutNames } from "../src/core/layouts/layouts.ts";
import { planChapter } from "../src/core/pipeline.ts";
import { faultsOf } from "./support/faults.ts";
import { violationsOf } from "./support/invariants.ts";
import { layoutChapters } from "./support/layout-chapters.ts";

const samples = Object.entries(layoutChapters).flatMap(([layout, chapters]) =>
  chapters.map((text, index) => ({ layout, text, name: `${layout} ${index + 1}` })),
);

const settings = { config: {}, flags: {} };
const trusting = { config: {}, flags: { html: "trusted" } } as const;

describe("the invariants notice every fault", () => {
  it("on slides of every layout", () => {
    expect(Object.keys(layoutChapters).toSorted()).toEqual(layoutNames.toSorted());
  });

  it.each(samples)("planted in a chapter for $name", ({ layout, text }) => {
    const source = { path: "sea.md", text, encoding: "utf-8", damage: null };
    const planned = planChapter(source, "sea", layout === "html" ? trusting : settings);
    expect(violationsOf(planned)).toEqual([]);
    const at = planned.deck.slides.findIndex((slide) => slide.layout === layout);
    const faults = faultsOf(planned.deck, at);
    expect(faults.length).toBeGreaterThan(10);
    const unnoticed = faults.filter(({ invariants, deck }) => {
      const broken = violationsOf({ ...planned, deck }).map(({ invariant }) => invariant);
      return !invariants.some((one) => broken.includes(one));
    });
    expect(unnoticed.map(({ name }) => name)).toEqual([]);
  });
});
