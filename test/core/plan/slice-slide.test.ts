import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { divideParagraph } from "../../../src/core/prose/divide-paragraph.ts";
import { refineDeck } from "../../../src/core/plan/refine-deck.ts";
import { walkBlocks, type Block } from "../../../src/core/model/chapter.ts";
import type { Deck, Layout, Slide } from "../../../src/core/model/deck.ts";
import { planChapter } from "../../../src/core/pipeline.ts";
import { chapterText } from "../../support/chapter-arbitrary.ts";
import { cutSlide, type CutSlide } from "../../support/cut-arbitrary.ts";
import { deepChapters } from "../../support/deep-arbitrary.ts";

const plan = (text: string): Deck =>
  planChapter({ path: "chapter.md", text, encoding: "utf-8", damage: null }, "chapter", {
    config: {},
    flags: {},
  }).deck;

/** Every word of the generated chapters has a number of its own; a very long one is cut beside it. */
const wordsIn = (value: unknown): string[] => JSON.stringify(value).match(/\p{L}\d+(?=\D)/gu) ?? [];

/** What an author wrote, without places and settings. */
function shown(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return typeof value === "string" ? value : "";
  if (Array.isArray(value)) return value.map(shown);
  const hidden = new Set(["range", "type", "href", "target", "id", "label", "title", "alt"]);
  const isInstruction = "type" in value && value.type === "instruction";
  const entries = Object.entries(value).filter(([key]) => !hidden.has(key));
  return isInstruction ? "" : entries.map(([, inner]) => shown(inner));
}

/** Returns the words that may stand on several parts. */
function repeatedOn({ content }: Slide): Set<string> {
  const heads: unknown[] = [];
  if ("lead" in content) heads.push(content.lead);
  if ("figure" in content) heads.push(content.figure);
  if ("formula" in content) heads.push(content.formula);
  if ("diagram" in content) heads.push(content.diagram);
  if ("columns" in content) heads.push(content.columns.map(({ lead }) => lead));
  const isTitle = (key: string) => ["term", "inlines", "head", "title"].includes(key);
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("rows" in value && Array.isArray(value.rows)) {
      heads.push(value.rows.map(([first]: unknown[]) => first));
    }
    if ("blocks" in value && Array.isArray(value.blocks)) {
      const [first, ...rest] = (value.blocks as Block[]).filter(
        ({ type }) => type !== "instruction",
      );
      // Of the words above other blocks, the first sentence stands again.
      const isItem = !("type" in value) && first?.type === "paragraph" && rest.length > 0;
      if (isItem) heads.push(divideParagraph(first.inlines)[0]);
    }
    const isParagraph = "type" in value && value.type === "paragraph";
    for (const [key, inner] of Object.entries(value)) {
      if (isTitle(key) && !isParagraph) heads.push(inner);
      visit(inner);
    }
  };
  visit(content);
  return new Set(wordsIn(shown(heads)));
}

/** Rows that are cut show their other cells first. */
const hasRows = (slide: Slide): boolean => JSON.stringify(slide.content).includes('"rows"');

function expectWholeAgain(slide: Slide, parts: readonly Slide[]): void {
  const whole = wordsIn(shown(slide.content));
  const repeatable = repeatedOn(slide);
  const seen = new Set<string>();
  const once: string[] = [];
  for (const word of parts.flatMap(({ content }) => wordsIn(shown(content)))) {
    if (seen.has(word)) expect(repeatable, `${word} stands twice`).toContain(word);
    else once.push(word);
    seen.add(word);
  }
  expect(hasRows(slide) ? once.toSorted() : once).toEqual(
    hasRows(slide) ? whole.toSorted() : whole,
  );
}

/** What the browser sets on a part is in deck.json on that part, not on the one before or after. */
function expectPlaces(parts: readonly Slide[], values: CutSlide["values"]): void {
  const firstOf = new Map<string, number>();
  for (const [index, { content, footnotes }] of parts.entries()) {
    for (const word of wordsIn(shown([content, footnotes]))) {
      if (!firstOf.has(word)) firstOf.set(word, index);
    }
  }
  for (const [index, own] of values.entries()) {
    for (const word of wordsIn(shown(own))) {
      expect(firstOf.get(word), `${word} is on another part`).toBe(index);
    }
  }
}

function expectLines(slide: Slide, parts: readonly Slide[]): void {
  let last = slide.range.startLine;
  for (const { range } of parts) {
    expect(range.startLine).toBeGreaterThanOrEqual(last);
    expect(range.endLine).toBeGreaterThanOrEqual(range.startLine);
    expect(range.endLine).toBeLessThanOrEqual(slide.range.endLine);
    last = range.startLine;
  }
  expect(parts[0]?.range.startLine).toBe(slide.range.startLine);
  expect(parts.at(-1)?.range.endLine).toBe(slide.range.endLine);
}

