import { Lexer, type Token, type TokensList } from "marked";

/**
 * Quotes, lists and marks nested deeper than this are one text to marked. It calls itself for each
 * level, and where the call stack is full V8 may end the process, which nothing can catch.
 */
const maxDepth = 200;

/**
 * What no text without markup has: all that a mark, an address, a character reference or one of our
 * extensions begins with or holds.
 */
const markup = /[\\<![`*_~@&${]|:\/\/|www\./i;

/** A hard break, as marked reads it. */
const hardBreak = / {2,}\n(?!\s*$)[ \t]*/g;

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
    if (this.#inlineDepth >= maxDepth) return addText(source, tokens);
    if (!markup.test(source)) return addLines(source, tokens);
    this.#inlineDepth += 1;
    super.inlineTokens(source, tokens);
    this.#inlineDepth -= 1;
    return tokens;
  }
}

/** Adds a text in which nothing but hard breaks is more than words. */
function addLines(source: string, tokens: Token[]): Token[] {
  let end = 0;
  for (const { 0: raw, index } of source.includes("  \n") ? source.matchAll(hardBreak) : []) {
    if (index > end) addText(source.slice(end, index), tokens);
    tokens.push({ type: "br", raw });
    end = index + raw.length;
  }
  return end < source.length ? addText(source.slice(end), tokens) : tokens;
}

function addText(source: string, tokens: Token[]): Token[] {
  tokens.push({ type: "text", raw: source, text: source, escaped: false });
  return tokens;
}
