import type { Block } from "../model/chapter.ts";
import type { Range } from "../model/source.ts";
import { createMarked } from "./create-marked.ts";
import { numberFootnotes } from "./extensions/footnotes.ts";
import { ShallowLexer } from "./shallow-lexer.ts";
import { toBlocks } from "./to-blocks.ts";

/** Returns the blocks of Markdown that begins where `area` does. */
export function readMarkdown(text: string, area: Range): Block[] {
  const tokens = new ShallowLexer(createMarked().defaults).lex(text);
  if (text.includes("[^")) numberFootnotes(tokens);
  return toBlocks(tokens, area);
}
