import { toPlainText } from "../../src/core/model/inline.ts";
import type { PlannedChapter } from "../../src/core/pipeline.ts";
import { footnotesIn, owedFootnotes, type Owed } from "./owed.ts";
import { compareRuns, demand, type Violation } from "./violations.ts";
import { wordsOf } from "./words.ts";

/** Returns what is wrong with a deck as a whole: footnotes, empty slides, ids, links, ranges. */
export function soundnessViolations(planned: PlannedChapter, owed: readonly Owed[]): Violation[] {
  const { deck } = planned;
  const ids = new Set(deck.slides.map(({ id }) => id));
  const targets = deck.slides.flatMap(({ content }) => targetsIn(content));
  const isJson = JSON.stringify(JSON.parse(JSON.stringify(deck))) === JSON.stringify(deck);
  return [
    ...footnoteViolations(planned, owed),
    ...deck.slides.flatMap(({ id, content }) =>
      demand(!("firstLine" in content) || content.firstLine === 1, "range", `the lines of ${id}`),
    ),
    ...deck.slides.flatMap(({ id, content }) => {
      const words = wordsOf(content).replace(/\[\^[^[\]]*:\d+\]/g, "");
      return demand(words !== "", "empty", id);
    }),
    ...demand(isJson && ids.size === deck.slides.length, "same", "an id stands twice"),
    ...targets.flatMap((id) => demand(ids.has(id), "lost", `the slide ${id} that an item names`)),
    ...sectionViolations(planned, owed),
    ...lineViolations(planned),
  ];
}

/**
 * Each footnote is on the first slide that refers to it, or in the first notes that do where no slide
 * does; one that none refers to is on the last slide.
 */
function footnoteViolations({ chapter, deck }: PlannedChapter, owed: readonly Owed[]): Violation[] {
  const { slides } = deck;
  const onSlides = slides.map(
    ({ headingInlines, content }) => new Set(footnotesIn([headingInlines, content])),
  );
  const inNotes = slides.map(
    ({ noteBlocks }) =>
      new Set(footnotesIn(noteBlocks.filter(({ type }) => type !== "footnote-definition"))),
  );
  const homes = owedFootnotes(chapter, owed).map((footnote) => {
    const shown = onSlides.findIndex((numbers) => numbers.has(footnote.number));
    const said = inNotes.findIndex((numbers) => numbers.has(footnote.number));
    return { footnote: JSON.stringify(footnote), shown, said: shown < 0 ? said : -1 };
  });
  return slides.flatMap(({ id, footnotes, noteBlocks }, index) => {
    const shown = homes.filter((home) => home.shown === index);
    const last = homes.filter((home) => home.shown < 0 && home.said < 0);
    const expected = index === slides.length - 1 ? [...shown, ...last] : shown;
    const noted = noteBlocks.filter(({ type }) => type === "footnote-definition");
    return [
      ...compareRuns({
        expected: expected.map(({ footnote }) => footnote),
        actual: footnotes.map((footnote) => JSON.stringify(footnote)),
        where: `the footnotes of ${id}`,
      }),
      ...compareRuns({
        expected: homes.filter(({ said }) => said === index).map(({ footnote }) => footnote),
        actual: noted.map((footnote) => JSON.stringify(footnote)),
        where: `the footnotes in the notes of ${id}`,
      }),
      ...demand(
        noted.every((footnote) => noteBlocks.indexOf(footnote) >= noteBlocks.length - noted.length),
        "order",
        `the footnotes in the notes of ${id}`,
      ),
    ];
  });
}

function targetsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "target" in value && typeof value.target === "string" ? [value.target] : [];
  return [...own, ...Object.values(value).flatMap(targetsIn)];
}

function sectionViolations({ deck }: PlannedChapter, owed: readonly Owed[]): Violation[] {
  const wanted = owed
    .filter(({ id, root }) => id !== null && id === root)
    .map(({ id, heading }) => ({
      id,
      title: toPlainText(heading),
      firstSlide: deck.slides.findIndex((slide) => slide.id === id),
    }));
  return compareRuns({
    expected: wanted.map((section) => JSON.stringify(section)),
    actual: deck.sections.map((section) => JSON.stringify(section)),
    where: "the list of sections",
  });
}

/** Ranges lie in the chapter and share no line, save one line from which several slides come. */
function lineViolations({ chapter, deck }: PlannedChapter): Violation[] {
  const sorted = deck.slides.toSorted((a, b) => a.range.startLine - b.range.startLine);
  return sorted.flatMap(({ id, layout, range }, index) => {
    const { path, startLine, endLine } = range;
    const previous = sorted[index - 1]?.range.endLine ?? 0;
    const isOneLine = previous === startLine;
    const isInside = startLine >= 1 && startLine <= endLine && endLine <= chapter.range.endLine;
    const title = chapter.title?.range;
    const isTitle = layout !== "cover" || endLine === (title?.endLine ?? endLine);
    return [
      ...demand(path === chapter.path && isInside, "range", `${id} names ${startLine}–${endLine}`),
      ...demand(isTitle, "range", `${id} does not name the title's line`),
      ...demand(
        previous < startLine || isOneLine,
        "range",
        `line ${startLine} of ${id} is not its own`,
      ),
    ];
  });
}
