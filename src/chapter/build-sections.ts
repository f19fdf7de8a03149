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
  const slugger = new GithubSlugger();
  const slugs = new GithubSlugger();
  const intro: Block[] = [];
  const roots: OpenSection[] = [];
  const open: OpenSection[] = [];
  for (const block of blocks) {
    if (block.type !== "heading") {
      (open.at(-1)?.blocks ?? intro).push(block);
      continue;
    }
    const words = toPlainText(block.inlines).trim();
    const id = toId(slugger, block.id ?? words);
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
    return {
      id: section.id,
      slug: section.slug,
      heading: section.heading,
      blocks: section.blocks,
      sections: closeAll(section.sections, lastLine),
      range: { path, startLine, endLine: Math.max(startLine, lastLine) },
    };
  });
}

/** A PDF names a link's target in 127 bytes at most; this leaves room for what slides add. */
const maxIdBytes = 100;

/** GitHub's slugs, cut to what a PDF can name; one that begins with a digit could be a slide's number. */
function toId(slugger: GithubSlugger, words: string): string {
  const wellFormed = words.replace(/\p{Surrogate}/gu, "");
  const whole = toSlug(wellFormed).replace(/^-+/, "") || "section";
  const cut = cutToBytes(/^\d/.test(whole) ? `s-${whole}` : whole);
  return slugger.slug(cut.replace(/-+$/, ""));
}

/** Returns the beginning of a text that has `maxIdBytes` at most where it is percent-encoded. */
function cutToBytes(text: string): string {
  let cut = "";
  let bytes = 0;
  for (const char of text) {
    bytes += encodeURIComponent(char).length;
    if (bytes > maxIdBytes) break;
    cut += char;
  }
  return cut;
}
