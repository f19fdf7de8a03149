import GithubSlugger, { slug as toSlug } from "github-slugger";

import type { Block, Heading, Section } from "../model/chapter.ts";
import { toPlainText } from "../model/inline.ts";

interface OpenSection {
  readonly id: string;
  readonly slug: string;
  readonly heading: Heading;
  readonly blocks: Block[];
  readonly sections: OpenSection[];
}

/**
 * Builds the tree of sections by heading depth. A skipped depth makes no empty level; a `#` is a
 * top-level section. `lineCount` ends the last section.
 */
export function buildSections(
  blocks: readonly Block[],
  lineCount: number,
): { readonly intro: readonly Block[]; readonly sections: readonly Section[] } {
  const ids = new GithubSlugger();
  const slugs = new GithubSlugger();
  const intro: Block[] = [];
  const roots: OpenSection[] = [];
  const open: OpenSection[] = [];
  for (const block of blocks) {
    if (block.type !== "heading") {
      (open.at(-1)?.blocks ?? intro).push(block);
      continue;
    }
    const words = toSlug(toPlainText(block.inlines).trim());
    const id = ids.slug(toId(block.id === null ? words : toSlug(block.id)));
    const slug = block.id ?? slugs.slug(words);
    const section = { id, slug, heading: block, blocks: [], sections: [] };
    while ((open.at(-1)?.heading.depth ?? 0) >= block.depth) open.pop();
    (open.at(-1)?.sections ?? roots).push(section);
    open.push(section);
  }
  return { intro, sections: closeAll(roots, lineCount) };
}

/** Each section ends on the line before its next sibling, or before its parent's. */
function closeAll(sections: readonly OpenSection[], endLine: number): Section[] {
  return sections.map((section, index) => {
    const next = sections[index + 1];
    const lastLine = next === undefined ? endLine : next.heading.range.startLine - 1;
    const { path, startLine } = section.heading.range;
    // In raw HTML a heading may stand on the line on which the section before it ends, or begins.
    const ownEnd = section.blocks.at(-1)?.range.endLine ?? section.heading.range.endLine;
    const below = closeAll(section.sections, Math.max(lastLine, ownEnd));
    const ownLast = Math.max(lastLine, ownEnd, below.at(-1)?.range.endLine ?? 0);
    return {
      id: section.id,
      slug: section.slug,
      heading: section.heading,
      blocks: section.blocks,
      sections: below,
      range: { path, startLine, endLine: ownLast },
    };
  });
}

/** A PDF names a link's target in 127 bytes at most; this leaves room for what slides add. */
const maxIdBytes = 100;

/** Returns a slug cut to what a PDF can name; one that begins with a digit could be a slide's number. */
function toId(slug: string): string {
  const whole = slug.replace(loneSurrogates, "").replace(/^-+/, "") || "section";
  return cutToBytes(/^\d/.test(whole) ? `s-${whole}` : whole).replace(/(?<!-)-+$/, "");
}

const loneSurrogates = /\p{Surrogate}/gu;

/** Returns the beginning of a slug that has `maxIdBytes` at most where it is percent-encoded. */
function cutToBytes(slug: string): string {
  let end = 0;
  let bytes = 0;
  for (const char of slug) {
    bytes += encodedBytes(char.codePointAt(0) ?? 0);
    if (bytes > maxIdBytes) break;
    end += char.length;
  }
  return slug.slice(0, end);
}

/** A byte of UTF-8 is three when percent-encoded; the ASCII characters of slugs stay as they are. */
function encodedBytes(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 6;
  return codePoint < 0x10000 ? 9 : 12;
}
