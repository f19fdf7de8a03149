import type { Block } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Range } from "../model/source.ts";
import { createMarkedFor } from "./create-marked.ts";
import { numberFootnotes } from "./extensions/footnotes.ts";
import { findUnclosed } from "./find-unclosed.ts";
import { ShallowLexer } from "./shallow-lexer.ts";
import { toBlocks } from "./to-blocks.ts";

/** Returns the blocks of Markdown that begins where `area` does, and what is left open in it. */
export function readMarkdown(
  text: string,
  area: Range,
): { readonly blocks: readonly Block[]; readonly diagnostics: readonly Diagnostic[] } {
  const tokens = new ShallowLexer(createMarkedFor(text).defaults).lex(text);
  if (text.includes("[^")) numberFootnotes(tokens);
  return { blocks: toBlocks(tokens, area), diagnostics: findUnclosed(tokens, text, area) };
}
