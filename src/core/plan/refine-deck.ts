import { itemsOfNotes, type Deck, type Slide } from "../model/deck.ts";
import { partOfItem, type FittedSlide } from "../model/fit.ts";
import { linesOfParts } from "./lines-of-part.ts";
import { toNotes } from "./notes.ts";
import { sliceSlide } from "./slice-slide.ts";

/**
 * Returns the deck as it was fitted: a continued slide becomes its parts, each with its own id,
 * lines, items and footnotes. A note that belongs to an item goes with it, all others with the
 * first part.
 */
export function refineDeck(deck: Deck, fitted: readonly FittedSlide[]): Deck {
  const partsOf = new Map<number, FittedSlide[]>();
  for (const slide of fitted)
    partsOf.set(slide.source, [...(partsOf.get(slide.source) ?? []), slide]);
  const slides = deck.slides.flatMap((slide, source) => toParts(slide, partsOf.get(source) ?? []));
  const sections = deck.sections.map((section) => ({
    ...section,
    firstSlide: fitted.findIndex(({ source }) => source === section.firstSlide),
  }));
  return { ...deck, sections, slides };
}

function toParts(slide: Slide, fitted: readonly FittedSlide[]): Slide[] {
  const parts = fitted.flatMap(({ part }) => (part === null ? [] : [part]));
  if (parts.length < 2) return [slide];
  const windows = parts.map((part) => part.windows);
  const cut = new Set(windows.flatMap((own) => own.map(({ flow }) => flow)));
  const lines = linesOfParts(slide, parts);
  const partsOfNotes = itemsOfNotes(slide).map((item) =>
    item === null ? 0 : partOfItem(item, windows),
  );
  return parts.map((part, index): Slide => {
    const sliced = sliceSlide(slide, { ...part, cut });
    const noteBlocks = slide.noteBlocks.filter((_, note) => partsOfNotes[note] === index);
    const own = part.footnotes;
    return {
      ...sliced,
      id: fitted[index]?.id ?? slide.id,
      part: { index: part.index, count: part.count },
      range: { ...slide.range, ...lines[index] },
      notes: toNotes(noteBlocks),
      noteBlocks,
      footnotes: sliced.footnotes.filter(({ number }) => own === null || own.includes(number)),
    };
  });
}
