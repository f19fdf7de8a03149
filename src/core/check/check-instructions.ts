import { walkBlocks, walkSections, type Block, type InstructionValue } from "../model/chapter.ts";
import { layoutNames } from "../model/deck.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Check } from "./check.ts";
import { createPlaceOfInstruction } from "./place-of-instruction.ts";

const hint =
  "Write skip, break, layout=NAME, prose=notes|key|full, notes: TEXT, class=NAME or background=COLOUR.";

/** Words in a `<!-- slide: … -->` comment that ask for nothing there is. */
export const checkInstructions: Check = ({ source, chapter }) => {
  const placeOf = createPlaceOfInstruction(source);
  const found: Diagnostic[] = [];
  const judge = (blocks: readonly Block[]) =>
    walkBlocks(blocks, (block) => {
      if (block.type !== "instruction") return;
      const { instruction, range } = block;
      const problem = problemOf(instruction);
      if (problem === null) return;
      const { word, message, hint } = problem;
      found.push({
        path: range.path,
        ...placeOf(word, range),
        severity: "warning",
        code: "unknown-instruction",
        message,
        hint,
      });
    });
  judge(chapter.intro);
  walkSections(chapter.sections, ({ blocks }) => judge(blocks));
  for (const { blocks } of chapter.footnotes) judge(blocks);
  return found;
};

/** What is wrong with an instruction, and the word of it, as it is written. */
function problemOf(
  instruction: InstructionValue,
): { readonly word: string; readonly message: string; readonly hint: string } | null {
  if (instruction.name === "unknown") {
    const word = instruction.value;
    return { word, message: `The instruction "${word}" is none, or has a wrong value.`, hint };
  }
  if (instruction.name !== "layout" || layoutNames.includes(instruction.value)) return null;
  return {
    word: `layout=${instruction.value}`,
    message: `There is no layout "${instruction.value}".`,
    hint: `The layouts are ${layoutNames.join(", ")}.`,
  };
}
