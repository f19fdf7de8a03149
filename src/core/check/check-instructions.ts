import type { InstructionValue } from "../model/instruction.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { walkChapter, type PlannedFacts } from "./check.ts";
import { createPlaceOfInstruction } from "./places.ts";

const hint =
  "Write skip, break, layout=NAME, prose=notes|key|full, notes: TEXT, class=NAME or background=COLOUR.";

/** Returns the words in `<!-- slide: … -->` comments that are no instructions. */
export function checkInstructions({ source, chapter, layouts }: PlannedFacts): Diagnostic[] {
  const placeOf = createPlaceOfInstruction(source);
  const found: Diagnostic[] = [];
  walkChapter(chapter, (block) => {
    if (block.type !== "instruction") return;
    const { instruction, range } = block;
    const problem = problemOf(instruction, layouts);
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
  return found;
}

/** What is wrong with an instruction, and the word of it, as it is written. */
function problemOf(
  instruction: InstructionValue,
  layouts: readonly string[],
): { readonly word: string; readonly message: string; readonly hint: string } | null {
  if (instruction.name === "unknown") {
    const word = instruction.value;
    return { word, message: `The instruction "${word}" is none, or has a wrong value.`, hint };
  }
  if (instruction.name !== "layout" || layouts.includes(instruction.value)) return null;
  return {
    word: `layout=${instruction.value}`,
    message: `There is no layout "${instruction.value}".`,
    hint: `The layouts are ${layouts.join(", ")}.`,
  };
}
