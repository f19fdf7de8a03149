import { checkPlanned, type PlannedChapter } from "../../../../src/core/pipeline.ts";
import { violationsOf } from "../../../support/invariants.ts";
import { sourceViolations } from "../../../support/source-violations.ts";
import { generatedMark, makeChapter } from "../make-chapter.ts";
import { planText } from "../plan-text.ts";
import type { Target } from "../target.ts";

/** Do a figure and the list beside it come from one line of HTML? Lines alone do not tell which comes first. */
function isTied({ deck }: PlannedChapter): boolean {
  return deck.slides.some(
    ({ content }) =>
      "figure" in content &&
      "list" in content &&
      content.figure.range.startLine === content.list.range.startLine,
  );
}

/** A chapter → a deck that keeps the invariants, judged by every check. */
export const planning: Target = {
  name: "planning",
  share: 20,
  make: makeChapter,
  open: async () => async (input) => {
    const isGenerated = input.startsWith(generatedMark);
    const planned = await planText(isGenerated ? input.slice(generatedMark.length) : input);
    const { text } = planned.source;
    const found = [
      ...violationsOf(planned).filter(({ invariant }) => invariant !== "order" || !isTied(planned)),
      ...(isGenerated ? sourceViolations(text, planned.deck) : []),
    ];
    const diagnostics = await checkPlanned(planned, { images: new Map(), links: new Map() });
    const lines = text.split("\n").length;
    const astray = diagnostics.filter(({ line, column }) => line < 1 || line > lines || column < 1);
    return [
      ...found.map(({ invariant, message }) => `${invariant}: ${message}`),
      ...astray.map(({ code, line, column }) => `place: ${code} at ${line}:${column} of ${lines}`),
    ];
  },
};
