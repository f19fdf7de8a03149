import type { Block } from "../../src/core/model/chapter.ts";
import type { Slide } from "../../src/core/model/deck.ts";
import type { Range } from "../../src/core/model/source.ts";
import type { PlannedChapter } from "../../src/core/pipeline.ts";
import { isProse } from "./is-prose.ts";
import type { Owed } from "./owed.ts";
import { demand, type Violation } from "./violations.ts";
import { wordsOf } from "./words.ts";

/**
 * Returns the slides of a section that do not name the lines of what stands on them and of the
 * prose in their notes; the first slide of a section names its heading's line too. Lines that
 * another slide names need not be named again.
 */
export function rangeViolations(
  { id, lines, blocks, spoken }: Owed,
  slides: readonly Slide[],
  { deck }: PlannedChapter,
): Violation[] {
  const keyOf = (inlines: unknown, range: Range) => JSON.stringify([inlines, range]);
  const said = new Set(
    spoken.flatMap((block) =>
      block.type === "paragraph" ? [keyOf(block.inlines, block.range)] : [],
    ),
  );
  const waiting = blocks.filter(({ type }) => type !== "paragraph");
  return slides.flatMap((slide, index) => {
    const prose = slide.noteBlocks.filter(
      (block) =>
        block.type !== "raw-html" &&
        block.type !== "footnote-definition" &&
        (!("inlines" in block) || !said.has(keyOf(block.inlines, block.range))),
    );
    const heads = id !== null && index === 0 && lines !== null ? [lines] : [];
    // A divider shows the headings below, and others sentences, whose words a block may have, too.
    const hasOwnWords = slide.layout === "divider" || isProse(slide);
    const shown = hasOwnWords ? [] : takeShown(slide, waiting);
    const own = [...shown, ...prose].map(({ range }) => range);
    const all = [...heads, ...own];
    if (all.length === 0) return [];
    const { startLine, endLine } = slide.range;
    const isNamed = (at: number) =>
      deck.slides.some((other) => {
        return other !== slide && other.range.startLine <= at && other.range.endLine >= at;
      });
    const first = Math.min(...all.map((range) => range.startLine));
    const isStart = startLine === first || (startLine > first && isNamed(startLine - 1));
    const isEnd = endLine === Math.max(...all.map((range) => range.endLine));
    return demand(isStart && isEnd, "range", `${slide.id} names ${startLine}–${endLine}`);
  });
}

/** Takes the blocks that stand on a slide off the list of those that wait for one. */
function takeShown(slide: Slide, waiting: Block[]): Block[] {
  const words = wordsOf(slide.content);
  const taken: Block[] = [];
  let length = 0;
  while (waiting.length > 0 && length < words.length) {
    const next = waiting[0];
    const own = wordsOf(next);
    if (next === undefined || !words.startsWith(own, length)) break;
    taken.push(next);
    waiting.shift();
    length += own.length;
  }
  return taken;
}
