import type { Slide } from "../model/deck.ts";

/**
 * Returns the slides with ranges that do not overlap, as far as whole lines allow: where two slides
 * come from one line, both name it.
 */
export function separateRanges(slides: readonly Slide[]): Slide[] {
  let previousEnd = 0;
  return slides.map((slide) => {
    const { path, startLine, endLine } = slide.range;
    const from = Math.min(Math.max(startLine, previousEnd + 1), Math.max(endLine, startLine));
    previousEnd = Math.max(previousEnd, endLine);
    return { ...slide, range: { path, startLine: from, endLine: Math.max(from, endLine) } };
  });
}
