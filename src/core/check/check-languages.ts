import { walkBlocks, walkSections, type Block, type Code } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Position } from "../model/source.ts";
import type { Check } from "./check.ts";
import { placeOfBlock } from "./place-of-block.ts";

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
        ...placeOf(block.language, block, lines),
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

/** Where the language stands: behind the fence, or in a tag; where the block begins if it is written otherwise. */
function placeOf(language: string, { range }: Code, lines: readonly string[]): Position {
  const start = placeOfBlock(lines, range);
  const line = lines[range.startLine - 1] ?? "";
  const at = line.indexOf(language, start.column - 1);
  return at < 0 ? start : { ...start, column: at + 1 };
}
