import type { Block } from "../model/chapter.ts";

/**
 * Tells each `skip` where that ends which it skips: what the author wrote as one block may be read
 * as several, such as raw HTML or an image among words. `groups` holds the blocks of each, in order.
 */
export function boundSkips(groups: readonly (readonly Block[])[]): readonly (readonly Block[])[] {
  if (!groups.some((group) => group.some(isSkip))) return groups;
  return groups.map((group, index) => {
    if (!group.some(isSkip)) return group;
    const rest = group.slice(group.findLastIndex(isSkip));
    const next = [rest, ...groups.slice(index + 1)].find((blocks) => blocks.some(isContent));
    const through = next?.findLast(isContent)?.range.endLine ?? null;
    return group.map((block) =>
      isSkip(block) ? { ...block, instruction: { name: "skip", through } } : block,
    );
  });
}

function isSkip(block: Block): boolean {
  return block.type === "instruction" && block.instruction.name === "skip";
}

function isContent(block: Block): boolean {
  return block.type !== "instruction";
}
