import { hintAt } from "../settings/nearest-name.ts";
import type { Deck } from "../model/deck.ts";

/** Which slides of a deck are wanted. */
export interface Selection {
  /** Numbers and ranges of slides, such as `3-9,12` or `20-`; null for all. */
  readonly pages: string | null;
  /** The id of a top-level section; null for all. */
  readonly section: string | null;
}

/** The slides wanted, or what is wrong with the wish and what would be right. */
export type Selected =
  | { readonly slides: readonly number[]; readonly fault: null }
  | { readonly slides: null; readonly fault: { readonly message: string; readonly hint: string } };

/**
 * Returns the slides wanted, as 0-based indexes in the deck's order, each once; where pages and a
 * section are named, those that are in both. Numbers are those that stand on the slides.
 */
export function selectSlides(deck: Deck, { pages, section }: Selection): Selected {
  const byPages = pages === null ? null : readPages(pages, deck.slides.length);
  const bySection = section === null ? null : readSection(section, deck);
  for (const wish of [byPages, bySection]) if (wish?.slides === null) return wish;
  const slides = deck.slides
    .map((_, index) => index)
    .filter((index) => byPages?.slides?.includes(index) ?? true)
    .filter((index) => bySection?.slides?.includes(index) ?? true);
  return slides.length > 0
    ? { slides, fault: null }
    : faultOf(
        `No slide of the section "${section}" is among ${pages}.`,
        rangeOf(bySection?.slides ?? []),
      );
}

function readPages(pages: string, count: number): Selected {
  const slides: number[] = [];
  const all = `The slides of this deck are 1 to ${count}.`;
  for (const written of pages.split(",").map((part) => part.trim())) {
    const match = /^(?<from>\d*)(?<to>\s*[-–]\s*\d*)?$/.exec(written);
    const { from = "", to = from } = match?.groups ?? {};
    const last = to.replace(/[-–\s]/g, "");
    if (match === null || (from === "" && last === "")) {
      return faultOf(
        `"${written}" is no number or range of slides.`,
        `Write them apart by commas, such as "3-9,12". ${all}`,
      );
    }
    const [first, end] = [Number(from || 1), Number(last || count)];
    const wrong = [first, end].find((number) => number < 1 || number > count);
    if (wrong !== undefined) return faultOf(`There is no slide ${wrong}.`, all);
    if (first > end) return faultOf(`The range "${written}" runs backwards.`, all);
    for (let number = first; number <= end; number += 1) slides.push(number - 1);
  }
  return { slides, fault: null };
}

function readSection(section: string, { sections, slides }: Deck): Selected {
  const found = sections.find(({ id, title }) => id === section || title === section);
  if (found === undefined) {
    const ids = sections.map(({ id }) => id);
    const listing =
      ids.length > 0 ? `The sections are: ${ids.join(", ")}.` : "This deck has no sections.";
    return faultOf(`There is no section "${section}".`, hintAt(section, ids, listing));
  }
  const within = slides.flatMap((slide, index) => (slide.section === found.id ? [index] : []));
  return { slides: within, fault: null };
}

function rangeOf(slides: readonly number[]): string {
  return `Its slides are ${(slides[0] ?? 0) + 1} to ${(slides.at(-1) ?? 0) + 1}.`;
}

function faultOf(message: string, hint: string): Selected {
  return { slides: null, fault: { message, hint } };
}
