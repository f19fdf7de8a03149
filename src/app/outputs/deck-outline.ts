import type { Deck, Slide } from "../../core/model/deck.ts";
import type { OutlineEntry } from "../../pdf/pdf-outline.ts";

/**
 * Returns the bookmarks of a deck: its title, under it the sections, under them their slides. A
 * continued slide has one, and a section's first slide none of its own where it is called as the
 * section. What comes before the first section stands beside the sections. The pages
 * are slides, by their indexes; the steps of one stand side by side.
 */
export function outlineDeck(deck: Deck, selected: readonly number[]): readonly OutlineEntry[] {
  const places = selected.flatMap((index, page): Place[] => {
    const slide = deck.slides[index];
    const isStep = page > 0 && selected[page - 1] === index;
    return slide === undefined || isStep ? [] : [{ slide, page }];
  });
  const [first] = places;
  if (first === undefined) return [];
  const before = places.filter(({ slide }) => slide.section === null && slide.layout !== "cover");
  const sections = deck.sections.flatMap(({ id, title }): OutlineEntry[] => {
    const own = places.filter(({ slide }) => slide.section === id);
    const [start] = own;
    if (start === undefined) return [];
    const rest = start.slide.heading === title ? own.slice(1) : own;
    return [{ title, page: start.page, children: toEntries(rest, own) }];
  });
  return [
    { title: deck.title, page: first.page, children: [...toEntries(before, places), ...sections] },
  ];
}

interface Place {
  readonly slide: Slide;
  readonly page: number;
}

/** Returns an entry for each slide; of a continued one for the first part that is among `all`. */
function toEntries(places: readonly Place[], all: readonly Place[]): OutlineEntry[] {
  return places.flatMap((place): OutlineEntry[] => {
    const before = all[all.indexOf(place) - 1];
    return isContinued(place.slide, before?.slide)
      ? []
      : [{ title: place.slide.heading, page: place.page, children: [] }];
  });
}

function isContinued({ part, heading }: Slide, before: Slide | undefined): boolean {
  const index = part?.index ?? 1;
  return index > 1 && before?.part?.index === index - 1 && before.heading === heading;
}
