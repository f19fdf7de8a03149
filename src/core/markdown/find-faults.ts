import type { Token } from "marked";

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Range } from "../model/source.ts";
import type { MendedRow } from "./extensions/table-cells.ts";
import { maxNesting, type GivenUp } from "./shallow-lexer.ts";
import { walkBlockTokens, type TokenPlace } from "./token-lines.ts";

/** How many characters of a comment are repeated to the author. */
const maxShown = 40;

/**
 * Returns the comments and formulas that are never closed, and the fence that is not, where it runs to
 * the end of the text: CommonMark leaves out what follows a comment, and takes what follows a fence as code.
 * `text` is what the tokens were made of; it begins where `place.area` does.
 */
export function findUnclosed(
  tokens: readonly Token[],
  text: string,
  place: TokenPlace,
): Diagnostic[] {
  const { area } = place;
  // Most chapters have nothing that can be unclosed.
  if (!/<!--|```|~~~|\$\$/.test(text)) return [];
  const lines = text.trimEnd().split("\n");
  const found: Diagnostic[] = [];
  const lineOf = (line: number) => lines[line - area.startLine] ?? "";
  const lastLine = area.startLine + lines.length - 1;
  const report = (line: number, column: number, says: Problem) => {
    found.push({ path: area.path, line, column, severity: "warning", ...says });
  };
  const judge = (token: Token, range: Range) => {
    const start = token.type === "html" ? findOpenComment(token.raw) : -1;
    if (start >= 0) {
      const line = range.startLine + token.raw.slice(0, start).split("\n").length - 1;
      const [rest = ""] = token.raw.slice(start).split("\n", 1);
      const source = lineOf(line);
      const at = source.endsWith(rest) ? source.length - rest.length : source.indexOf("<!--");
      report(line, at + 1, unclosedComment(rest));
    }
    const formula =
      token.type === "paragraph" || token.type === "text" ? openFormula(token.raw) : -1;
    if (formula >= 0) {
      const line = range.startLine + formula;
      report(line, Math.max(0, lineOf(line).indexOf("$$")) + 1, unclosedFormula);
    }
    const fence = token.type === "code" ? openFenceOf(token.raw) : null;
    if (fence === null || range.endLine < lastLine) return;
    report(range.startLine, lineOf(range.startLine).indexOf(fence) + 1, unclosedFence(fence));
  };
  walkBlockTokens(tokens, place, judge);
  return found;
}

type Problem = Pick<Diagnostic, "code" | "message" | "hint">;

function unclosedComment(text: string): Problem {
  const words = text.trimEnd();
  const shown = words.length > maxShown ? `${words.slice(0, maxShown)}…` : words;
  return {
    code: "unclosed-comment",
    message: `The comment "${shown}" is never closed; what follows it is left out.`,
    hint: 'Write "-->" where it ends.',
  };
}

function unclosedFence(fence: string): Problem {
  return {
    code: "unclosed-fence",
    message: `The fence "${fence}" is never closed; all that follows it is code.`,
    hint: `Write "${fence}" on a line of its own where the code ends.`,
  };
}

const unclosedFormula: Problem = {
  code: "unclosed-formula",
  message: 'The formula that begins with "$$" is never closed; it is shown as it is written.',
  hint: 'Write "$$" on a line of its own where the formula ends.',
};

/** Returns the 0-based line on which words begin as a formula does that stands alone; -1 where none does. */
function openFormula(words: string): number {
  if (!words.includes("$$")) return -1;
  return words
    .trim()
    .split("\n")
    .findIndex((line) => /^ {0,3}\$\$(?:\s*$|[^$]*\\[^$]*$)/.test(line));
}

/** Returns the offset of the comment that raw HTML does not close; -1 where there is none. */
function findOpenComment(html: string): number {
  if (/^\s*<(?:script|style)\b/i.test(html)) return -1;
  for (let start = html.indexOf("<!--"); start >= 0;) {
    // `<!-->` and `<!--->` are whole comments.
    const end = html.indexOf("-->", start + 2);
    if (end < 0) return start;
    start = html.indexOf("<!--", end + 3);
  }
  return -1;
}

/** Returns the marks of a fence that no line closes; null for a closed one, and for code set in. */
function openFenceOf(raw: string): string | null {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(raw)?.[1];
  if (fence === undefined) return null;
  const last = raw.trimEnd().split("\n").slice(1).at(-1)?.trim() ?? "";
  const isClosed = last.length >= fence.length && last.replaceAll(fence.charAt(0), "") === "";
  return isClosed ? null : fence;
}

/** Returns the rows of tables that have more cells than the head, each at its line. */
export function findMendedRows(tokens: readonly Token[], place: TokenPlace): Diagnostic[] {
  const found: Diagnostic[] = [];
  walkBlockTokens(tokens, place, (token, { path, startLine }) => {
    if (token.type !== "table" || !("mendedRows" in token)) return;
    const width: number = token["header"].length;
    for (const { line, cells, isInCode } of token["mendedRows"] as readonly MendedRow[]) {
      found.push({
        path,
        line: startLine + line,
        column: 1,
        severity: "warning",
        code: "table-cells",
        message: `This row has ${cells} cells, and its table's head has ${width}; ${isInCode ? "a bar in code or in a formula is taken for a part of it" : "what is beyond stands in the last cell"}.`,
        hint: 'Write "\\|" for a bar that parts no cells.',
      });
    }
  });
  return found;
}

const messages = {
  "too-deep": {
    message: `Lists or quotes stand more than ${maxNesting} deep in one another; what is deeper is read as words.`,
    hint: "No slide can show so many levels. Make sections of them.",
  },
  "too-many-marks": {
    message: "This text has so many marks that they are read as words.",
    hint: "Divide it into paragraphs, or put it into a fence if it is code.",
  },
} satisfies Record<GivenUp, Pick<Diagnostic, "message" | "hint">>;

/** Returns where Markdown was read as words, because reading it would take too long, once a block. */
export function findGivenUp(tokens: readonly Token[], place: TokenPlace): Diagnostic[] {
  const found: Diagnostic[] = [];
  walkBlockTokens(tokens, place, (token, range) => {
    const code = givenUpIn(token);
    if (code === null) return;
    const { path, startLine: line } = range;
    found.push({ path, line, column: 1, severity: "warning", code, ...messages[code] });
  });
  return found;
}

/** Looks at a block token and at the words in it. */
function givenUpIn(token: Token): GivenUp | null {
  if (token.type === "table") {
    const cells = [token["header"], ...token["rows"]].flat();
    return cells.map((cell: Token) => givenUpAmong(cell)).find((code) => code !== null) ?? null;
  }
  return isWords(token) ? givenUpAmong(token) : null;
}

function isWords({ type }: Token): boolean {
  return type === "paragraph" || type === "text" || type === "heading";
}

function givenUpAmong(token: Token): GivenUp | null {
  if ("givenUp" in token) return token["givenUp"] === "too-deep" ? "too-deep" : "too-many-marks";
  for (const child of "tokens" in token ? (token.tokens ?? []) : []) {
    const code = givenUpAmong(child);
    if (code !== null) return code;
  }
  return null;
}
