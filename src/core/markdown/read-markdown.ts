import type { Block } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Range } from "../model/source.ts";
import { boundIndents } from "./bound-indents.ts";
import { createMarkedFor } from "./create-marked.ts";
import { carryDefinitions } from "./formula-definitions.ts";
import { numberFootnotes } from "./extensions/footnotes.ts";
import { findLeftOut } from "./find-left-out.ts";
import { findGivenUp } from "./find-given-up.ts";
import { findMendedRows } from "./find-mended-rows.ts";
import { findUnclosed } from "./find-unclosed.ts";
import type { RawReader } from "./html/raw-reader.ts";
import { ShallowLexer } from "./shallow-lexer.ts";
import { toBlocks } from "./to-blocks.ts";

/**
 * Returns the blocks of Markdown that begins where `area` does, and what is left open in it or not
 * read. `raw` is null where no HTML runs as it is written.
 */
export function readMarkdown(
  written: string,
  area: Range,
  raw: RawReader | null,
): { readonly blocks: readonly Block[]; readonly diagnostics: readonly Diagnostic[] } {
  const { text, diagnostics } = boundIndents(written, area);
  const lexer = new ShallowLexer(createMarkedFor(text).defaults);
  const tokens = lexer.lex(text);
  if (text.includes("[^")) numberFootnotes(tokens);
  if (/\\(?:\w*def|\w*command|Declare\w*|\w*let)\b/.test(text)) carryDefinitions(tokens);
  const givenUp = lexer.hasGivenUp ? findGivenUp(tokens, area) : [];
  const mended = text.includes("|") ? findMendedRows(tokens, area) : [];
  const leftOut = raw === null && text.includes("<") ? findLeftOut(tokens, area) : [];
  return {
    blocks: toBlocks(tokens, { area, raw }),
    diagnostics: [
      ...diagnostics,
      ...findUnclosed(tokens, text, area),
      ...givenUp,
      ...mended,
      ...leftOut,
    ],
  };
}
