import type { Section } from "../model/chapter.ts";
import type { Deck, Slide } from "../model/deck.ts";
import { toPlainText } from "../model/inline.ts";

/** A bookmark of a PDF, and those under it. */
export interface Bookmark {
  readonly title: string;
  /** The index of the slide, or of the entry of a handout (`[data-entry]`), that it leads to; -1 for the first page. */
  readonly page: number;
  readonly children: readonly Bookmark[];
}

/**
 * Returns the bookmarks of a deck: its title, under it the sections, under them their slides. A
 * continued slide has one, and a section's first slide none of its own where it is called as the
 * section. What comes before the first section stands beside the sections. The pages
 * are slides, by their indexes; the steps of one stand side by side.
 */
export function outlineDeck(deck: Deck, selected: readonly number[]): readonly Bookmark[] {
  const places = selected.flatMap((index, page): Place[] => {
    const slide = deck.slides[index];
    const isStep = page > 0 && selected[page - 1] === index;
    return slide === undefined || isStep ? [] : [{ slide, page }];
  });
  const [first] = places;
  if (first === undefined) return [];
  const before = places.filter(({ slide }) => slide.section === null && slide.layout !== "cover");
  const sections = deck.sections.flatMap(({ id, title }): Bookmark[] => {
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
function toEntries(places: readonly Place[], all: readonly Place[]): Bookmark[] {
  return places.flatMap((place): Bookmark[] => {
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

/** Returns the bookmarks of sections, by their headings; `from` is how many headings stand before these. */
export function outlineSections(sections: readonly Section[], from = 0): Bookmark[] {
  let at = from;
  return sections.map((section) => {
    const page = at;
    at += countHeadings(section);
    return {
      title: toPlainText(section.heading.inlines),
      page,
      children: outlineSections(section.sections, page + 1),
    };
  });
}

function countHeadings({ sections }: Section): number {
  return sections.reduce((sum, section) => sum + countHeadings(section), 1);
}
