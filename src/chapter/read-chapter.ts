import { lexer } from "marked";

import type { Block, Chapter, Heading } from "../model/chapter.ts";
import { toPlainText } from "../model/inline.ts";
import type { SourceFile } from "../model/source.ts";
import { buildSections } from "./build-sections.ts";
import { detectLanguage } from "./detect-language.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { createReader } from "./to-blocks.ts";
import type { Diagnostic } from "../model/diagnostic.ts";

/**
 * Reads a chapter: CommonMark and GFM by marked, front matter, figures in raw HTML. `name` is the
 * chapter's name (its file's or folder's). Never throws: what is wrong comes back as diagnostics.
 */
export function readChapter(
  source: SourceFile,
  name: string,
): { readonly chapter: Chapter; readonly diagnostics: readonly Diagnostic[] } {
  const { frontMatter, body, bodyLine, diagnostics } = splitFrontMatter(source);
  const reader = createReader(source);
  const blocks = reader.toBlocks(lexer(body), bodyLine);
  const title = findTitle(blocks, frontMatter?.values["title"]);
  const rest = blocks.filter((block) => block !== title);
  const { intro, sections } = buildSections(rest, reader.lineCount);
  const chapter: Chapter = {
    path: source.path,
    name,
    language: detectLanguage(body),
    title,
    intro,
    sections,
    frontMatter,
    range: { path: source.path, startLine: 1, endLine: reader.lineCount },
  };
  return { chapter, diagnostics };
}

/**
 * Returns the heading that names the chapter: its first heading, if that is a `#`. Where the front
 * matter has a title of other words, every `#` is a section and none names the chapter.
 */
function findTitle(blocks: readonly Block[], frontMatterTitle: unknown): Heading | null {
  const first = blocks.find(
    (block): block is Heading =>
      block.type === "heading" && toPlainText(block.inlines).trim() !== "",
  );
  if (first === undefined || first.depth !== 1) return null;
  const isNamedElsewhere =
    typeof frontMatterTitle === "string" &&
    frontMatterTitle.trim() !== toPlainText(first.inlines).trim();
  return isNamedElsewhere ? null : first;
}
