import type { Diagnostic } from "../model/diagnostic.ts";
import type { DiagramFault } from "../model/fit.ts";
import type { SourceFile } from "../model/source.ts";
import { refusedRequest } from "./check-refused.ts";
import { placeOfBlock } from "./place-of-block.ts";

/** Returns what is wrong with the diagrams of a chapter, as diagnostics at their fences. */
export function checkDiagrams(
  { path, text }: SourceFile,
  faults: readonly DiagramFault[],
): Diagnostic[] {
  const lines = text.split("\n");
  return faults.map((fault) => {
    const { line } = fault;
    const place = { path, ...placeOfBlock(lines, { path, startLine: line, endLine: line }) };
    if (fault.kind === "address") return refusedRequest(place, fault.address);
    return {
      ...place,
      severity: "error",
      code: "diagram-syntax",
      message: `The diagram cannot be drawn: ${fault.message.split("\n", 1)[0] ?? ""}`,
      hint: "Look at the lines after the fence. The diagram's source stands on the slide meanwhile.",
    };
  });
}
