import { inlineRunsOf, type Chapter, type Code } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { texOf, walkInlines, type MathInline } from "../model/inline.ts";
import type { Position, Range } from "../model/source.ts";
import { walkChapter, type PlannedFacts } from "./check.ts";
import { placeOfBlock } from "./places.ts";

/** Returns the formulas that cannot be set, or that would grow without end. */
export function checkFormulas({ source, chapter, formulaFault }: PlannedFacts): Diagnostic[] {
  const lines = source.text.split("\n");
  return listFormulas(chapter).flatMap(({ formula, isDisplay, range }): Diagnostic[] => {
    const fault = formulaFault(texOf(formula), isDisplay);
    if (fault === null) return [];
    return [
      {
        path: range.path,
        ...placeOfFormula(formula.value, range, lines),
        severity: "warning",
        code: "formula-syntax",
        message: `The formula cannot be set: ${fault}`,
        hint: "It stands on its slide as it was written meanwhile.",
      },
    ];
  });
}

interface PlacedFormula {
  readonly formula: Pick<MathInline, "value" | "definitions">;
  readonly isDisplay: boolean;
  readonly range: Range;
}

function listFormulas(chapter: Chapter): PlacedFormula[] {
  const formulas: PlacedFormula[] = [];
  walkChapter(chapter, (block) => {
    const { range } = block;
    if (block.type === "formula") formulas.push({ formula: block, isDisplay: true, range });
    for (const run of inlineRunsOf(block)) {
      walkInlines(run, (inline) => {
        if (inline.type === "math") formulas.push({ formula: inline, isDisplay: false, range });
      });
    }
  });
  return formulas;
}

/** Where the formula's first line stands among its block's; the block's beginning where it is written otherwise. */
function placeOfFormula(tex: string, range: Range, lines: readonly string[]): Position {
  const [first = ""] = tex.split("\n", 1);
  for (let line = range.startLine; line <= range.endLine; line += 1) {
    const at = (lines[line - 1] ?? "").indexOf(first);
    if (first !== "" && at >= 0) return { line, column: at + 1 };
  }
  return placeOfBlock(lines, range);
}

/** Returns the code in languages that cannot be coloured. */
export function checkLanguages({ source, chapter, knowsLanguage }: PlannedFacts): Diagnostic[] {
  const lines = source.text.split("\n");
  const found: Diagnostic[] = [];
  walkChapter(chapter, (block) => {
    if (block.type !== "code" || block.language === null) return;
    if (knowsLanguage(block.language.toLowerCase())) return;
    found.push({
      path: block.range.path,
      ...placeOfLanguage(block.language, block, lines),
      severity: "info",
      code: "unknown-language",
      message: `The language "${block.language}" of this code is not known.`,
      hint: "Look for a misspelling. The code stands on its slide without colours meanwhile.",
    });
  });
  return found;
}

/** Where the language stands: behind the fence, or in a tag; where the block begins if it is written otherwise. */
function placeOfLanguage(language: string, { range }: Code, lines: readonly string[]): Position {
  const start = placeOfBlock(lines, range);
  const line = lines[range.startLine - 1] ?? "";
  const at = line.indexOf(language, start.column - 1);
  return at < 0 ? start : { ...start, column: at + 1 };
}
