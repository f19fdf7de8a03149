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
  for (const [index, group] of groups.entries()) {
    const skip = group.blocks.findLastIndex(isSkip);
    const isSkipped = isSkipping && group.isHtml;
    isSkipping = skip >= 0 || (isSkipping && !group.blocks.some(isContent));
    const through = skip < 0 ? null : endOfSkipped(groups, { index, skip });
    for (const block of group.blocks) {
      if (isSkip(block)) bounded.push({ ...block, instruction: { name: "skip", through } });
      else bounded.push(isSkipped && block.type === "heading" ? toParagraph(block) : block);
    }
  }
  return bounded;
}

function endOfSkipped(
  groups: readonly BlockGroup[],
  { index, skip }: { readonly index: number; readonly skip: number },
): number | null {
  for (let at = index; at < groups.length; at += 1) {
    const blocks = groups[at]?.blocks ?? [];
    const last = blocks.slice(at === index ? skip : 0).findLast(isContent);
    if (last !== undefined) return last.range.endLine;
  }
  return null;
}

function toParagraph({ inlines, range }: Extract<Block, { type: "heading" }>): Block {
  return { type: "paragraph", inlines, range };
}

function isSkip(block: Block): block is Extract<Block, { type: "instruction" }> {
  return block.type === "instruction" && block.instruction.name === "skip";
}

function isContent(block: Block): boolean {
  return block.type !== "instruction";
}
