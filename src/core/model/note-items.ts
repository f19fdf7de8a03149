import { toPlainText } from "./inline.ts";
import type { Slide } from "./deck.ts";
import type { Range } from "./source.ts";

/**
 * Returns for each of a slide's `noteBlocks` the 0-based index of the item of the slide's main flow
 * that it belongs to: the item in whose lines it was written, or the sentence that it holds. What
 * comes after such a note goes with the same item, so that the order is kept; null before the first.
 */
export function itemsOfNotes(slide: Slide): (number | null)[] {
  const ranges = itemRanges(slide);
  const sentences = sentencesOf(slide);
  let item: number | null = null;
  return slide.noteBlocks.map((block) => {
    const { startLine } = block.range;
    const inRange = ranges.findIndex(
      (range) => range.startLine <= startLine && startLine <= range.endLine,
    );
    const words = block.type === "paragraph" ? squeeze(toPlainText(block.inlines)) : "";
    const found = inRange >= 0 ? inRange : sentences.findIndex((text) => words.includes(text));
    if (found > (item ?? -1)) item = found;
    return item;
  });
}

function itemRanges(slide: Slide): readonly Range[] {
  switch (slide.layout) {
    case "bullets":
    case "figure-list":
    case "closing":
      return slide.content.list?.items.map(({ range }) => range) ?? [];
    default:
      return [];
  }
}

function sentencesOf(slide: Slide): string[] {
  if (slide.layout !== "keys" && slide.layout !== "statement") return [];
  return slide.content.sentences.map((sentence) => squeeze(toPlainText(sentence)));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}
