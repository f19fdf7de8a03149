import type { Block, Chapter, Heading } from "../model/chapter.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { toPlainText } from "../model/inline.ts";
import type { SourceFile } from "../model/source.ts";
import { buildSections } from "./build-sections.ts";
import { detectLanguage } from "./detect-language.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { rangeOfFile } from "./line-cursor.ts";
import type { RawReader } from "./html/raw-reader.ts";
import { readMarkdown } from "./read-markdown.ts";

/**
 * Reads a chapter: CommonMark and GFM by marked, front matter, figures in raw HTML. `name` is the
 * chapter's name (its file's or folder's). `raw` is null where no HTML runs as it is written. Never
 * throws: what is wrong comes back as diagnostics.
 */
export function readChapter(
  source: SourceFile,
  name: string,
  raw: RawReader | null = null,
): { readonly chapter: Chapter; readonly diagnostics: readonly Diagnostic[] } {
  const { frontMatter, body, bodyLine, diagnostics } = splitFrontMatter(source);
  const range = rangeOfFile(source);
  const { blocks, diagnostics: unclosed } = readMarkdown(
    body,
    { ...range, startLine: bodyLine },
    raw,
  );
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
  return { chapter, diagnostics: [...diagnostics, ...unclosed] };
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
