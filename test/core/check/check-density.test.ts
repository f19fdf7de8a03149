import { describe, expect, test } from "vitest";

import { checkDensity } from "../../../src/core/check/check-fit.ts";
import { textWidth } from "../../../src/core/prose/text-width.ts";
import type { Deck, Slide } from "../../../src/core/model/deck.ts";
import { formatDiagnostic } from "../../../src/core/model/diagnostic.ts";
import { planChapter } from "../../../src/core/pipeline.ts";

const plan = (text: string): Deck =>
  planChapter({ path: "a.md", text, encoding: "utf-8", damage: null }, "a", {
    config: {},
    flags: {},
  }).deck;

const denseIn = (deck: Deck): string[] =>
  checkDensity({ deck, widthOf: textWidth }).map((diagnostic) => formatDiagnostic(diagnostic));

/** A list of ten items, `units` full-width characters in all. */
const listOf = (units: number): string =>
  Array.from({ length: 10 }, () => `- ${"川".repeat(units / 10)}`).join("\n");

describe("checkDensity", () => {
  test("lets a slide have the words of 200 full-width characters, not of more", () => {
    expect(denseIn(plan(`# T\n\n## 川\n\n${listOf(200)}`))).toEqual([]);
    expect(denseIn(plan(`# T\n\n## 川\n\n${listOf(210)}`))).toEqual([
      'a.md:3:1: warning: Slide 2, "川", has the words of 210 full-width characters; 200 can be read while one listens. [dense-slide]\n' +
        "  hint: Shorten its items, or move words into the prose around them: those become notes.",
    ]);
  });

  test("counts half-width letters as half", () => {
    const english = Array.from({ length: 10 }, () => `- ${"r".repeat(40)}`).join("\n");
    expect(denseIn(plan(`# T\n\n## R\n\n${english}`))).toEqual([]);
    expect(denseIn(plan(`# T\n\n## R\n\n${english}r\n- rr`))[0]).toContain("words of 202 ");
  });

  test("counts words inside items and code in a line, also under others", () => {
    const nested = "- 川\n  - " + "山".repeat(120) + "\n  - `" + "x".repeat(200) + "`";
    expect(denseIn(plan(`# T\n\n## 川\n\n${nested}`))[0]).toContain("words of 221 ");
  });

  test.each([
    ["code", "```ts\n" + "const river = 1;\n".repeat(60) + "```"],
    ["a formula", "$$\n" + "x + ".repeat(200) + "y\n$$"],
    ["a diagram", "```mermaid\ngraph LR\n" + "A[river] --> B[gauge]\n".repeat(30) + "```"],
    ["code in an item", "- 川\n\n  ```\n" + "  gauge gauge\n".repeat(60) + "  ```"],
    ["footnotes", `- 川[^1]\n- 山\n\n[^1]: ${"注".repeat(400)}`],
    ["notes", `- 川\n- 山\n\n${"雨が降ります。".repeat(80)}`],
  ])("does not count %s", (_, block) => {
    expect(denseIn(plan(`# T\n\n## 川\n\n${block}`))).toEqual([]);
  });

  test("leaves out cover, agenda and divider", () => {
    const long = "川".repeat(250);
    const deck = plan(`# ${long}\n\n- ${long}\n- ${long}\n\n## 節\n\n### ${long}\n\n- 一\n- 二`);
    expect(deck.slides.map(({ layout }) => layout)).toEqual(
      expect.arrayContaining(["cover", "agenda", "divider"]),
    );
    expect(denseIn(deck)).toEqual([]);
  });

  test("speaks once for all parts of a continued slide", () => {
    const deck = plan(`# T\n\n## 川\n\n${listOf(300)}`);
    const slides = deck.slides.flatMap((slide): Slide[] =>
      slide.layout === "bullets"
        ? [1, 2, 3].map((index) => ({ ...slide, part: { index, count: 3 } }))
        : [slide],
    );
    expect(denseIn({ ...deck, slides })).toHaveLength(1);
  });
});
