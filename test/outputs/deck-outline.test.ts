import { expect, test } from "vitest";

import { outlineOf, type SlideTarget } from "../../src/outputs/deck-outline.ts";
import type { OutlineEntry } from "../../src/outputs/finish/pdf-facts.ts";
import { planChapter } from "../../src/pipeline.ts";

const text = `# Rivers

- [Source](#source)

## Source

- spring
- marsh

1. one
2. two

### Springs

- warm
- cold

### Marshes

- wet

## Mouth

- delta

| a | b |
| - | - |
| 1 | 2 |
`;

const { deck } = planChapter({ path: "a.md", text, encoding: "utf-8", damage: null }, "a", {
  config: {},
  flags: {},
});

/** Each entry as a line: indented by its depth, with its target. */
const lines = (entries: readonly OutlineEntry[], indent = ""): string[] =>
  entries.flatMap(({ title, target, children }) => [
    `${indent}${title} ${target}`,
    ...lines(children, `${indent}- `),
  ]);

const outline = (targetOf: SlideTarget) => lines(outlineOf(deck, targetOf));

test("a deck's bookmarks are its title, sections and slides; the same heading again is none", () => {
  expect(deck.slides).toHaveLength(8);
  expect(outline((slide) => slide)).toEqual([
    "Rivers 0",
    "- In this chapter 1",
    "- Source 2",
    "- - Springs 4",
    "- - Marshes 5",
    "- Mouth 6",
  ]);
});

test("slides that stand nowhere have no bookmark; a section leads to its first that does", () => {
  expect(outline((slide) => (slide === 4 || slide === 5 ? slide * 10 : null))).toEqual([
    "Rivers 40",
    "- Source 40",
    "- - Springs 40",
    "- - Marshes 50",
  ]);
  expect(outline(() => null)).toEqual([]);
});

test("a bookmark can lead to an element by its id", () => {
  expect(outline((slide) => deck.slides[slide]?.id ?? null)).toEqual([
    "Rivers cover",
    "- In this chapter agenda",
    "- Source source",
    "- - Springs springs",
    "- - Marshes marshes",
    "- Mouth mouth",
  ]);
});
