import { expect, test } from "vitest";

import type { Slide } from "../../../src/core/model/deck.ts";
import { planChapter } from "../../../src/core/pipeline.ts";

function slidesOf(text: string): readonly Slide[] {
  const source = { path: "a.md", text, encoding: "utf-8", damage: null };
  return planChapter(source, "a", { config: {}, flags: {} }).deck.slides;
}

test("the cover shows all that the front matter says of the chapter", () => {
  const [cover] = slidesOf(
    "---\nsubtitle: S\nauthor: A\naffiliation: F\ndate: D\nlogo: l.svg\nurl: https://x.org/\n---\n# Chapter 2: T\n",
  );
  expect(cover).toMatchObject({
    layout: "cover",
    heading: "Chapter 2: T",
    content: {
      kicker: "Chapter 2",
      title: [{ type: "text", value: "T" }],
      subtitle: "S",
      author: "A",
      affiliation: "F",
      date: "D",
      logo: "l.svg",
      url: "https://x.org/",
    },
  });
});

test("the cover comes from the first line on, unless something stands before the title", () => {
  expect(slidesOf("\n\n# T\n\nwords\n\n## A\n\n- a\n")[0]?.range).toMatchObject({
    startLine: 1,
    endLine: 3,
  });
  expect(slidesOf("before\n\n# T\n\nwords\n\n## A\n\n- a\n")[0]?.range).toMatchObject({
    startLine: 3,
    endLine: 3,
  });
});

test("a divider has the prose before the first list, but not the sentence that leads in to it", () => {
  const text = "# T\n\n## A\n\nFirst words.\n\nThese are the kinds:\n\n- a\n- b\n\n### B\n\n- c\n";
  const slides = slidesOf(text);
  const at = slides.findIndex(({ layout }) => layout === "divider");
  expect(slides[at]?.notes).toBe("First words.");
  expect(slides[at + 1]).toMatchObject({ layout: "bullets", notes: "These are the kinds:" });
});
