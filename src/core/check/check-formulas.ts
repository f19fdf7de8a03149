import {
  inlineRunsOf,
  walkBlocks,
  walkSections,
  type Block,
  type Chapter,
} from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { texOf, walkInlines, type MathInline } from "../model/inline.ts";
import type { Position, Range } from "../model/source.ts";
import type { Check } from "./check.ts";
import { placeOfBlock } from "./place-of-block.ts";

/** Formulas that cannot be set, or that would grow without end. */
export const checkFormulas: Check = ({ source, chapter, formulaFault }) => {
  const lines = source.text.split("\n");
  return listFormulas(chapter).flatMap(({ formula, isDisplay, range }): Diagnostic[] => {
    const fault = formulaFault(texOf(formula), isDisplay);
    if (fault === null) return [];
    return [
      {
        path: range.path,
        ...placeOf(formula.value, range, lines),
        severity: "warning",
        code: "formula-syntax",
        message: `The formula cannot be set: ${fault}`,
        hint: "It stands on its slide as it was written meanwhile.",
      },
    ];
  });
};

interface PlacedFormula {
  readonly formula: Pick<MathInline, "value" | "definitions">;
  readonly isDisplay: boolean;
  readonly range: Range;
}

function listFormulas(chapter: Chapter): PlacedFormula[] {
  const formulas: PlacedFormula[] = [];
  const collect = (blocks: readonly Block[]) =>
    walkBlocks(blocks, (block) => {
      const { range } = block;
      if (block.type === "formula") formulas.push({ formula: block, isDisplay: true, range });
      for (const run of inlineRunsOf(block)) {
        walkInlines(run, (inline) => {
          if (inline.type === "math") formulas.push({ formula: inline, isDisplay: false, range });
        });
      }
    });
  collect([...(chapter.title ? [chapter.title] : []), ...chapter.intro]);
  walkSections(chapter.sections, ({ heading, blocks }) => collect([heading, ...blocks]));
  for (const { blocks } of chapter.footnotes) collect(blocks);
  return formulas;
}

/** Where the formula's first line stands among its block's; the block's beginning where it is written otherwise. */
function placeOf(tex: string, range: Range, lines: readonly string[]): Position {
  const [first = ""] = tex.split("\n", 1);
  for (let line = range.startLine; line <= range.endLine; line += 1) {
    const at = (lines[line - 1] ?? "").indexOf(first);
    if (first !== "" && at >= 0) return { line, column: at + 1 };
  }
  return placeOfBlock(lines, range);
}
