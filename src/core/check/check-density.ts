import type { Block } from "../model/chapter.ts";
import type { Deck, Layout, Slide } from "../model/deck.ts";
import type { Diagnostic } from "../model/diagnostic.ts";

/**
 * The most that a hall reads while it listens, in full-width units: at four characters a second, the
 * rate of Japanese subtitles, fifty seconds.
 */
const maxUnits = 200;

/** How the length of a text is counted, in full-width units. */
export type Measure = (text: string) => number;

/**
 * Returns the slides with so many words that they are read, not listened to. Code, diagrams and
 * formulas are looked at, and footnotes are for the handout: they do not count. Of a continued
 * slide, the first part speaks for all.
 */
export function checkDensity(deck: Deck, widthOf: Measure): Diagnostic[] {
  return deck.slides.flatMap((slide, index): Diagnostic[] => {
    const isLaterPart = slide.part !== null && slide.part.index > 1;
    if (signposts.has(slide.layout) || isLaterPart) return [];
    const units = Math.round(widthOf(wordsOn(slide)));
    if (units <= maxUnits) return [];
    return [
      {
        path: slide.range.path,
        line: slide.range.startLine,
        column: 1,
        severity: "warning",
        code: "dense-slide",
        message: `Slide ${index + 1}, "${slide.heading}", has the words of ${units} full-width characters; ${maxUnits} can be read while one listens.`,
        hint: "Shorten its items, or move words into the prose around them: those become notes.",
      },
    ];
  });
}

/** These say where we are; nobody reads them to the end. */
const signposts: ReadonlySet<Layout> = new Set(["cover", "agenda", "divider"]);

const unread: ReadonlySet<Block["type"]> = new Set(["code", "diagram", "formula"]);

function wordsOn({ content }: Slide): string {
  const words: string[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const type = "type" in value ? value.type : null;
    const isInline = "value" in value && !("range" in value);
    if (isInline && (type === "text" || type === "code")) words.push(String(value.value));
    else if (!unread.has(type as Block["type"]) || isInline) Object.values(value).forEach(collect);
  };
  collect(content);
  return words.join("");
}
