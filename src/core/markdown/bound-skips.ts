import type { Block } from "../model/chapter.ts";

/** What the author wrote as one block. It may be read as several: raw HTML, an image among words. */
export interface BlockGroup {
  readonly blocks: readonly Block[];
  readonly isHtml: boolean;
}

/**
 * Returns the blocks of all groups, in order, each `skip` told where that ends which it skips. A
 * heading in raw HTML that is skipped begins no section.
 */
export function boundSkips(groups: readonly BlockGroup[]): Block[] {
  if (!groups.some(({ blocks }) => blocks.some(isSkip))) {
    return groups.flatMap((group) => group.blocks);
  }
  const bounded: Block[] = [];
  let isSkipping = false;
  const nextEnds = endsOfNext(groups);
  for (const [index, group] of groups.entries()) {
    const skip = group.blocks.findLastIndex(isSkip);
    const isSkipped = isSkipping && group.isHtml;
    isSkipping = skip >= 0 || (isSkipping && !group.blocks.some(isContent));
    const skipped = group.blocks.slice(Math.max(0, skip)).findLast(isContent);
    const through = skipped?.range.endLine ?? nextEnds[index + 1] ?? null;
    for (const block of group.blocks) {
      if (isSkip(block)) bounded.push({ ...block, instruction: { name: "skip", through } });
      else bounded.push(isSkipped && block.type === "heading" ? toParagraph(block) : block);
    }
  }
  return bounded;
}

/** Returns, for each group, where the first content ends that stands in it or after it. */
function endsOfNext(groups: readonly BlockGroup[]): readonly (number | null)[] {
  const ends: (number | null)[] = groups.map(
    ({ blocks }) => blocks.findLast(isContent)?.range.endLine ?? null,
  );
  for (let index = groups.length - 2; index >= 0; index -= 1) {
    ends[index] ??= ends[index + 1] ?? null;
  }
  return ends;
}

function toParagraph({ inlines, range }: Extract<Block, { type: "heading" }>): Block {
  return { type: "paragraph", inlines, range };
}

function isSkip(block: Block): block is Extract<Block, { type: "instruction" }> {
  return block.type === "instruction" && block.instruction.name === "skip";
}

/** Scripts and styles are content, too: what the author wrote next. */
function isContent(block: Block): boolean {
  return block.type !== "instruction" || block.instruction.name === "html";
}
