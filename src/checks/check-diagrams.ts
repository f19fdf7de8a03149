import type { Diagnostic } from "../model/diagnostic.ts";
import type { DiagramFault } from "../model/fit.ts";
import type { SourceFile } from "../model/source.ts";
import { placeOfBlock } from "./place-of-block.ts";

/** Returns the diagrams of a chapter that cannot be drawn, as diagnostics at their fences. */
export function checkDiagrams(
  { path, text }: SourceFile,
  faults: readonly DiagramFault[],
): Diagnostic[] {
  const lines = text.split("\n");
  return faults.map(({ line, message }) => ({
    path,
    ...placeOfBlock(lines, { path, startLine: line, endLine: line }),
    severity: "error",
    code: "diagram-syntax",
    message: `The diagram cannot be drawn: ${message.split("\n", 1)[0] ?? ""}`,
    hint: "Look at the lines after the fence. The diagram's source stands on the slide meanwhile.",
  }));
}
