import type { Block, Figure } from "../model/chapter.ts";

/** More pictures than these cannot be seen side by side. */
const maxImages = 4;

/**
 * Returns a figure of many pictures as several of at most four, shared out evenly, in their order;
 * any other block alone. The caption stands under the last.
 */
export function divideFigure(block: Block): readonly Block[] {
  if (block.type !== "figure" || block.images.length <= maxImages) return [block];
  const { images } = block;
  const count = Math.ceil(images.length / maxImages);
  return Array.from({ length: count }, (_, index): Figure => {
    const from = Math.round((index * images.length) / count);
    const to = Math.round(((index + 1) * images.length) / count);
    const isLast = index === count - 1;
    return { ...block, images: images.slice(from, to), caption: isLast ? block.caption : [] };
  });
}
