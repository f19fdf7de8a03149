import type { FootnoteDefinition } from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";

/**
 * Returns the slides with each footnote on the first slide that refers to it, on the slide itself
 * or in its notes; one that nothing refers to stands on the last slide.
 */
export function attachFootnotes(
  slides: readonly Slide[],
  footnotes: readonly FootnoteDefinition[],
): Slide[] {
  if (footnotes.length === 0) return [...slides];
  const waiting = new Map(footnotes.map((footnote) => [footnote.number, footnote]));
  const attached = slides.map((slide) => {
    if (waiting.size === 0) return slide;
    const own: FootnoteDefinition[] = [];
    for (const number of footnotesIn([slide.headingInlines, slide.content, slide.noteBlocks])) {
      const footnote = waiting.get(number);
      if (footnote !== undefined) own.push(footnote);
      waiting.delete(number);
    }
    if (own.length === 0) return slide;
    return { ...slide, footnotes: own.toSorted((a, b) => a.number - b.number) };
  });
  const last = attached.pop();
  if (last === undefined) return [];
  return [...attached, { ...last, footnotes: [...last.footnotes, ...waiting.values()] }];
}

/** Returns the numbers of the footnotes that a part of a chapter or slide refers to, in its order. */
export function footnotesIn(value: unknown): number[] {
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && value.type === "footnote" && "number" in value) {
    return [Number(value.number)];
  }
  return Object.values(value).flatMap(footnotesIn);
}
