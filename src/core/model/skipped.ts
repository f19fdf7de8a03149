import type { Chapter, Section } from "./chapter.ts";

/** Returns whether its author leaves a section out: `skip` stands right under the heading. */
export function isSkipped({ blocks }: Section): boolean {
  for (const block of blocks) {
    if (block.type !== "instruction") return false;
    if (block.instruction.name === "skip") return true;
  }
  return false;
}

/** Returns the outermost sections that are left out, each with its subsections, in source order. */
export function skippedSections({ sections }: Pick<Chapter, "sections">): Section[] {
  return sections.flatMap((section) => (isSkipped(section) ? [section] : skippedSections(section)));
}