/** The number that each item of an ordered list shows, by its words; also of lists inside others. */
function numbersIn({ content }: Slide): Map<string, number> {
  const numbers = new Map<string, number>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("type" in value && value.type === "list" && "ordered" in value && value.ordered === true) {
      walkBlocks([value as Block], (block) => {
        if (block.type !== "list" || !block.ordered) return;
        for (const [index, { blocks }] of block.items.entries()) {
          const [first] = wordsIn(shown(blocks));
          if (first !== undefined && !numbers.has(first)) numbers.set(first, block.start + index);
        }
      });
    } else Object.values(value).forEach(visit);
  };
  visit(content);
  return numbers;
}

/** An item whose words are cut has its number twice; its later words are not the whole's first. */
function expectNumbers(slide: Slide, parts: readonly Slide[]): void {
  const whole = numbersIn(slide);
  for (const part of parts) {
    for (const [word, number] of numbersIn(part)) {
      if (whole.has(word)) expect(number, word).toBe(whole.get(word));
    }
  }
}

function expectCode(slide: Slide, parts: readonly Slide[]): void {
  if (slide.layout !== "code") return;
  const all = parts.flatMap(({ content }) => ("code" in content ? [content] : []));
  const lit = all.flatMap(({ code, firstLine }) => {
    const count = code.value.split("\n").length;
    return code.highlights.filter((line) => line <= count).map((line) => line + firstLine - 1);
  });
  const lines = slide.content.code.value.split("\n");
  const wanted = slide.content.code.highlights.filter((line) => line <= lines.length);
  expect([...new Set(lit)]).toEqual(wanted);
  for (const { code, firstLine } of all) {
    for (const [index, line] of code.value.split("\n").entries()) {
      expect(lines[firstLine - 1 + index]).toContain(line);
    }
  }
}

/** Footnotes that are all there is to cut may be cut inside. */
const footnoteFlows: ReadonlySet<Layout> = new Set(["cover", "figure", "formula", "diagram"]);

function expectOnce(slide: Slide, parts: readonly Slide[]): void {
  const numbers = parts.flatMap(({ footnotes }) => footnotes.map(({ number }) => number));
  const own = slide.footnotes.map(({ number }) => number);
  const found = footnoteFlows.has(slide.layout) ? [...new Set(numbers)] : numbers;
  expect(found.toSorted((a, b) => a - b)).toEqual(own);
  const blocks = parts.flatMap(({ noteBlocks }) => noteBlocks);
  expect(blocks).toHaveLength(slide.noteBlocks.length);
  expect(new Set(blocks)).toEqual(new Set(slide.noteBlocks));
}

const pieces = fc.record({
  cuts: fc.constantFrom(1, 2, 4, 8, 200),
  seed: fc.infiniteStream(fc.nat()),
});

describe("the parts of a slide that was cut anywhere", () => {
  const layouts = new Set<Layout>();
  let count = 0;

  it.each([
    ["deep chapters", deepChapters({ hasLongHeads: true }), 150],
    ["chapters of every kind", chapterText, 100],
  ] as const)("are the slide again, in %s", (_, text, numRuns) => {
    fc.assert(
      fc.property(text, pieces, (chapter, { cuts, seed }) => {
        const deck = plan(chapter);
        const pick = (limit: number): number => (seed.next().value ?? 0) % Math.max(1, limit);
        const cut = deck.slides.map((slide, source) => cutSlide(slide, source, { cuts, pick }));
        const fitted = cut.flatMap((one) => one.fitted);
        const refined = refineDeck(deck, fitted);
        expect(refined.slides).toHaveLength(fitted.length);
        for (const [source, slide] of deck.slides.entries()) {
          const parts = refined.slides.filter((__, index) => fitted[index]?.source === source);
          if (parts.length > 1) {
            layouts.add(slide.layout);
            count += 1;
          }
          expectWholeAgain(slide, parts);
          expectPlaces(parts, cut[source]?.values ?? []);
          expectLines(slide, parts);
          expectNumbers(slide, parts);
          expectCode(slide, parts);
          expectOnce(slide, parts);
        }
      }),
      { numRuns },
    );
  });

  it("were of all layouts that can be cut, and many", () => {
    expect([...layouts].toSorted()).toEqual(
      expect.arrayContaining(["bullets", "callout", "closing", "code", "keys", "quote"]),
    );
    expect([...layouts].toSorted()).toEqual(
      expect.arrayContaining(["agenda", "statement", "table", "terms", "two-lists"]),
    );
    expect(count).toBeGreaterThan(250);
  });
});
