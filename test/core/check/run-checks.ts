import { readChapter } from "../../../src/core/markdown/read-chapter.ts";
import type { PlannedFacts } from "../../../src/core/check/check.ts";
import { runChecks } from "../../../src/core/check/checks.ts";
import { layoutNames } from "../../../src/core/layouts/layouts.ts";
import type { Diagnostic } from "../../../src/core/model/diagnostic.ts";
import { anchorsOf } from "../../../src/core/model/link.ts";
import { planChapter } from "../../../src/core/pipeline.ts";

/** Returns what the rules find in a text; `known` is what the workspace would say of it. */
export function findIn(text: string, known: Partial<PlannedFacts> = {}): Diagnostic[] {
  const source = known.source ?? { path: "a.md", text, encoding: "utf-8", damage: null };
  const { deck, settings } = planChapter(source, "a", { config: {}, flags: {} });
  const { chapter } = readChapter(source, "a");
  return runChecks("planned", {
    source,
    chapter,
    settings,
    anchors: anchorsOf(chapter, deck.slides),
    layouts: layoutNames,
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
