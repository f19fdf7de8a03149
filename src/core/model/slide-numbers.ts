/** What slides show of their position among all slides. */
export interface SlideNumbers {
  /** Of the slide at this place, 0-based, counted from 1. */
  readonly number: (index: number) => string;
  readonly total: string;
  /** How far it is through the deck, in percent, as CSS writes it. */
  readonly done: (index: number) => string;
  /** The path of the ticks: one at the first part of each planned slide listed, 1-based, apart by blanks. */
  readonly ticks: (slides: string) => string;
}

/** Returns the numbers of slides; `sources` says of each which planned slide it is or is a part of. */
export function numberSlides(sources: readonly number[]): SlideNumbers {
  const total = sources.length;
  const firstOf = new Map<number, number>();
  for (const [index, source] of sources.entries()) {
    if (!firstOf.has(source)) firstOf.set(source, index);
  }
  const drawn = new Map<string, string>();
  const draw = (slides: string): string =>
    slides
      .split(" ")
      .filter((slide) => slide !== "")
      .map((slide) => `M${toPercent(firstOf.get(Number(slide) - 1) ?? 0, total)} 0v1`)
      .join("");
  return {
    number: (index) => String(index + 1),
    total: String(total),
    done: (index) => `${toPercent(index + 1, total)}%`,
    ticks(slides) {
      const path = drawn.get(slides) ?? draw(slides);
      drawn.set(slides, path);
      return path;
    },
  };
}

/**
 * Returns placeholders for the numbers, until it is known how many slides there are; `fillNumbers`
 * replaces them. `mark` is a word of letters and digits that is nowhere in the slides.
 */
export function markNumbers(mark: string): SlideNumbers {
  return {
    number: () => `${mark}_number_`,
    total: `${mark}_total_`,
    done: () => `${mark}_done_`,
    ticks: (slides) => `${mark}_ticks_${slides.replaceAll(/[^\d ]/g, "")}_`,
  };
}

/** Returns the HTML of the slide at this place with its numbers where `markNumbers` left room for them. */
export function fillNumbers(
  html: string,
  index: number,
  { mark, numbers }: { readonly mark: string; readonly numbers: SlideNumbers },
): string {
  const words: Readonly<Record<string, string>> = {
    number: numbers.number(index),
    total: numbers.total,
    done: numbers.done(index),
  };
  const marks = new RegExp(`${mark}_(?:(number|total|done)|ticks_([\\d ]*))_`, "g");
  return html.replaceAll(marks, (...[, name, slides]: (string | undefined)[]) =>
    name === undefined ? numbers.ticks(slides ?? "") : (words[name] ?? ""),
  );
}

function toPercent(index: number, total: number): number {
  return Math.round((index / total) * 10_000) / 100;
}

/**
 * The most sections that are marked one by one, on the progress line and on dividers: each mark then
 * has 16 px or more of the narrowest slide (960 px). Of more, none is marked: they could not be distinguished,
 * and a mark for each section on each slide makes a page that grows with the square of both.
 */
export const mostSectionMarks = 60;

/** Returns the first slide of each section, 1-based, for the progress line; none of more than `mostSectionMarks`. */
export function markedSlides(sections: readonly { readonly firstSlide: number }[]): number[] {
  return sections.length > mostSectionMarks ? [] : sections.map(({ firstSlide }) => firstSlide + 1);
}
