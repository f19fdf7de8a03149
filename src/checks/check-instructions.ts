import { walkBlocks, walkSections, type Block } from "../model/chapter.ts";
import { layoutNames } from "../model/deck.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Check } from "./check.ts";

const hint =
  "Write skip, break, layout=NAME, prose=notes|key|full, notes: TEXT, class=NAME or background=COLOUR.";

/** Words in a `<!-- slide: … -->` comment that ask for nothing there is. */
export const checkInstructions: Check = ({ chapter }) => {
  const found: Diagnostic[] = [];
  const judge = (blocks: readonly Block[]) =>
    walkBlocks(blocks, (block) => {
      if (block.type !== "instruction") return;
      const { instruction, range } = block;
      const place = { path: range.path, line: range.startLine, column: 1 } as const;
      const problem = { ...place, severity: "warning", code: "unknown-instruction" } as const;
      if (instruction.name === "unknown") {
        const message = `The instruction "${instruction.value}" is none, or has a wrong value.`;
        found.push({ ...problem, message, hint });
      } else if (instruction.name === "layout" && !layoutNames.includes(instruction.value)) {
        const message = `There is no layout "${instruction.value}".`;
        found.push({ ...problem, message, hint: `The layouts are ${layoutNames.join(", ")}.` });
      }
    });
  judge(chapter.intro);
  walkSections(chapter.sections, ({ blocks }) => judge(blocks));
  return found;
};
