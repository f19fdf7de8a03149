import type { Token } from "marked";

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Range } from "../model/source.ts";
import { maxNesting, type GivenUp } from "./shallow-lexer.ts";
import { walkTokens } from "./walk-tokens.ts";

const says = {
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
export function findGivenUp(tokens: readonly Token[], area: Range): Diagnostic[] {
  const found: Diagnostic[] = [];
  walkTokens(tokens, area, (token, range) => {
    const code = givenUpIn(token);
    if (code === null) return;
    const place = { path: area.path, line: range.startLine, column: 1 };
    found.push({ ...place, severity: "warning", code, ...says[code] });
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
