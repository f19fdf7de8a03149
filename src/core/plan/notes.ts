import { inlineRunsOf, walkBlocks, type Block } from "../model/chapter.ts";
import { toPlainText, type Inline } from "../model/inline.ts";

/** Returns the notes in plain text: one paragraph a block, apart by an empty line. Footnotes are not spoken. */
export function toNotes(blocks: readonly Block[]): string {
  const paragraphs: string[] = [];
  const add = (inlines: readonly Inline[]) => {
    const words = toPlainText(inlines).trim();
    if (words !== "") paragraphs.push(words);
  };
  const spoken = blocks.filter(({ type }) => type !== "footnote-definition");
  walkBlocks(spoken, (block) => {
    if (block.type === "paragraph") add(block.inlines);
    else if (block.type === "code") paragraphs.push(block.value);
    else for (const run of inlineRunsOf(block)) add(run);
  });
  return paragraphs.join("\n\n");
}
