import type { Diagnostic } from "../model/diagnostic.ts";
import type { DiagramFault } from "../model/fit.ts";

/** Returns the diagrams of a chapter that cannot be drawn, as diagnostics at their fences. */
export function checkDiagrams(path: string, faults: readonly DiagramFault[]): Diagnostic[] {
  return faults.map(({ line, message }) => ({
    path,
    line,
    column: 1,
    severity: "error",
    code: "diagram-syntax",
    message: `The diagram cannot be drawn: ${message.split("\n", 1)[0] ?? ""}`,
    hint: "Look at the lines after the fence. The diagram's source stands on the slide meanwhile.",
  }));
}
