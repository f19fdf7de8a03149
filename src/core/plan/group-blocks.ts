import type { Block, Heading, Paragraph, Instruction, InstructionValue } from "../model/chapter.ts";
import type { Lead } from "../model/deck.ts";
import { toPlainText, type Inline } from "../model/inline.ts";
import { coverRanges, type Range } from "../model/source.ts";
import type { Settings } from "../settings/settings.ts";
import { divideFigure } from "./divide-figure.ts";
import { isLeadIn } from "../prose/lead-in.ts";
import { splitInlineSentences } from "../prose/split-sentences.ts";
import { textWidth } from "../prose/text-width.ts";

/** What a slide can show: every block but a paragraph and a heading. */
export type Visual = Exclude<Block, Paragraph | Heading | Instruction>;

/** One idea: a visual block with the sentence that leads in and the prose beside it. */
export interface Group {
  /** Null for prose that stands without any visual block. */
  readonly visual: Visual | null;
  readonly lead: Lead;
  /** All paragraphs of the group in source order, the one with the lead among them. */
  readonly prose: readonly Paragraph[];
  readonly range: Range;
  /** The layout the author asks for; null for the rules' own choice. */
  readonly layout: string | null;
  /** Does the author ask for a slide that begins here? */
  readonly isBreak: boolean;
}

/** A sentence next to one of several visual blocks leads in when it is no longer than this, in full-width units. */
const maxAdjacentLead = 60;

/**
 * Groups a section's blocks. Prose before the first visual block is the first group's, prose after
 * a visual block is that block's; many pictures are several blocks; a paragraph that ends with a lead-in goes with what it leads to.
 * With `prose: full`, prose that leads to nothing is a group of its own.
 */
export function groupBlocks(blocks: readonly Block[], prose: Settings["prose"]): Group[] {
  const pieces = blocks.flatMap(divideFigure);
  const hasSeveral = pieces.findIndex(isVisual) !== pieces.findLastIndex(isVisual);
  const groups: Group[] = [];
  let waiting: Paragraph[] = [];
  let wish = noWish;
  for (const block of pieces) {
    if (block.type === "instruction") {
      wish = toWish(wish, block.instruction);
    } else if (isVisual(block)) {
      const { lead, own, others } = takeLead(waiting, hasSeveral);
      const previous = groups.pop();
      if (previous !== undefined && prose !== "full") {
        groups.push(withProse(previous, others));
        groups.push(toGroup({ visual: block, lead, prose: own }, wish));
      } else if (prose === "full") {
        if (previous !== undefined) groups.push(previous);
        if (others.length > 0)
          groups.push(toGroup({ visual: null, lead: null, prose: others }, noWish));
        groups.push(toGroup({ visual: block, lead, prose: own }, wish));
      } else {
        groups.push(toGroup({ visual: block, lead, prose: waiting }, wish));
      }
      wish = noWish;
      waiting = [];
    } else {
      waiting.push(toParagraph(block));
    }
  }
  if (waiting.length === 0) return groups;
  const last = prose === "full" ? undefined : groups.pop();
  groups.push(
    last === undefined
      ? toGroup({ visual: null, lead: null, prose: waiting }, wish)
      : withProse(last, waiting),
  );
  return groups;
}

/** What the author asks for the next block. */
type Wish = Pick<Group, "layout" | "isBreak">;

const noWish: Wish = { layout: null, isBreak: false };

function toWish(wish: Wish, instruction: InstructionValue): Wish {
  if (instruction.name === "break") return { ...wish, isBreak: true };
  return instruction.name === "layout" ? { ...wish, layout: instruction.value } : wish;
}

function isVisual(block: Block): block is Visual {
  return block.type !== "paragraph" && block.type !== "heading" && block.type !== "instruction";
}

function toParagraph(block: Paragraph | Heading): Paragraph {
  return block.type === "paragraph"
    ? block
    : { type: "paragraph", inlines: block.inlines, range: block.range };
}

/**
 * Finds the sentence that leads in to what follows the paragraphs: the last one, if its words say
 * so, or if the section has several visual blocks to tell apart and the sentence is short.
 */
function takeLead(
  paragraphs: readonly Paragraph[],
  hasSeveral: boolean,
): { lead: Lead; own: readonly Paragraph[]; others: readonly Paragraph[] } {
  const last = paragraphs.at(-1);
  const sentence = last === undefined ? undefined : splitInlineSentences(last.inlines).at(-1);
  if (last === undefined || sentence === undefined || !leadsIn(sentence, hasSeveral)) {
    return { lead: null, own: [], others: paragraphs };
  }
  return { lead: sentence, own: [last], others: paragraphs.slice(0, -1) };
}

function leadsIn(sentence: readonly Inline[], hasSeveral: boolean): boolean {
  const text = toPlainText(sentence);
  return (hasSeveral && textWidth(text) <= maxAdjacentLead) || isLeadIn(text);
}

function withProse(group: Group, more: readonly Paragraph[]): Group {
  if (more.length === 0) return group;
  return toGroup({ ...group, prose: [...group.prose, ...more] }, group);
}

function toGroup(
  { visual, lead, prose }: Pick<Group, "visual" | "lead" | "prose">,
  { layout, isBreak }: Wish,
): Group {
  const ranges = [...prose.map((paragraph) => paragraph.range), ...(visual ? [visual.range] : [])];
  const range = ranges.reduce(coverRanges);
  return { visual, lead, prose, range, layout, isBreak };
}
