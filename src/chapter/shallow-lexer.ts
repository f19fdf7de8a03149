import { Lexer, type Token, type TokensList } from "marked";

/**
 * Quotes, lists and marks nested deeper than this are one text to marked. It calls itself for each
 * level, and where the call stack is full V8 may end the process, which nothing can catch.
 */
const maxDepth = 200;

/**
 * What no text without markup has: all that a mark, an address, a character reference, a hard break
 * or one of our extensions begins with or holds.
 */
const markup = /[\\<![`*_~@:&${]|www\.| {2}\n/i;

/** Marked's lexer, for text in which somebody wrote a thousand `>` in a row; quick with text without markup. */
export class ShallowLexer extends Lexer {
  #blockDepth = 0;
  #inlineDepth = 0;

  override blockTokens(source: string, tokens?: Token[], isClipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, isClipped?: boolean): TokensList;
  override blockTokens(source: string, tokens: Token[] = [], isClipped = false): Token[] {
    if (this.#blockDepth >= maxDepth) return addText(source, tokens);
    this.#blockDepth += 1;
    super.blockTokens(source, tokens, isClipped);
    this.#blockDepth -= 1;
    return tokens;
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (source === "") return tokens;
    if (this.#inlineDepth >= maxDepth || !markup.test(source)) return addText(source, tokens);
    this.#inlineDepth += 1;
    super.inlineTokens(source, tokens);
    this.#inlineDepth -= 1;
    return tokens;
  }
}

function addText(source: string, tokens: Token[]): Token[] {
  tokens.push({ type: "text", raw: source, text: source, escaped: false });
  return tokens;
}
