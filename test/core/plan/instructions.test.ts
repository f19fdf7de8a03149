import { expect, it } from "vitest";

import type { Slide } from "../../../src/core/model/deck.ts";
import { planChapter } from "../../../src/core/pipeline.ts";

function slidesOf(...blocks: string[]): readonly Slide[] {
  const source = { path: "sea.md", text: blocks.join("\n\n"), encoding: "utf-8", damage: null };
  return planChapter(source, "sea", { config: {}, flags: {} }).deck.slides;
}

it("skips a whole block, an image among its words too", () => {
  const skip = "<!-- slide: skip -->";
  const slides = slidesOf("## 港", "- 船", skip, "入り江の図 ![](bay.png) です。", "- 錨");
  expect(JSON.stringify(slides)).not.toMatch(/入り江|bay/);
  expect(slides.map(({ layout }) => layout)).toEqual(["two-lists"]);
});

it("skips the footnotes that only skipped text refers to", () => {
  const slides = slidesOf(
    "## Bay[^1]",
    "Kept.[^2]",
    "## Pier",
    "<!-- slide: skip -->",
    "Skipped.[^2][^3]",
    "[^1]: one",
    "[^2]: two",
    "[^3]: three",
    "[^4]: four",
  );
  const labels = slides.flatMap(({ footnotes }) => footnotes.map(({ label }) => label));
  expect(labels).toEqual(["1", "2", "4"]);
});

it.each([
  ["on the cover, where no other slide stands before the first section", "# Sea", "cover"],
  ["in the first section, where none at all does", "", "bay"],
])("says what stands before the first section %s", (_, title, id) => {
  const slides = slidesOf(title, "<!-- slide: notes: Wait. -->", "## Bay", "- boat\n- pier");
  expect(slides.filter(({ notes }) => notes === "Wait.").map((slide) => slide.id)).toEqual([id]);
});

it("a chapter of instructions alone has its cover, as an empty one has", () => {
  const slides = slidesOf("<!-- slide: notes: Wait. -->");
  expect(slides.map(({ layout, notes }) => [layout, notes])).toEqual([["cover", "Wait."]]);
});
