import type { Slide } from "../model/deck.ts";

/**
 * Returns the slides with ranges that do not overlap, as far as whole lines allow: where two slides
 * come from one line, both name it.
 */
export function separateRanges(slides: readonly Slide[]): Slide[] {
  const inSourceOrder = slides.toSorted((a, b) => a.range.startLine - b.range.startLine);
  const startOf = new Map<Slide, number>();
  let previousEnd = 0;
  for (const slide of inSourceOrder) {
    const { startLine, endLine } = slide.range;
    startOf.set(slide, Math.min(Math.max(startLine, previousEnd + 1), endLine));
    previousEnd = Math.max(previousEnd, endLine);
  }
  return slides.map((slide) => {
    const startLine = startOf.get(slide) ?? slide.range.startLine;
    return startLine === slide.range.startLine
      ? slide
      : { ...slide, range: { ...slide.range, startLine } };
  });
}
