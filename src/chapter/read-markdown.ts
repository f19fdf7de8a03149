import type { Block } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Range } from "../model/source.ts";
import { createMarked } from "./create-marked.ts";
import { numberFootnotes } from "./extensions/footnotes.ts";
import { createLineCursor } from "./line-cursor.ts";
import { readParagraph } from "./read-paragraph.ts";
import { toBlocks } from "./to-blocks.ts";

/**
 * Returns the blocks of Markdown that begins where `area` does. Marks nested so deep that marked
 * cannot follow (a thousand quotes in one another) are an error; the text is then read as plain
 * paragraphs.
 */
export function readMarkdown(
  text: string,
  area: Range,
): { readonly blocks: readonly Block[]; readonly diagnostics: readonly Diagnostic[] } {
  try {
    const tokens = createMarked().lexer(text);
    numberFootnotes(tokens);
    return { blocks: toBlocks(tokens, area), diagnostics: [] };
  } catch (error) {
    // A full call stack.
    if (!(error instanceof RangeError)) throw error;
    const diagnostic: Diagnostic = {
      path: area.path,
      line: area.startLine,
      column: 1,
      severity: "error",
      code: "too-deep",
      message: "Quotes, lists or marks are nested in one another too deeply to be read.",
      hint: "Look for a line with very many of > or * and shorten it. The text stands without its marks meanwhile.",
    };
    return { blocks: readPlain(text, area), diagnostics: [diagnostic] };
  }
}

function readPlain(text: string, area: Range): Block[] {
  const cursor = createLineCursor(area);
  return text
    .split(/(?<=\n)(?=[ \t]*\n)/)
    .flatMap((raw) =>
      readParagraph([{ type: "text", value: raw }], cursor.take({ type: "paragraph", raw })),
    );
}
