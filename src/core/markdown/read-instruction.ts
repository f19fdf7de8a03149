import type { Token } from "marked";

import type { Block, Instruction, InstructionValue } from "../model/chapter.ts";
import type { Range } from "../model/source.ts";

/** A comment that speaks to the planner: `<!-- slide: … -->`. */
const comment = /^<!--\s*slide:\s*(?<words>[\s\S]*?)\s*-->/;

/** A word, `key=value`, or `key="value with spaces"`. */
const word = /(?<name>[a-z]+)(?:=(?:"(?<quoted>[^"]*)"|(?<value>\S+)))?|\S+/g;

/** Classes and colours go into attributes: nothing else than their own characters. */
const safeClass = /^[\w-]+(?: [\w-]+)*$/;
const safeColour =
  /^(?:#[\da-f]{3,8}|[a-z]+|(?:rgb|hsl|oklch|oklab|lab|lch)a?\([\d\s.,%/deg-]+\))$/i;

/**
 * Returns the instructions in a raw comment; none where it does not speak to the planner. `notes:`
 * takes the rest of the comment; the other words may stand in one.
 */
export function readInstructions(html: string): InstructionValue[] {
  return readWords(comment.exec(html)?.groups?.["words"] ?? "");
}

/** Returns the instructions in comments that stand among the words of a heading or a paragraph. */
export function instructionsAmong(tokens: readonly Token[], range: Range): Instruction[] {
  const found: Instruction[] = [];
  for (const token of tokens) {
    if (token.type !== "html") continue;
    for (const instruction of readInstructions(token.raw)) {
      found.push({ type: "instruction", instruction, range });
    }
  }
  return found;
}

function readWords(words: string): InstructionValue[] {
  const notes = /^notes:\s*(?<text>[\s\S]+)$/.exec(words)?.groups?.["text"];
  if (notes !== undefined) return [{ name: "notes", value: notes }];
  return [...words.matchAll(word)].map(({ 0: text, groups }) =>
    toInstruction(text, groups?.["name"] ?? "", groups?.["quoted"] ?? groups?.["value"] ?? ""),
  );
}

function toInstruction(text: string, name: string, value: string): InstructionValue {
  if (text === "skip") return { name: text, through: null };
  if (text === "break") return { name: text };
  if (name === "layout" && safeClass.test(value)) return { name, value };
  if (name === "class" && safeClass.test(value)) return { name, value };
  if (name === "background" && safeColour.test(value)) return { name, value };
  if (name === "prose" && (value === "notes" || value === "key" || value === "full")) {
    return { name, value };
  }
  return { name: "unknown", value: text };
}

/** What the author wrote as one block. It may be read as several: raw HTML, an image among words. */
export interface BlockGroup {
  readonly blocks: readonly Block[];
  readonly isHtml: boolean;
}

/**
 * Returns the blocks of all groups, in order, each `skip` told where that ends which it skips. A
 * heading in raw HTML that is skipped begins no section.
 */
export function boundSkips(groups: readonly BlockGroup[]): Block[] {
  if (!groups.some(({ blocks }) => blocks.some(isSkip))) {
    return groups.flatMap((group) => group.blocks);
  }
  const bounded: Block[] = [];
  let isSkipping = false;
  const nextEnds = endsOfNext(groups);
  for (const [index, group] of groups.entries()) {
    const skip = group.blocks.findLastIndex(isSkip);
    const isSkipped = isSkipping && group.isHtml;
    isSkipping = skip >= 0 || (isSkipping && !group.blocks.some(isContent));
    const skipped = group.blocks.slice(Math.max(0, skip)).findLast(isContent);
    const through = skipped?.range.endLine ?? nextEnds[index + 1] ?? null;
    for (const block of group.blocks) {
      if (isSkip(block)) bounded.push({ ...block, instruction: { name: "skip", through } });
      else bounded.push(isSkipped && block.type === "heading" ? toParagraph(block) : block);
    }
  }
  return bounded;
}

/** Returns, for each group, where the first content ends that stands in it or after it. */
function endsOfNext(groups: readonly BlockGroup[]): readonly (number | null)[] {
  const ends: (number | null)[] = groups.map(
    ({ blocks }) => blocks.findLast(isContent)?.range.endLine ?? null,
  );
  for (let index = groups.length - 2; index >= 0; index -= 1) {
    ends[index] ??= ends[index + 1] ?? null;
  }
  return ends;
}

function toParagraph({ inlines, range }: Extract<Block, { type: "heading" }>): Block {
  return { type: "paragraph", inlines, range };
}

function isSkip(block: Block): block is Extract<Block, { type: "instruction" }> {
  return block.type === "instruction" && block.instruction.name === "skip";
}

/** Scripts and styles are content, too: what the author wrote next. */
function isContent(block: Block): boolean {
  return block.type !== "instruction" || block.instruction.name === "html";
}
