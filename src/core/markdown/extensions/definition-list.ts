import type { Lexer, Token } from "marked";

import type { Range } from "../../model/source.ts";
import { createLineCursor } from "../token-lines.ts";
import type { BlockExtension, ExtensionToken, PlacedTokens } from "./extension.ts";

/** A term's line: words that begin nothing else. */
const term = "(?! {4}|\\t|[ \\t]*(?:[-*+>#|:]|\\d+[.)]|```|~~~|<))(?=[ \\t]*\\S)[^\\n]{1,200}\\n";

/** What is said of it: after a colon, with the lines that go on with it. */
const said = " {0,3}:[ \\t]+[^\\n]+(?:\\n(?! {0,3}:[ \\t])[ \\t]+\\S[^\\n]*)*(?:\\n|$)";

const item = new RegExp(`^(?<term>${term})\\n?(?<said>(?:${said})+)\\n*`);

/** A token's item: a term with what is said of it. */
interface DefinitionToken {
  readonly raw: string;
  readonly term: readonly Token[];
  readonly said: readonly { readonly raw: string; readonly tokens: readonly Token[] }[];
}

/** A definition list: a term and below it `: what is said of it`. */
export const definitionList: BlockExtension = {
  name: "definitionList",
  // Its colon begins a line, but for the marks of the quotes and the indent of the list around it.
  opener: /^[ \t>]*:[ \t]/m,
  tokenizer(source, lexer) {
    const items: DefinitionToken[] = [];
    let rest = source;
    for (let match = item.exec(rest); match !== null; match = item.exec(rest)) {
      items.push(toItem(match, lexer));
      rest = rest.slice(match[0].length);
    }
    const raw = source.slice(0, source.length - rest.length);
    // marked walks through the tokens in this list.
    const tokens = items.flatMap(({ term, said }) => [
      ...term,
      ...said.flatMap((part) => part.tokens),
    ]);
    return items.length === 0 ? undefined : { type: "definitionList", raw, items, tokens };
  },
  inside: (token, range) => placeItems(token, range).flatMap(({ parts }) => parts),
  toBlock(token, range, reader) {
    const items = placeItems(token, range).map(({ term, parts, range: own }) => ({
      term: reader.inlines(term),
      blocks: parts.flatMap((part) => reader.blocks(part.tokens, part.range)),
      range: own,
    }));
    return [{ type: "definitions", items, range }];
  },
};

function toItem(match: RegExpExecArray, lexer: Lexer): DefinitionToken {
  const words = match.groups?.["term"] ?? "";
  const parts = (match.groups?.["said"] ?? "").split(/(?<=\n)(?= {0,3}:[ \t])/);
  return {
    raw: match[0],
    term: lexer.inlineTokens(words.trim(), []),
    said: parts.map((raw) => {
      const text = raw.replace(/^ {0,3}:[ \t]+/, "").replace(/\n[ \t]+/g, "\n");
      return { raw, tokens: lexer.blockTokens(text, []) };
    }),
  };
}

/** Returns the items with their lines, and the lines of each part of what is said. */
function placeItems(
  { items }: ExtensionToken,
  range: Range,
): { readonly term: readonly Token[]; readonly parts: PlacedTokens[]; readonly range: Range }[] {
  const cursor = createLineCursor(range);
  return (items as readonly DefinitionToken[]).map(({ raw, term, said }) => {
    const own = cursor.take({ type: "item", raw });
    const lines = createLineCursor(own);
    const start = raw.indexOf(said[0]?.raw ?? "", raw.indexOf("\n"));
    lines.take({ type: "term", raw: raw.slice(0, start) });
    const parts = said.map((part) => ({
      tokens: part.tokens,
      range: lines.take({ type: "said", raw: part.raw }),
    }));
    return { term, parts, range: own };
  });
}
