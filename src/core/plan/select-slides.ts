import type { Deck } from "../model/deck.ts";
import { LecternError } from "../model/lectern-error.ts";

/** Which slides are wanted; null for no such bound. Both together: those that are in both. */
export interface SlideChoice {
  /** Numbers of slides and ranges of them, such as `3-9,12` or `20-`. */
  readonly pages: string | null;
  /** Ids of top-level sections, apart by commas. */
  readonly section: string | null;
}

/**
 * Returns the indexes (0-based, in order, each once) of the slides that are wanted of a fitted deck.
 * Throws LecternError `usage` for numbers and ids that there are not, and where no slide is left.
 */
export function selectSlides(deck: Deck, { pages, section }: SlideChoice): number[] {
  const numbers = pages === null ? null : parsePages(pages, deck);
  const ids = section === null ? null : parseIds(section, deck);
  const found = deck.slides.flatMap((slide, index) => {
    const isIn = ids === null || (slide.section !== null && ids.has(slide.section));
    return isIn && (numbers === null || numbers.has(index + 1)) ? [index] : [];
  });
  if (found.length === 0 && deck.slides.length > 0) {
    const own = deck.slides.flatMap((slide, index) =>
      slide.section !== null && ids?.has(slide.section) === true ? [index + 1] : [],
    );
    throw new LecternError(
      "usage",
      `The pages ${pages} of ${deck.path} are none of "${section}".`,
      {
        hint:
          own.length === 0
            ? "The section has no slides."
            : `The section has the slides ${own[0]} to ${own.at(-1)}.`,
      },
    );
  }
  return found;
}

function parsePages(pages: string, { path, slides }: Deck): Set<number> {
  const numbers = pages.split(",").flatMap((range) => {
    const match = /^\s*(\d+)\s*(?:(-)\s*(\d*)\s*)?$/.exec(range);
    const first = Number(match?.[1] ?? 0);
    const last = match?.[2] === undefined ? first : Number(match[3] || slides.length);
    if (first < 1 || last < first || last > slides.length) {
      throw new LecternError("usage", `There are no pages "${range.trim()}" in ${path}.`, {
        hint: `The slides are 1 to ${slides.length}; write for example "--pages 3-9,12" or "--pages 12-".`,
      });
    }
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  return new Set(numbers);
}

function parseIds(section: string, { path, sections }: Deck): Set<string> {
  const ids = section.split(",").map((id) => id.trim());
  const unknown = ids.find((id) => !sections.some((each) => each.id === id));
  if (unknown !== undefined) {
    const known = sections.map(({ id }) => id).join(", ");
    throw new LecternError("usage", `There is no section "${unknown}" in ${path}.`, {
      hint: known === "" ? "The chapter has no sections." : `The sections are: ${known}.`,
    });
  }
  return new Set(ids);
}
