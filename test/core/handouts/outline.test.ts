import { expect, test } from "vitest";

import { outlineDeck } from "../../../src/core/handouts/outline.ts";
import { planChapter } from "../../../src/core/pipeline.ts";

const text = "# T\n\n## A\n\n- one\n\n### B\n\n- two\n\n## C\n\n- three\n";
const source = { path: "a.md", text, encoding: "utf-8", damage: null };
const { deck } = planChapter(source, "a", { config: {}, flags: {} });

test("bookmarks are the deck, its sections, and under each its further slides", () => {
  const all = deck.slides.map((_, index) => index);
  const [root] = outlineDeck(deck, all);
  expect(root).toMatchObject({ title: "T", page: 0 });
  const sections = root?.children.filter(({ title }) => ["A", "C"].includes(title));
  expect(sections).toMatchObject([
    { title: "A", children: expect.arrayContaining([expect.objectContaining({ title: "B" })]) },
    { title: "C", children: [] },
  ]);
  expect(sections?.[0]?.children.map(({ title }) => title)[0]).not.toBe(undefined);
});

test("the parts of a continued slide have one bookmark, at the first", () => {
  const last = deck.slides.length - 1;
  const slide = deck.slides[last];
  if (slide === undefined) throw new Error("no slide");
  const part = (index: number) => ({ ...slide, part: { index, count: 2 } });
  const continued = { ...deck, slides: [...deck.slides.slice(0, last), part(1), part(2)] };
  const pages = continued.slides.map((_, index) => index);
  const titles = JSON.stringify(outlineDeck(continued, pages)).match(/"title":"C"/g);
  expect(titles).toHaveLength(1);
});
