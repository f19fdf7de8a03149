import type { Deck } from "../model/deck.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Range } from "../model/source.ts";

/** The most slides of a deck before it is fitted; 10,000 take half a minute and a gigabyte. */
const maxSlides = 20_000;

/** The most that all slides may hold, and that one may, which goes on on thousands then; see `weigh`. */
const maxInAll = 8_000_000;
const maxOnSlide = 1_500_000;

/** The most characters of a heading, which is never divided; a slide holds some 500. */
const maxHeading = 10_000;

/** A line takes room however short it is: that of so many characters at least. */
const lineWeight = 10;

/**
 * Returns the error that a chapter is too long to be a deck, at the slide that is one too many; null
 * for all that anybody speaks from.
 */
export function checkLength(deck: Deck): Diagnostic | null {
  let inAll = 0;
  for (const [index, slide] of deck.slides.entries()) {
    const onSlide = weigh(slide.content);
    inAll += onSlide;
    const { heading, range } = slide;
    if (index >= maxSlides)
      return tooLarge(range, `The chapter has more than ${maxSlides} slides.`);
    if (heading.length > maxHeading) {
      const error = tooLarge(range, `The heading has more than ${maxHeading} characters.`);
      return { ...error, hint: "Shorten it, or make a paragraph of it." };
    }
    if (onSlide > maxOnSlide || inAll > maxInAll) {
      const message = `Slides of more text than slides can hold begin here, at slide ${index + 1}.`;
      return tooLarge(range, message);
    }
  }
  return null;
}

function tooLarge({ path, startLine }: Range, message: string): Diagnostic {
  return {
    path,
    line: startLine,
    column: 1,
    severity: "error",
    code: "chapter-too-large",
    message,
    hint: "Divide it into chapters, and put long listings and data into files of their own.",
  };
}

/**
 * So deep in lists text counts once. Below, there is less room for it with each level, and each of its
 * slides has all levels again: ten times as deep it takes a hundred times as long.
 */
const usualDepth = 5;

/** Returns how many characters of texts, code and formulas it has, and some for each of their lines. */
function weigh(value: unknown, depth = 0): number {
  if (typeof value !== "object" || value === null) return 0;
  const inside = depth + ("type" in value && value.type === "list" ? 1 : 0);
  const perCharacter = Math.max(1, (inside / usualDepth) ** 2);
  let weight = 0;
  for (const [key, inner] of Object.entries(value)) {
    const isText = key === "value" && typeof inner === "string";
    weight += isText
      ? perCharacter * (inner.length + lineWeight * inner.split("\n").length)
      : weigh(inner, inside);
  }
  return weight;
}
