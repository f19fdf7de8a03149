import type { Diagnostic } from "../../../core/model/diagnostic.ts";
import { LecternError } from "../../../core/model/lectern-error.ts";
import type { Problem } from "../../../core/protocol/live.ts";

/** What is wrong so that the deck would come out as one that nobody means, while it is written. */
const breaking: ReadonlySet<string> = new Set([
  "front-matter",
  "invalid-setting",
  "undecodable-text",
]);

/** Is a chapter broken, so that the deck before had better stay? */
export function isBroken(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity, code }) => severity === "error" && breaking.has(code));
}

/** Returns what made a deck fail; `path` is that of its chapter. Any error but a LecternError is thrown. */
export function toDiagnostics(error: unknown, path: string): readonly Diagnostic[] {
  if (!(error instanceof LecternError)) throw error;
  const { diagnostics, message, code, hint } = error;
  if (diagnostics.length > 0) return diagnostics;
  return [{ path, line: 1, column: 1, severity: "error", code, message, hint }];
}

/** Returns diagnostics as the page lists them, the errors first. */
export function toProblems(diagnostics: readonly Diagnostic[]): Problem[] {
  const ranks = { error: 0, warning: 1, info: 2 };
  return diagnostics
    .toSorted((a, b) => ranks[a.severity] - ranks[b.severity])
    .map(({ severity, message, hint, path, line, column }) => ({
      severity,
      message,
      hint,
      place: `${path}:${line}:${column}`,
    }));
}
