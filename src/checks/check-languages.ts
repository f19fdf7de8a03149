import { walkBlocks, walkSections, type Block, type Code } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Check } from "./check.ts";

/** Code in languages that cannot be coloured. */
export const checkLanguages: Check = ({ source, chapter, knowsLanguage }) => {
  const lines = source.text.split("\n");
  const found: Diagnostic[] = [];
  const judge = (blocks: readonly Block[]) =>
    walkBlocks(blocks, (block) => {
      if (block.type !== "code" || block.language === null) return;
      if (knowsLanguage(block.language.toLowerCase())) return;
      found.push({
        path: block.range.path,
        line: block.range.startLine,
        column: columnOf(block, lines),
        severity: "info",
        code: "unknown-language",
        message: `The language "${block.language}" of this code is not known.`,
        hint: "Look for a misspelling. The code stands on its slide without colours meanwhile.",
      });
    });
  judge(chapter.intro);
  walkSections(chapter.sections, ({ blocks }) => judge(blocks));
  for (const { blocks } of chapter.footnotes) judge(blocks);
  return found;
};

/** The column of the first word after the fence; 1 where the fence does not stand on its first line. */
function columnOf({ range }: Code, lines: readonly string[]): number {
  const fence = /(?:`{3,}|~{3,})[ \t]*/.exec(lines[range.startLine - 1] ?? "");
  return fence === null ? 1 : fence.index + fence[0].length + 1;
}
