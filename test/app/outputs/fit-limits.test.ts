import { describe, expect, test } from "vitest";

import type { SlideMeasures } from "../../../src/core/model/fit.ts";
import { useFitting } from "../../support/fit-text.ts";

const fit = useFitting();

/** A statement in a box of 400 × 60 px at the upper left corner of its slide's body. */
const base = `
.layout-statement .slide-body { display: block; position: relative; }
.layout-statement .statement {
  position: absolute; inset: 0 auto auto 0; display: block; box-sizing: border-box;
  width: 400px; height: 60px; margin: 0; padding: 0; max-width: none; overflow: hidden;
}
.layout-statement .statement p { margin: 0; padding: 0; border: 0; max-width: none; font-size: 24px; line-height: 40px; }
.layout-statement .statement p::before { content: none; }
.layout-statement .statement code { font-size: inherit; padding: 0; }
`;

/** Returns what was measured of a slide with one statement that a stylesheet sets. */
async function measure(css: string): Promise<SlideMeasures> {
  const { deck, slides } = await fit({
    text: "---\ntheme: ./own.css\n---\n# T\n\n## A\n\nIt rises `daily`.\n",
    asked: { all: true },
    files: { "own.css": base + css.replaceAll("STATEMENT", ".layout-statement .statement") },
  });
  const at = deck.slides.findIndex(({ layout }) => layout === "statement");
  const found = slides[at];
  if (found === undefined) throw new Error("no statement");
  return found.measures;
}

/** Is a slide scaled, which its text of 24 px shows, or cut off? */
async function isChanged(css: string): Promise<boolean> {
  const { overflows, smallText } = await measure(css);
  return overflows || smallText !== null;
}

describe("a slide's content may leave its box", () => {
  test.each<[string, string, string]>([
    ["above", "top: -0.4px", "top: -2px"],
    ["to the left, as marks do", "left: -39px", "left: -43px"],
    ["to the right", "left: auto; right: -0.3px", "left: auto; right: -2px"],
    ["below", "top: auto; bottom: -0.3px", "top: auto; bottom: -2px"],
  ])("%s by no more than rounding, or a mark, makes up", async (_, within, beyond) => {
    expect(await isChanged(`STATEMENT { ${within} }`)).toBe(false);
    expect(await isChanged(`STATEMENT { ${beyond} }`)).toBe(true);
  });
});

describe("text is too small to be read in a hall", () => {
  test("below 24 px for words", async () => {
    const set = (px: number) => measure(`STATEMENT p { font-size: ${px}px }`);
    expect((await set(24)).smallText).toBeNull();
    expect((await set(23.5)).smallText).toEqual({ sizePx: 23.5, floorPx: 24 });
  });

  test("below 20 px for code", async () => {
    const set = (px: number) => measure(`STATEMENT code { font-size: ${px}px }`);
    expect((await set(20)).smallText).toBeNull();
    expect((await set(19.5)).smallText).toEqual({ sizePx: 19.5, floorPx: 20 });
  });
});
