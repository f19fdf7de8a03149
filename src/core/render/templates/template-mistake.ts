import type { Diagnostic } from "../../model/diagnostic.ts";
import type { TemplateSource } from "./templates.ts";

/** A place in a template, both 1-based. */
export interface TemplatePlace {
  readonly line: number;
  readonly column: number;
}

/** Returns a template's mistake at its place. */
export function toMistake(
  { path }: TemplateSource,
  { line, column }: TemplatePlace,
  { message, hint }: Pick<Diagnostic, "message" | "hint">,
): Diagnostic {
  return { path, line, column, severity: "error", code: "bad-template", message, hint };
}
