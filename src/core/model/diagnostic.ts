import type { DiagnosticCode, Severity } from "./diagnostic-codes.ts";
import type { LecternErrorCode } from "./failure-codes.ts";
import { toPrintable } from "./printable.ts";

/** Something in the author's content that is wrong, risky or worth knowing. */
export interface Diagnostic {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  readonly severity: Severity;
  /** Of a run that failed, where `dev` shows that among the chapter's own problems: the failure's. */
  readonly code: DiagnosticCode | LecternErrorCode;
  /** A full sentence with the actual value. */
  readonly message: string;
  /** What to do about it, or null. */
  readonly hint: string | null;
}

/** Returns the diagnostics in the order they are shown: by path, line, column, then code. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compare(a.path, b.path) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

/**
 * Returns `path:line:column: severity: message [code]`, and an indented hint line where there is one,
 * fit for a terminal.
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { path, line, column, severity, message, code, hint } = diagnostic;
  const place = `${toPrintable(path)}:${line}:${column}`;
  const head = `${place}: ${severity}: ${toPrintable(message)} [${code}]`;
  return hint === null ? head : `${head}\n  hint: ${toPrintable(hint)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
