import { inlineRunsOf, walkBlocks, walkSections, type Block, type Chapter } from "./chapter.ts";
import { walkInlines } from "./inline.ts";
import type { HtmlFile, RawHtml } from "./raw-html.ts";
import type { Range } from "./source.ts";

/** A file that trusted HTML names, and the lines of the block that it stands in. */
export interface PlacedFile {
  readonly file: HtmlFile;
  readonly range: Range;
}

/** Returns every file that a chapter's trusted HTML names, in source order; those of the footnotes come last. */
export function listHtmlFiles(chapter: Chapter): PlacedFile[] {
  const found: PlacedFile[] = [];
  const add = ({ files }: RawHtml, range: Range) => {
    for (const file of files) found.push({ file, range });
  };
  const collect = (blocks: readonly Block[]) =>
    walkBlocks(blocks, (block) => {
      if (block.type === "raw-html") add(block, block.range);
      if (block.type === "instruction" && block.instruction.name === "html") {
        add(block.instruction.html, block.range);
      }
      for (const run of inlineRunsOf(block)) {
        walkInlines(run, (inline) => {
          if (inline.type === "raw-html") add(inline, block.range);
        });
      }
    });
  collect([...(chapter.title ? [chapter.title] : []), ...chapter.intro]);
  walkSections(chapter.sections, (section) => collect([section.heading, ...section.blocks]));
  for (const footnote of chapter.footnotes) collect(footnote.blocks);
  return found;
}
