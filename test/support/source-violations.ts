import type { Deck } from "../../src/core/model/deck.ts";
import { isOverview } from "./invariants.ts";
import { demand, type Violation } from "./violations.ts";
import { piecesOf } from "./words.ts";

/**
 * Returns what a deck lacks of the numbered words of a generated chapter's text, what it shows of
 * those that must not be shown, and what stands twice or in another order. It knows the text and
 * the deck only, so that it sees what is lost in reading, too.
 */
export function sourceViolations(text: string, { slides }: Deck): Violation[] {
  const written = numbersIn([text]);
  const spoken = numbersMatched(text, /<!-- slide: notes:[\s\S]*?-->/g);
  // An image stands below the words that it stood among.
  const pictured = numbersMatched(text, /!\[[^\]]*\]\([^)]*\)|<img[^>]*>/g);
  const shown = slides.flatMap((slide) =>
    slide.layout === "cover" || isOverview(slide) ? [] : numbersIn(piecesOf(slide.content)),
  );
  const noted = slides.flatMap(({ notes }) => numbersIn([notes]));
  const json = JSON.stringify(slides);
  const there = new Set(numbersIn([json]));
  const notes = [...text.matchAll(/^\[\^(n\d+)\]: \D*[1-4]/gm)].map(([, label]) => label ?? "");
  return [
    ...written.flatMap((one) => demand(isHidden(one) || there.has(one), "lost", `word ${one}`)),
    ...[...there].flatMap((one) => demand(!isHidden(one), "invented", `skipped word ${one}`)),
    ...notes.flatMap((label) =>
      demand(json.includes(`"type":"footnote","label":"${label}"`), "lost", `mark [^${label}]`),
    ),
    ...orderViolations(
      shown.filter((one) => !pictured.has(one)),
      "the slides",
    ),
    ...orderViolations(
      shown.filter((one) => pictured.has(one)),
      "the images",
    ),
    ...orderViolations(
      noted.filter((one) => !spoken.has(one)),
      "the notes",
    ),
  ];
}

function orderViolations(numbers: readonly number[], where: string): Violation[] {
  return numbers.flatMap((one, index) => {
    const before = numbers[index - 1] ?? 0;
    return [
      ...demand(before <= one, "order", `word ${one} in ${where}`),
      ...demand(before !== one, "invented", `word ${one}, twice in ${where}`),
    ];
  });
}

/** Words from 5001 on are in what the author skips, or in comments. */
function isHidden(number: number): boolean {
  return number > 5000;
}

function numbersMatched(text: string, pattern: RegExp): ReadonlySet<number> {
  return new Set(numbersIn(text.match(pattern) ?? []));
}

function numbersIn(words: readonly string[]): number[] {
  return words.flatMap((one) => [...one.matchAll(/[1-9]\d{3}/g)].map(([digits]) => Number(digits)));
}
