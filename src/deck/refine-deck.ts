import type { Deck, Slide } from "../model/deck.ts";
import type { FittedSlide } from "../model/fit.ts";
import { sliceSlide } from "./slice-slide.ts";

/**
 * Returns the deck as it was fitted: a continued slide becomes its parts, each with its own id,
 * lines and items. The notes are the first part's.
 */
export function refineDeck(deck: Deck, fitted: readonly FittedSlide[]): Deck {
  const slides = fitted.flatMap(({ source, id, part, items }) => {
    const slide = deck.slides[source];
    if (slide === undefined) return [];
    return [part === null || items === null ? slide : toPart(slide, { id, part, items })];
  });
  const sections = deck.sections.map((section) => ({
    ...section,
    firstSlide: fitted.findIndex(({ source }) => source === section.firstSlide),
  }));
  return { ...deck, sections, slides };
}

function toPart(
  slide: Slide,
  {
    id,
    part,
    items,
  }: Pick<FittedSlide, "id"> & {
    readonly part: NonNullable<FittedSlide["part"]>;
    readonly items: NonNullable<FittedSlide["items"]>;
  },
): Slide {
  const { slide: sliced, lines } = sliceSlide(slide, items);
  const isFirst = part.index === 1;
  const isLast = part.index === part.count;
  return {
    ...sliced,
    id,
    part,
    range: {
      path: slide.range.path,
      startLine: isFirst ? slide.range.startLine : lines.startLine,
      endLine: isLast ? slide.range.endLine : lines.endLine,
    },
    notes: isFirst ? slide.notes : "",
    noteBlocks: isFirst ? slide.noteBlocks : [],
    footnotes: isFirst ? slide.footnotes : [],
  };
}
