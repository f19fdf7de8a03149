import {
  CST,
  Lexer,
  LineCounter,
  isMap,
  isScalar,
  parseDocument,
  visit,
  type Alias,
  type Document,
} from "yaml";

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
const fence = /^---[ \t]*\n(?<yaml>[\s\S]*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/**
 * Cuts YAML front matter off a chapter. YAML that cannot be read is an error with its place, and
 * the chapter goes on without it.
 */
export function splitFrontMatter(source: SourceFile): SplitSource {
  const match = fence.exec(source.text);
  const yaml = match?.groups?.["yaml"];
  if (match === null || yaml === undefined) {
    return { frontMatter: null, body: source.text, bodyLine: 1, diagnostics: [] };
  }
  const body = source.text.slice(match[0].length);
  const bodyLine = match[0].split("\n").length;
  const read = readYaml(yaml);
  if ("problem" in read) {
    const before = yaml.slice(0, read.offset).split("\n");
    const diagnostic: Diagnostic = {
      path: source.path,
      line: before.length + 1,
      column: (before.at(-1) ?? "").length + 1,
      severity: "error",
      code: "front-matter",
      message: read.problem,
      hint: 'Write one setting a line, such as "author: Name", between the two lines of "---".',
    };
    return { frontMatter: null, body, bodyLine, diagnostics: [diagnostic] };
  }
  return { frontMatter: read, body, bodyLine, diagnostics: [] };
}

/** What is wrong with the YAML, and the 0-based offset at which. */
interface YamlProblem {
  readonly problem: string;
  readonly offset: number;
}

/** In characters. Reading keys takes the square of their number; 64 KiB take under two seconds. */
const maxYamlLength = 65_536;

function readYaml(yaml: string): FrontMatter | YamlProblem {
  if (yaml.length > maxYamlLength) {
    const problem = `The front matter is longer than ${maxYamlLength} characters.`;
    return { problem, offset: 0 };
  }
  const deep = findTooDeep(yaml);
  if (deep !== null) {
    const problem = "The front matter nests lists in one another too deeply to be read.";
    return { problem, offset: deep };
  }
  const lineCounter = new LineCounter();
  // yaml warns on the console of keys it must make into strings, unless it is told not to.
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false, logLevel: "error" });
  const [error] = document.errors;
  if (error !== undefined) return { problem: error.message, offset: error.pos[0] };
  const { contents } = document;
  if (contents === null) return { values: {}, lines: {} };
  if (!isMap(contents)) {
    const offset = contents.range?.[0] ?? 0;
    return { problem: "The front matter is not a list of settings.", offset };
  }
  const problem = findAliasProblem(document);
  if (problem !== null) return problem;
  keepSpelling(document);
  const values: unknown = document.toJS();
  return {
    values: Object.fromEntries(Object.entries(values ?? {})),
    lines: toLines(document, lineCounter),
  };
}

/** No setting needs aliases; a few are let through. */
const maxAliasCount = 20;

/** An alias of a list can hold itself, or make a few lines into gigabytes; one of a text cannot. */
function findAliasProblem(document: Document.Parsed): YamlProblem | null {
  const aliases: Alias[] = [];
  visit(document, {
    Alias: (_, alias) => {
      aliases.push(alias);
      return aliases.length > maxAliasCount ? visit.BREAK : undefined;
    },
  });
  const wrong = aliases.find(
    (alias, index) => index >= maxAliasCount || !isScalar(alias.resolve(document)),
  );
  if (wrong === undefined) return null;
  const offset = wrong.range?.[0] ?? 0;
  return wrong === aliases[maxAliasCount]
    ? { problem: `The front matter has more than ${maxAliasCount} aliases.`, offset }
    : { problem: `The alias "*${wrong.source}" stands for no text set before it.`, offset };
}

/** A number stays as it was written: the version 1.10 is not 1.1. */
function keepSpelling(document: Document.Parsed): void {
  visit(document, {
    Scalar: (_, scalar) => {
      const { source, value } = scalar;
      if (typeof value === "number" && source !== undefined && String(value) !== source) {
        scalar.value = source;
      }
    },
  });
}

function toLines(document: Document.Parsed, lineCounter: LineCounter): Record<string, number> {
  const lines: [string, number][] = [];
  if (isMap(document.contents)) {
    for (const { key } of document.contents.items) {
      if (isScalar(key) && key.range) {
        lines.push([String(key.value ?? ""), lineCounter.linePos(key.range[0]).line + 1]);
      }
    }
  }
  return Object.fromEntries(lines);
}

/**
 * Lists and settings nested deeper than this are not read. The YAML parser calls itself for each
 * level, and where the call stack is full V8 may end the process, which nothing can catch.
 */
const maxDepth = 100;

/** Returns the 0-based offset at which YAML may nest too deeply to be read; null where it does nowhere. */
function findTooDeep(yaml: string): number | null {
  let offset = 0;
  let flowDepth = 0;
  let lineDepth = 0;
  let isIndent = true;
  for (const token of new Lexer().lex(yaml)) {
    const type: CST.TokenType | null = CST.tokenType(token);
    if (type === "newline") lineDepth = 0;
    else if (type === "flow-seq-start" || type === "flow-map-start") flowDepth += 1;
    else if (type === "flow-seq-end" || type === "flow-map-end") flowDepth -= 1;
    else if (isIndent && isIndentation(type)) lineDepth += token.length;
    if (flowDepth + lineDepth > maxDepth) return offset;
    isIndent = type === "newline" || type === "doc-mode" || (isIndent && isIndentation(type));
    if (type === null || !marks.has(type)) offset += token.length;
  }
  return null;
}

/** Tokens that stand for no characters of the source. */
const marks: ReadonlySet<CST.TokenType> = new Set(["doc-mode", "flow-error-end", "scalar"]);

/** What sets a line in: each level of a block takes one character at least. */
function isIndentation(type: CST.TokenType | null): boolean {
  return (
    type === "space" ||
    type === "seq-item-ind" ||
    type === "explicit-key-ind" ||
    type === "map-value-ind"
  );
}
