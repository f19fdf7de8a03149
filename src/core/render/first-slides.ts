import type { Deck } from "../model/deck.ts";

/** Returns the sections by the first of their slides, 0-based, that is among the selected ones. */
export function firstSlides(
  { sections, slides }: Deck,
  selected: readonly number[],
): Map<number, Deck["sections"][number]> {
  return new Map(
    sections.flatMap((section) => {
      const first = selected.find((index) => slides[index]?.section === section.id);
      return first === undefined ? [] : [[first, section] as const];
    }),
  );
}
