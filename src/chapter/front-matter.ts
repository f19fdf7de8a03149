import { LineCounter, parseDocument, isMap, isScalar } from "yaml";

import type { FrontMatter } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { SourceFile } from "../model/source.ts";

/** A chapter's text cut in two. */
export interface SplitSource {
  readonly frontMatter: FrontMatter | null;
  /** What follows the front matter. */
  readonly body: string;
  /** The 1-based line on which the body begins. */
  readonly bodyLine: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** YAML between two lines of three dashes at the very start; the second may be three dots. */
const fence = /^---[ \t]*\n(?<yaml>[\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** No chapter needs aliases; a few are let through, a bomb of them is not. */
const maxAliasCount = 20;

/**
 * Cuts YAML front matter off a chapter. YAML that cannot be read is an error with its line, and the
 * chapter goes on without it.
 */
export function splitFrontMatter(source: SourceFile): SplitSource {
  const match = fence.exec(source.text);
  const yaml = match?.groups?.["yaml"];
  if (match === null || yaml === undefined) {
    return { frontMatter: null, body: source.text, bodyLine: 1, diagnostics: [] };
  }
  const body = source.text.slice(match[0].length);
  const bodyLine = 1 + match[0].split("\n").length - 1;
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false });
  const problem = document.errors[0];
  const values = problem === undefined ? toValues(document) : null;
  if (problem !== undefined || values === null) {
    const position = lineCounter.linePos(problem?.pos[0] ?? 0);
    const diagnostic: Diagnostic = {
      path: source.path,
      line: position.line + 1,
      column: position.col,
      severity: "error",
      code: "front-matter",
      message: problem?.message ?? "The front matter is not a list of settings.",
      hint: 'Write one setting a line, such as "author: Name", between the two lines of "---".',
    };
    return { frontMatter: null, body, bodyLine, diagnostics: [diagnostic] };
  }
  return {
    frontMatter: { values, lines: toLines(document, lineCounter) },
    body,
    bodyLine,
    diagnostics: [],
  };
}

function toValues(document: ReturnType<typeof parseDocument>): Record<string, unknown> | null {
  try {
    const values: unknown = document.toJS({ maxAliasCount });
    if (values === null || values === undefined) return {};
    const isRecord = typeof values === "object" && !Array.isArray(values);
    return isRecord ? Object.fromEntries(Object.entries(values)) : null;
  } catch (error) {
    // The only thing toJS throws for: more aliases than maxAliasCount, or one without its anchor.
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

function toLines(
  document: ReturnType<typeof parseDocument>,
  lineCounter: LineCounter,
): Record<string, number> {
  const lines: [string, number][] = [];
  if (isMap(document.contents)) {
    for (const { key } of document.contents.items) {
      if (isScalar(key) && key.range) {
        lines.push([String(key.value), lineCounter.linePos(key.range[0]).line + 1]);
      }
    }
  }
  return Object.fromEntries(lines);
}
