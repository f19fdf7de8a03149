import {
  inlineRunsOf,
  walkBlocks,
  walkSections,
  type Block,
  type Chapter,
  type Section,
} from "../model/chapter.ts";
import type { ClozeTerm } from "../model/cloze.ts";
import { toPlainText, walkInlines, type Inline } from "../model/inline.ts";
import type { Settings } from "../settings/settings.ts";
import { textWidth } from "../prose/text-width.ts";

/** What is emphasised and longer is a sentence, no term; in full-width characters. */
const longestTerm = 20;

/** One full-width letter, or two others, is too little to ask for: it stands in other words. */
const shortestTerm = 1.5;

/**
 * Returns the terms that a cloze handout asks for, each once, numbered from 1 in the order in which
 * the chapter, or the list of the settings, first has them. A term that the title names is not asked
 * for, since every page names it. One that a heading names is asked for under other headings.
 */
export function planCloze(
  chapter: Chapter,
  { cloze: { terms, every }, title }: Pick<Settings, "cloze" | "title">,
): ClozeTerm[] {
  const titles = fold(`${title ?? ""}\n${toPlainText(chapter.title?.inlines ?? [])}`);
  const passages = passagesOf(chapter);
  const found = terms === "emphasis" ? emphasisedIn(chapter) : terms;
  const asked = new Map<string, { readonly term: string; readonly isNamed: boolean }>();
  for (const words of found) {
    const term = toTerm(words);
    const key = fold(term);
    if (asked.has(key) || !isTerm(term) || titles.includes(key)) continue;
    const isNamed = passages.some(({ headings }) => headings.includes(key));
    const unnamed = passages.filter(({ headings }) => !headings.includes(key));
    if (!isNamed || unnamed.some(({ words }) => occursIn(key, words))) {
      asked.set(key, { term, isNamed });
    }
  }
  return [...asked.values()]
    .filter((_, index) => index % every === 0)
    .map((term, index) => ({ number: index + 1, ...term, width: textWidth(term.term) }));
}

/** What stands under one heading, and the headings that are read with it. Both folded. */
interface Passage {
  readonly headings: string;
  readonly words: string;
}

/** With the headings over it, its own, and those it lists: its sections'. */
function passagesOf({ intro, sections }: Chapter): Passage[] {
  const read = (blocks: readonly Block[], under: readonly Section[], over: string): Passage[] => {
    const headings = [over, ...under.map(({ heading }) => fold(toPlainText(heading.inlines)))];
    const words: string[] = [];
    walkBlocks(blocks, (block) =>
      words.push(...inlineRunsOf(block).map((run) => toPlainText(run))),
    );
    return [{ headings: headings.join("\n"), words: fold(words.join("\n")) }];
  };
  const readSection = ({ heading, blocks, sections: inner }: Section, over: string): Passage[] => {
    const own = `${over}\n${fold(toPlainText(heading.inlines))}`;
    return [...read(blocks, inner, own), ...inner.flatMap((section) => readSection(section, own))];
  };
  return [...read(intro, sections, ""), ...sections.flatMap((section) => readSection(section, ""))];
}

const latinLetter = /[\p{Script=Latin}\d]/u;

/** Is a term in a text, other than as the beginning or the end of a Latin word? */
function occursIn(term: string, text: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const pairs = [
      text.slice(at - 1, at) + term[0],
      `${term.at(-1)}${text[at + term.length] ?? ""}`,
    ];
    const isInside = pairs.some((pair) => [...pair].filter((c) => latinLetter.test(c)).length > 1);
    if (!isInside) return true;
  }
  return false;
}

/** The same word, however it is written. */
function fold(words: string): string {
  return words.toLowerCase();
}

/** Takes off what stands around a term: brackets and marks that were emphasised with it. */
function toTerm(words: string): string {
  return words
    .replace(/\s+/gu, " ")
    .replace(/^[\p{P}\p{Z}]+|(?<![\p{P}\p{Z}])[\p{P}\p{Z}]+$/gu, "");
}

function isTerm(term: string): boolean {
  const width = textWidth(term);
  return /\p{L}/u.test(term) && width >= shortestTerm && width <= longestTerm;
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
