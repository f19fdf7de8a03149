import type { FootnoteDefinition } from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";

/**
 * Returns the slides with each footnote on the first slide that refers to it. One to which only notes
 * refer stands in the first of these notes; one to which nothing refers stands on the last slide.
 */
export function attachFootnotes(
  slides: readonly Slide[],
  footnotes: readonly FootnoteDefinition[],
): Slide[] {
  if (footnotes.length === 0) return [...slides];
  const waiting = new Map(footnotes.map((footnote) => [footnote.number, footnote]));
  const take = (numbers: readonly number[]) => {
    const own = numbers.flatMap((number) => waiting.get(number) ?? []);
    for (const { number } of own) waiting.delete(number);
    return [...new Set(own)].toSorted((a, b) => a.number - b.number);
  };
  const shown = slides.map((slide) => take(footnotesIn([slide.headingInlines, slide.content])));
  const said = slides.map((slide) => take(footnotesIn(slide.noteBlocks)));
  return slides.map((slide, index) => {
    const left = index === slides.length - 1 ? [...waiting.values()] : [];
    return {
      ...slide,
      noteBlocks: [...slide.noteBlocks, ...(said[index] ?? [])],
      footnotes: [...slide.footnotes, ...(shown[index] ?? []), ...left],
    };
  });
}

/** Returns the numbers of the footnotes that a part of a chapter or slide refers to, in its order. */
export function footnotesIn(value: unknown): number[] {
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && value.type === "footnote" && "number" in value) {
    return [Number(value.number)];
  }
  return Object.values(value).flatMap(footnotesIn);
}
