import type { Token, Tokens } from "marked";

import type { Range, SourceFile } from "../model/source.ts";
import type { Extension, PlacedTokens } from "./extensions/extension.ts";

/** Walks down an area of a source file, token by token. */
export interface LineCursor {
  /**
   * Returns the lines of the next token, without blank lines at its ends, and steps over it. Marked's
   * `raw` holds each source line once, whatever is cut off its beginning, so that counting line ends
   * is exact where looking for the words would take an equal line for the right one.
   */
  take(token: { readonly type: string; readonly raw: string }): Range;
}

/** A line of white space that CommonMark takes for words. */
const restOfLine = /^[^\S\n]+(?:\n|$)/;

/** Returns a cursor at the first line of an area; no range it gives reaches out of the area. */
export function createLineCursor(area: Range): LineCursor {
  let line = area.startLine;
  let isAtLineStart = true;
  const clamp = (at: number) => Math.max(area.startLine, Math.min(at, area.endLine));
  return {
    take({ type, raw }) {
      // Only blank lines begin with the rest of a line, and white space of Unicode, which marked cuts
      // off an item; where a quote goes on without its mark, it drops the line end between two tokens.
      if (!isAtLineStart && type !== "space" && !restOfLine.test(raw)) line += 1;
      const { first, last, lineEnds } = countLines(raw);
      const startLine = clamp(line + first);
      const endLine = clamp(line + last);
      line += lineEnds;
      isAtLineStart = raw.endsWith("\n");
      return { path: area.path, startLine, endLine };
    },
  };
}

/** Where block tokens stand, and the extensions that they may be of. */
export interface TokenPlace {
  /** The first token begins where it does. */
  readonly area: Range;
  readonly extensions: readonly Extension[];
}

/** Calls `visit` for every block token at every depth, with its lines. */
export function walkBlockTokens(
  tokens: readonly Token[],
  { area, extensions }: TokenPlace,
  visit: (token: Token, range: Range) => void,
): void {
  const cursor = createLineCursor(area);
  for (const token of tokens) {
    if (token.type === "checkbox") continue;
    const range = cursor.take(token);
    visit(token, range);
    for (const inside of tokensInside(token, range, extensions)) {
      walkBlockTokens(inside.tokens, { area: inside.range, extensions }, visit);
    }
  }
}

function tokensInside(
  token: Token,
  range: Range,
  extensions: readonly Extension[],
): readonly PlacedTokens[] {
  if (token.type === "blockquote") return [{ tokens: (token as Tokens.Blockquote).tokens, range }];
  if (token.type === "list") {
    const cursor = createLineCursor(range);
    return (token as Tokens.List).items.map((item) => ({
      tokens: item.tokens,
      range: cursor.take(item),
    }));
  }
  const extension = extensions.find(({ name }) => name === token.type);
  return extension !== undefined && "inside" in extension
    ? (extension.inside?.(token, range) ?? [])
    : [];
}

/** Returns the range of a whole source file. An empty file has one line. */
export function rangeOfFile(source: SourceFile): Range {
  const lineEnds = countLineEnds(source.text);
  const isEnded = source.text.endsWith("\n");
  return { path: source.path, startLine: 1, endLine: isEnded ? lineEnds : lineEnds + 1 };
}

/** Returns the 0-based first and last of a text's lines with words, and how many line ends it has. */
function countLines(text: string): {
  readonly first: number;
  readonly last: number;
  readonly lineEnds: number;
} {
  const start = Math.max(0, text.search(/[^ \t\n]/));
  let end = text.length;
  while (end > start && " \t\n".includes(text.charAt(end - 1))) end -= 1;
  const first = countLineEnds(text.slice(0, start));
  const last = first + countLineEnds(text.slice(start, end));
  return { first, last, lineEnds: last + countLineEnds(text.slice(end)) };
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
