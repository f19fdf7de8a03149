import type { Block, Figure, Heading, Paragraph, InstructionValue } from "../model/chapter.ts";
import type { Lead } from "../model/deck.ts";
import { toPlainText, type Inline } from "../model/inline.ts";
import { coverRanges } from "../model/source.ts";
import type { Settings } from "../settings/settings.ts";
import type { Group, Visual } from "../layouts/define-layout.ts";
import { isLeadIn } from "../prose/discourse.ts";
import { splitInlineSentences } from "../prose/split-sentences.ts";
import { textWidth } from "../prose/text-width.ts";

/** More pictures than these cannot be seen side by side. */
const maxImages = 4;

/**
 * Returns a figure of many pictures as several of at most four, shared out evenly, in their order;
 * any other block alone. The caption stands under the last.
 */
export function divideFigure(block: Block): readonly Block[] {
  if (block.type !== "figure" || block.images.length <= maxImages) return [block];
  const { images } = block;
  const count = Math.ceil(images.length / maxImages);
  return Array.from({ length: count }, (_, index): Figure => {
    const from = Math.round((index * images.length) / count);
    const to = Math.round(((index + 1) * images.length) / count);
    const isLast = index === count - 1;
    return { ...block, images: images.slice(from, to), caption: isLast ? block.caption : [] };
  });
}

/** A sentence next to one of several visual blocks leads in when it is no longer than this, in full-width units. */
const maxAdjacentLead = 60;

/** How the blocks of a section are grouped. */
export interface GroupOptions {
  readonly prose: Settings["prose"];
  /** The names of the user's own layouts. */
  readonly ownLayouts: readonly string[];
}

/**
 * Groups a section's blocks. Prose before the first visual block is the first group's, prose after a
 * visual block is that block's; many pictures are several blocks; a paragraph that ends with a
 * lead-in goes with what it leads to. With `prose: full`, prose that leads to nothing is a group of
 * its own. A layout of the user's takes all blocks up to the next `layout` or `break`.
 */
export function groupBlocks(blocks: readonly Block[], options: GroupOptions): Group[] {
  const { prose, ownLayouts } = options;
  const at = blocks.findIndex((block) => ownLayouts.includes(layoutAskedBy(block) ?? ""));
  const layout = blocks[at] === undefined ? null : layoutAskedBy(blocks[at]);
  if (layout === null) return groupByRules(blocks, prose);
  const next = blocks.findIndex((block, index) => index > at && beginsSlide(block));
  const end = next < 0 ? blocks.length : next;
  return [
    ...groupByRules(blocks.slice(0, at), prose),
    ...groupAll(blocks.slice(at, end), layout),
    ...groupBlocks(blocks.slice(end), options),
  ];
}

function layoutAskedBy(block: Block): string | null {
  return block.type === "instruction" && block.instruction.name === "layout"
    ? block.instruction.value
    : null;
}

function beginsSlide(block: Block): boolean {
  return (
    layoutAskedBy(block) !== null ||
    (block.type === "instruction" && block.instruction.name === "break")
  );
}

/** Returns one group of all blocks that can be seen; none of none. */
function groupAll(all: readonly Block[], layout: string): Group[] {
  const blocks = all.filter(({ type }) => type !== "instruction");
  if (blocks.length === 0) return [];
  const range = blocks.map((block) => block.range).reduce(coverRanges);
  const prose = blocks.filter((block) => block.type === "paragraph");
  return [{ visual: null, lead: null, prose, range, layout, isBreak: true, blocks }];
}

function groupByRules(blocks: readonly Block[], prose: Settings["prose"]): Group[] {
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
  return { visual, lead, prose, range, layout, isBreak, blocks: null };
}
