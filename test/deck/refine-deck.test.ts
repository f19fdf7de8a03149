import fc from "fast-check";
import { expect, it } from "vitest";

import { refineDeck } from "../../src/deck/refine-deck.ts";
import type { Slide } from "../../src/model/deck.ts";
import type { FittedSlide } from "../../src/model/fit.ts";
import { planChapter } from "../../src/pipeline.ts";
import { chapterText } from "../support/chapter-arbitrary.ts";
import { compareRuns } from "../support/violations.ts";
import { piecesOf } from "../support/words.ts";

/** What a slide is cut between; what does not break is one thing. */
function itemsOf(slide: Slide): readonly unknown[] {
  switch (slide.layout) {
    case "bullets":
      return slide.content.list.items;
    case "terms":
    case "agenda":
    case "divider":
      return slide.content.items;
    case "table":
      return slide.content.table.rows;
    case "code":
      return slide.content.code.value.split("\n");
    case "quote":
      return slide.content.quote.blocks;
    case "callout":
      return slide.content.callout.blocks;
    case "statement":
    case "keys":
      return slide.content.sentences;
    case "closing":
      return slide.content.list?.items ?? slide.content.sentences;
    default:
      return [slide.content];
  }
}

/** What stands on every part: all but the items. */
function frameOf(slide: Slide): string {
  const items = new Set(itemsOf(slide));
  const own = ["range", "start", "blocks", "items", "rows", "sentences", "value"];
  return JSON.stringify(slide.content, (key, value) =>
    items.has(value) || (own.includes(key) && slide.part !== null) ? undefined : value,
  );
}

/** Cuts a slide of several items in two or three. */
function cut(slide: Slide, source: number, share: number): Omit<FittedSlide, "html">[] {
  const count = itemsOf(slide).length;
  const ends = [
    ...new Set([Math.ceil(count * share), Math.ceil((count * (1 + share)) / 2), count]),
  ];
  return ends.map((end, index) => ({
    source,
    id: index === 0 ? slide.id : `${slide.id}-part-${index + 1}`,
    part: ends.length > 1 ? { index: index + 1, count: ends.length } : null,
    items: ends.length > 1 ? { start: ends[index - 1] ?? 0, end } : null,
    scale: 1,
    overflows: false,
  }));
}

it("loses nothing of a slide that goes on, keeps its order and says what is said once", () => {
  fc.assert(
    fc.property(chapterText, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (text, share) => {
      const source = { path: "chapter.md", text, encoding: "utf-8", damage: null };
      const { deck } = planChapter(source, "chapter", { config: {}, flags: {} });
      const fitted = deck.slides.map((slide, index) => cut(slide, index, share));
      const refined = refineDeck(
        deck,
        fitted.flat().map((one) => ({ ...one, html: "" })),
      );
      const ids = new Map(fitted.flat().map(({ id, source }) => [id, source]));
      for (const [index, slide] of deck.slides.entries()) {
        expectParts(
          slide,
          refined.slides.filter(({ id }) => ids.get(id) === index),
        );
      }
      for (const { id, firstSlide } of refined.sections) {
        expect(refined.slides[firstSlide]?.id).toBe(id);
      }
    }),
    { numRuns: 200 },
  );
});

function expectParts(slide: Slide, parts: readonly Slide[]): void {
  const [first, ...rest] = parts;
  const runs = { expected: piecesOf(itemsOf(slide)), actual: piecesOf(parts.map(itemsOf)) };
  expect(compareRuns({ ...runs, where: slide.id })).toEqual([]);
  for (const part of parts) expect(frameOf(part)).toBe(frameOf({ ...slide, part: part.part }));
  expect(first).toMatchObject({ notes: slide.notes, footnotes: slide.footnotes });
  for (const part of rest) expect(part).toMatchObject({ notes: "", noteBlocks: [], footnotes: [] });
  if (slide.layout === "bullets" && slide.content.list.ordered) {
    const { start } = slide.content.list;
    const numbers = parts.flatMap((part) =>
      part.layout === "bullets"
        ? part.content.list.items.map((_, index) => part.content.list.start + index)
        : [],
    );
    expect(numbers).toEqual(numbers.map((_, index) => start + index));
  }
  let last = slide.range.startLine;
  for (const { range } of parts) {
    expect(range.startLine).toBeGreaterThanOrEqual(last);
    expect(range.endLine).toBeGreaterThanOrEqual(range.startLine);
    last = range.endLine;
  }
  expect(first?.range.startLine).toBe(slide.range.startLine);
  expect(last).toBe(slide.range.endLine);
}
