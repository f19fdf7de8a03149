import type { FittedPart } from "../../core/model/fit.ts";
import { markPart } from "./mark-part.ts";
import { footnoteListOf, type SlideState } from "./measure-slide.ts";

/**
 * Numbers the parts of each planned slide, gives each an id of its own and shows "(2/3)" and the mark
 * of continuation. Returns what each slide is a part of, null for one that stands whole.
 */
export function numberParts(states: readonly SlideState[]): (FittedPart | null)[] {
  const counts = new Map<number, number>();
  for (const { source } of states) counts.set(source, (counts.get(source) ?? 0) + 1);
  const seen = new Map<number, number>();
  return states.map(({ section, source, windows, columns }) => {
    const count = counts.get(source) ?? 1;
    const index = (seen.get(source) ?? 0) + 1;
    seen.set(source, index);
    if (count === 1) return null;
    const hasFootnoteFlow = windows?.some(({ flow }) => flow === "footnotes") ?? false;
    if (index > 1) section.id = `${section.id}--${index}`;
    markPart(section, { index, count });
    return {
      index,
      count,
      windows: windows ?? [{ flow: "", from: [], to: null }],
      columns,
      footnotes: hasFootnoteFlow ? null : numbersOf(footnoteListOf(section)?.children),
    };
  });
}

function numbersOf(footnotes: Iterable<Element> = []): number[] {
  return Array.from(footnotes, (footnote) => Number(footnote.getAttribute("data-index")));
}
