import { inlineRunsOf, walkBlocks, walkSections, type Chapter } from "../model/chapter.ts";
import type { ClozeTerm } from "../model/cloze.ts";
import { toPlainText, walkInlines, type Inline } from "../model/inline.ts";
import type { Settings } from "../settings/settings.ts";
import { textWidth } from "./text-width.ts";

/** What is emphasised and longer is a sentence, no term; in full-width characters. */
const longestTerm = 20;

/** One full-width letter, or two others, is too little to ask for: it stands in other words. */
const shortestTerm = 1.5;

/**
 * Returns the terms that a cloze handout asks for, each once, numbered from 1 in the order in which
 * the chapter, or the list of the settings, first has them. A term that the title or a heading names
 * is not asked for: the heading, the contents and the bookmarks would tell it.
 */
export function planCloze(
  chapter: Chapter,
  { cloze: { terms, every }, title }: Pick<Settings, "cloze" | "title">,
): ClozeTerm[] {
  const headings = [title ?? "", ...headingsOf(chapter)].map(fold);
  const found = terms === "emphasis" ? emphasisedIn(chapter) : terms;
  const asked = new Map<string, string>();
  for (const words of found) {
    const term = toTerm(words);
    const key = fold(term);
    const isAsked = isTerm(term) && !headings.some((heading) => heading.includes(key));
    if (isAsked && !asked.has(key)) asked.set(key, term);
  }
  return [...asked.values()]
    .filter((_, index) => index % every === 0)
    .map((term, index) => ({ number: index + 1, term, width: textWidth(term) }));
}

/** The same word, however it is written. */
function fold(words: string): string {
  return words.toLowerCase();
}

/** Takes off what stands around a term: brackets and marks that were emphasised with it. */
function toTerm(words: string): string {
  return words.replace(/\s+/gu, " ").replace(/^[\p{P}\p{Z}]+|[\p{P}\p{Z}]+$/gu, "");
}

function isTerm(term: string): boolean {
  const width = textWidth(term);
  return /\p{L}/u.test(term) && width >= shortestTerm && width <= longestTerm;
}

function headingsOf(chapter: Chapter): string[] {
  const headings = chapter.title === null ? [] : [toPlainText(chapter.title.inlines)];
  walkSections(chapter.sections, ({ heading }) => headings.push(toPlainText(heading.inlines)));
  return headings;
}

function emphasisedIn(chapter: Chapter): string[] {
  const found: string[] = [];
  const read = (inlines: readonly Inline[]): void =>
    walkInlines(inlines, (inline) => {
      if (inline.type === "strong") found.push(toPlainText(inline.children));
    });
  const readBlocks = (blocks: Chapter["intro"]): void =>
    walkBlocks(blocks, (block) => inlineRunsOf(block).forEach(read));
  readBlocks(chapter.intro);
  walkSections(chapter.sections, ({ blocks }) => readBlocks(blocks));
  readBlocks(chapter.footnotes);
  return found;
}
