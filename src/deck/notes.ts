import { inlineRunsOf, walkBlocks, type Block } from "../model/chapter.ts";
import { toPlainText } from "../model/inline.ts";

/** Returns the notes in plain text: one paragraph a block, apart by an empty line. */
export function toNotes(blocks: readonly Block[]): string {
  const paragraphs: string[] = [];
  walkBlocks(blocks, (block) => {
    if (block.type === "code") paragraphs.push(block.value);
    for (const run of inlineRunsOf(block)) {
      const words = toPlainText(run).trim();
      if (words !== "") paragraphs.push(words);
    }
  });
  return paragraphs.join("\n\n");
}
