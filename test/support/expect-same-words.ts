import { expect } from "vitest";

import type { Layout } from "../../src/core/model/deck.ts";
import type { FittedText } from "./fit-text.ts";
import { squeeze } from "./words.ts";
import { wordsOf } from "./read-deck.ts";

/** Layouts that show the words of their content and nothing else. */
const exact: ReadonlySet<Layout> = new Set([
  "agenda",
  "bullets",
  "closing",
  "keys",
  "quote",
  "statement",
  "table",
  "two-lists",
]);

/** What a slide shows in other characters than deck.json has. */
const drawn =
  /"type":"(?:image|math|html|ruby|formula|diagram|figure|callout|footnote-definition|instruction)"/;

/**
 * Asserts that each slide of the page shows the words that deck.json says, no less, no more and in
 * the same order: what the browser cut and what was cut in the deck must be the same. Returns how
 * many slides could be compared.
 */
export function expectSameWords({ deck, looks }: FittedText): number {
  let count = 0;
  for (const [index, slide] of deck.slides.entries()) {
    if (!exact.has(slide.layout) || drawn.test(JSON.stringify(slide.content))) continue;
    const where = `slide ${index + 1}, ${slide.layout}, line ${slide.range.startLine}`;
    expect(squeeze(looks[index]?.whole ?? ""), where).toBe(squeeze(wordsOf(slide).join("")));
    count += 1;
  }
  return count;
}
