import type { Token, Tokens } from "marked";

import type { Range } from "../model/source.ts";
import { linesOfSaid } from "./definition-lines.ts";
import type { DefinitionToken } from "./extensions/definition-list.ts";
import { createLineCursor } from "./line-cursor.ts";

/** Calls `visit` for every block token at every depth, with its lines. */
export function walkTokens(
  tokens: readonly Token[],
  area: Range,
  visit: (token: Token, range: Range) => void,
): void {
  const cursor = createLineCursor(area);
  for (const token of tokens) {
    if (token.type === "checkbox") continue;
    const range = cursor.take(token);
    visit(token, range);
    if (token.type === "blockquote" || token.type === "footnoteDefinition") {
      walkTokens((token as Tokens.Blockquote).tokens, range, visit);
    } else if (token.type === "list") {
      const items = createLineCursor(range);
      for (const item of (token as Tokens.List).items) {
        walkTokens(item.tokens, items.take(item), visit);
      }
    } else if (token.type === "definitionList") {
      const terms = createLineCursor(range);
      for (const item of token["items"] as readonly DefinitionToken[]) {
        const own = linesOfSaid(item, terms.take({ type: "item", raw: item.raw }));
        for (const [index, { tokens: inside }] of item.said.entries()) {
          walkTokens(inside, own[index] ?? range, visit);
        }
      }
    }
  }
}
