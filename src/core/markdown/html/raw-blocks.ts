import type { Block, RawHtmlBlock } from "../../model/chapter.ts";
import { walkInlines, type Inline, type RawHtml } from "../../model/inline.ts";
import { coverRanges, type Range } from "../../model/source.ts";
import type { BlockGroup } from "../read-instruction.ts";
import { readParagraph } from "../read-paragraph.ts";
import { partHtml, type HtmlPart } from "./raw-html.ts";

/** Reads raw HTML as headings, lists, paragraphs and the like. */
export type StructureReader = (html: string, range: Range) => Block[];

/**
 * Returns a block of raw HTML where the user trusts it: an element of which reading would leave
 * something out runs as it is written, all others are read by `readStructure`.
 */
export function readRawBlocks(html: string, range: Range, readStructure: StructureReader): Block[] {
  return joinUnseen(
    partHtml(html).flatMap((part): Block[] => {
      const text = html.slice(part.start, part.end);
      const before = html.slice(0, part.start);
      const startLine = range.startLine + countLineEnds(before + /^\s*/.exec(text)?.[0]);
      const endLine = startLine + countLineEnds(text.trim());
      const own = { ...range, ...clamp({ startLine, endLine }, range) };
      return part.raw === null ? readStructure(text, own) : [toBlock(part, part.raw, own)];
    }),
  );
}

function toBlock({ isSeen }: HtmlPart, raw: RawHtml, range: Range): Block {
  const html: RawHtmlBlock = { ...raw, range };
  return isSeen ? html : { type: "instruction", instruction: { name: "html", html }, range };
}

function clamp(
  { startLine, endLine }: Pick<Range, "startLine" | "endLine">,
  range: Range,
): Pick<Range, "startLine" | "endLine"> {
  const within = (line: number) => Math.min(Math.max(line, range.startLine), range.endLine);
  return { startLine: within(startLine), endLine: within(endLine) };
}

function countLineEnds(text: string): number {
  return text.split("\n").length - 1;
}

/** Returns the blocks of a paragraph; of one without words, the elements in it that run as they are written, too. */
export function readRawParagraph(inlines: readonly Inline[], range: Range): Block[] {
  const blocks = readParagraph(inlines, range);
  if (blocks.some(({ type }) => type === "paragraph")) return blocks;
  const alone: Block[] = [];
  walkInlines(inlines, (inline) => {
    if (inline.type !== "raw-html") return;
    for (const part of partHtml(inline.value)) {
      if (part.raw !== null) alone.push(toBlock(part, part.raw, range));
    }
  });
  return [...joinUnseen(alone), ...blocks];
}

/** Returns the groups with scripts and styles in the block of the element that they stand beside, also behind an empty line. */
export function joinUnseenGroups(groups: readonly BlockGroup[]): readonly BlockGroup[] {
  if (!groups.some(({ blocks }) => blocks.some((block) => rawOf(block) !== null))) return groups;
  const joined: BlockGroup[] = [];
  for (const group of groups) {
    const last = joined.at(-1);
    const [end, begin] = [last?.blocks.at(-1), group.blocks[0]];
    const isOne =
      last !== undefined &&
      end !== undefined &&
      begin !== undefined &&
      joinTwo(end, begin) !== null;
    if (group.blocks.length === 0) continue;
    if (!isOne) joined.push(group);
    else joined.splice(-1, 1, { ...last, blocks: joinUnseen([...last.blocks, ...group.blocks]) });
  }
  return joined;
}

function joinUnseen(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const both = last === undefined ? null : joinTwo(last, block);
    if (both === null) joined.push(block);
    else joined.splice(-1, 1, both);
  }
  return joined;
}

/** Two neighbours are one where both are raw and one of them, at least, is not seen. */
function joinTwo(one: Block, other: Block): Block | null {
  const [first, second] = [rawOf(one), rawOf(other)];
  if (first === null || second === null) return null;
  if (one.type === "raw-html" && other.type === "raw-html") return null;
  const shift = first.value.length + 1;
  const html: RawHtmlBlock = {
    type: "raw-html",
    value: `${first.value}\n${second.value}`,
    files: [
      ...first.files,
      ...second.files.map((file) => ({
        ...file,
        start: file.start + shift,
        end: file.end + shift,
      })),
    ],
    range: coverRanges(first.range, second.range),
  };
  if (one.type === "raw-html" || other.type === "raw-html") return html;
  return { type: "instruction", instruction: { name: "html", html }, range: html.range };
}

function rawOf(block: Block): RawHtmlBlock | null {
  if (block.type === "raw-html") return block;
  return block.type === "instruction" && block.instruction.name === "html"
    ? block.instruction.html
    : null;
}
