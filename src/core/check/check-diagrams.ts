import type { Diagnostic } from "../model/diagnostic.ts";
import { refusedRequest } from "./check-refused.ts";
import type { FittedFacts } from "./check.ts";
import { placeOfBlock } from "./places.ts";

/** Returns what is wrong with the diagrams of a chapter, as diagnostics at their fences. */
export function checkDiagrams({
  source: { path, text },
  faults,
}: Pick<FittedFacts, "source" | "faults">): Diagnostic[] {
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

/** How long diagrams may be drawn. */
export interface DiagramLimits {
  /** One of them. */
  readonly eachMs: number;
  /** All those of a chapter. */
  readonly allMs: number;
}

/** The 484 edges of a large diagram take 5 s, and busy machines five times as long. */
export const diagramLimits: DiagramLimits = { eachMs: 30_000, allMs: 300_000 };

/** Returns the error of a diagram that takes too long to be drawn, or of one at which all have taken too long. */
export function endlessDiagram(
  { path, line }: Pick<Diagnostic, "path" | "line">,
  { eachMs, allMs }: DiagramLimits,
  exceeded: keyof typeof says,
): Diagnostic & { readonly hint: string } {
  const code = "endless-diagram";
  const { message, hint } = says[exceeded](exceeded === "each" ? eachMs : allMs);
  return { path, line, column: 1, severity: "error", code, message, hint };
}

const says = {
  each: (ms: number) => ({
    message: `The diagram is not drawn within ${ms / 1000} s.`,
    hint: "Divide it, or look for a number that is too large.",
  }),
  all: (ms: number) => ({
    message: `The chapter's diagrams are not drawn within ${ms / 1000} s; this is the last that was begun.`,
    hint: "Make them smaller, or divide the chapter.",
  }),
};
