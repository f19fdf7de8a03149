import type { Block, Chapter, Heading } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { toPlainText } from "../model/inline.ts";
import type { Range, SourceFile } from "../model/source.ts";
import { boundIndents } from "./bound-indents.ts";
import { buildSections } from "./build-sections.ts";
import { detectLanguage } from "./detect-language.ts";
import type { Reading } from "./extensions/extension.ts";
import { extensions } from "./extensions/extensions.ts";
import { numberFootnotes } from "./extensions/footnotes.ts";
import { findGivenUp, findMendedRows, findUnclosed } from "./find-faults.ts";
import { carryDefinitions } from "./formula-definitions.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { findLeftOut } from "./html/find-left-out.ts";
import { createLexer } from "./shallow-lexer.ts";
import { toBlocks } from "./to-blocks.ts";
import { rangeOfFile } from "./token-lines.ts";

/**
 * Returns a chapter: CommonMark and GFM as marked reads them, what `extensions` adds, front matter and raw
 * HTML. `name` is the chapter's name (its file's or folder's). Never throws: what is wrong comes back
 * as diagnostics. Trusted HTML runs as it is written.
 */
export function readChapter(
  source: SourceFile,
  name: string,
  options: Partial<Reading> = {},
): { readonly chapter: Chapter; readonly diagnostics: readonly Diagnostic[] } {
  const reading: Reading = { isTrusted: false, extensions, ...options };
  const { frontMatter, body, bodyLine, diagnostics } = splitFrontMatter(source);
  const range = rangeOfFile(source);
  const read = readMarkdown(body, { ...range, startLine: bodyLine }, reading);
  const { blocks } = read;
  const title = findTitle(blocks, frontMatter?.values["title"]);
  const footnotes = blocks.filter((block) => block.type === "footnote-definition");
  const rest = blocks.filter((block) => block !== title && block.type !== "footnote-definition");
  const { intro, sections } = buildSections(rest, range.endLine);
  const chapter: Chapter = {
    path: source.path,
    name,
    language: detectLanguage(body),
    title,
    intro,
    sections,
    footnotes: footnotes.toSorted((a, b) => a.number - b.number),
    frontMatter,
    range,
  };
  return { chapter, diagnostics: [...diagnostics, ...read.diagnostics] };
}

/**
 * Returns the blocks of Markdown that begins where `area` does, and what is wrong with it.
 */
function readMarkdown(
  written: string,
  area: Range,
  reading: Reading,
): { readonly blocks: readonly Block[]; readonly diagnostics: readonly Diagnostic[] } {
  const { text, diagnostics } = boundIndents(written, area);
  const lexer = createLexer(text, reading.extensions);
  const tokens = lexer.lex(text);
  if (text.includes("[^")) numberFootnotes(tokens);
  if (/\\(?:\w*def|\w*command|Declare\w*|\w*let)\b/.test(text)) carryDefinitions(tokens);
  const place = { area, extensions: reading.extensions };
  const givenUp = lexer.hasGivenUp ? findGivenUp(tokens, place) : [];
  const mended = text.includes("|") ? findMendedRows(tokens, place) : [];
  const leftOut = !reading.isTrusted && text.includes("<") ? findLeftOut(tokens, place) : [];
  return {
    blocks: toBlocks(tokens, { area, reading }),
    diagnostics: [
      ...diagnostics,
      ...findUnclosed(tokens, text, place),
      ...givenUp,
      ...mended,
      ...leftOut,
    ],
  };
}

/**
 * Returns the heading that names the chapter: the first one, where it is a `#`. Where the front
 * matter has a title of other words, every `#` is a section and none names the chapter.
 */
function findTitle(blocks: readonly Block[], frontMatterTitle: unknown): Heading | null {
  const first = blocks.find((block): block is Heading => block.type === "heading");
  if (first?.depth !== 1) return null;
  const named =
    typeof frontMatterTitle === "string" || typeof frontMatterTitle === "number"
      ? toWords(String(frontMatterTitle))
      : "";
  return named === "" || named === toWords(toPlainText(first.inlines)) ? first : null;
}

function toWords(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
