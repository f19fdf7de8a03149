import type { DiagnosticCode, Severity } from "./diagnostic-codes.ts";
import type { LecternErrorCode } from "./failure-codes.ts";

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

/** What a terminal obeys instead of showing it: control characters, and those that turn the text's direction. */
const unprintable = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

const names: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** How many characters of a text are shown; of a longer one as many at its end as `maxEnd`. */
const maxShown = 1_200;
const maxEnd = 400;

/**
 * Returns a text as one line of a terminal that can do nothing to it: what a terminal obeys is
 * written as JavaScript does, such as `\n` and `\x1B`, and the midst of a very long one is left out.
 * Names of files and words of chapters are anybody's.
 */
export function toPrintable(text: string): string {
  return shorten(text).replace(unprintable, (character) => names[character] ?? toEscape(character));
}

/** What a message says stands before and behind the words that it repeats. */
function shorten(text: string): string {
  if (text.length <= maxShown) return text;
  const shown = `${text.slice(0, maxShown - maxEnd)}…${text.slice(-maxEnd)}`;
  // The cut may part the halves of a character.
  return shown.replace(/\p{Surrogate}/gu, "");
}

function toEscape(character: string): string {
  const hex = character.charCodeAt(0).toString(16).toUpperCase();
  return hex.length > 2 ? `\\u${hex.padStart(4, "0")}` : `\\x${hex.padStart(2, "0")}`;
}
