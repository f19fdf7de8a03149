import type { DeckSection } from "./deck.ts";

/**
 * The most sections that are marked one by one, on the progress line and on dividers: each mark then
 * has 16 px or more of the narrowest slide (960 px). Of more, none is marked: they could not be told
 * apart, and a mark for each section on each slide makes a page that grows with the square of both.
 */
export const mostSectionMarks = 60;

/** Returns the first slide of each section, 1-based, for the progress line; none of more than `mostSectionMarks`. */
export function markedSlides(sections: readonly DeckSection[]): number[] {
  return sections.length > mostSectionMarks ? [] : sections.map(({ firstSlide }) => firstSlide + 1);
}
