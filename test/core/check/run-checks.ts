import { readChapter } from "../../../src/core/markdown/read-chapter.ts";
import type { CheckInput } from "../../../src/core/check/check.ts";
import { checkChapter } from "../../../src/core/check/check-chapter.ts";
import type { Diagnostic } from "../../../src/core/model/diagnostic.ts";
import { planChapter } from "../../../src/core/pipeline.ts";

/** Returns what the rules find in a text; `known` is what the workspace would say of it. */
export function findIn(text: string, known: Partial<CheckInput> = {}): Diagnostic[] {
  const source = known.source ?? { path: "a.md", text, encoding: "utf-8", damage: null };
  const { deck, settings } = planChapter(source, "a", { config: {}, flags: {} });
  const { chapter } = readChapter(source, "a");
  return checkChapter({
    source,
    chapter,
    deck,
    settings,
    images: new Map(),
    links: new Map(),
    knowsLanguage: () => true,
    formulaFault: () => null,
    ...known,
  });
}

/** Returns one rule's findings as `line:column severity message`. */
export function linesOf(code: string, found: readonly Diagnostic[]): string[] {
  return found
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ line, column, severity, message }) => `${line}:${column} ${severity} ${message}`);
}
