import type {
  Block,
  Chapter,
  FootnoteDefinition,
  Paragraph,
  Section,
  Instruction,
  RawHtmlBlock,
} from "../../src/core/model/chapter.ts";
import { divideFigure } from "../../src/core/plan/group-blocks.ts";
import type { Inline } from "../../src/core/model/inline.ts";
import type { Range } from "../../src/core/model/source.ts";
import type { Settings } from "../../src/core/settings/settings.ts";

/** A section, or what stands before the first one, without what its author skips. */
export interface Owed {
  /** The section's id, which its first slide has; null before the first one. */
  readonly id: string | null;
  /** The id of the top-level section it is in, or is. */
  readonly root: string | null;
  readonly heading: readonly Inline[];
  /** The heading one level up. */
  readonly parent: readonly Inline[];
  /** The heading's lines; null where none is. */
  readonly lines: Range | null;
  /** Many pictures are several figures. */
  readonly blocks: readonly Block[];
  /** What the author gives the speaker to say, and scripts and styles of trusted HTML, in order. */
  readonly spoken: readonly (Paragraph | RawHtmlBlock)[];
  readonly subsections: readonly Section[];
  /** 1-based among its siblings, of `total`. */
  readonly number: number;
  readonly total: number;
  readonly prose: Settings["prose"];
}

/** Returns what a chapter's slides must hold, section by section in source order, the intro first. */
export function owedOf(chapter: Chapter, prose: Settings["prose"]): Owed[] {
  const first: Owed = {
    id: null,
    root: null,
    heading: chapter.title?.inlines ?? [],
    parent: [],
    lines: chapter.title?.range ?? null,
    ...readBlocks(chapter.intro, prose),
    subsections: owedSections(chapter.sections),
    number: 1,
    total: 1,
  };
  return [first, ...descend(first, null)];
}

function descend(above: Owed, root: string | null): Owed[] {
  return above.subsections.flatMap((section, index): Owed[] => {
    const own: Owed = {
      id: section.id,
      root: root ?? section.id,
      heading: section.heading.inlines,
      parent: above.heading,
      lines: section.heading.range,
      ...readBlocks(section.blocks, above.prose),
      subsections: owedSections(section.sections),
      number: index + 1,
      total: above.subsections.length,
    };
    return [own, ...descend(own, own.root)];
  });
}

/** A section whose first words to the planner are `skip` is not owed at all. */
function owedSections(sections: readonly Section[]): Section[] {
  return sections.filter(({ blocks }) => {
    for (const block of blocks) {
      if (block.type !== "instruction") return true;
      if (block.instruction.name === "skip") return false;
    }
    return true;
  });
}

function readBlocks(
  all: readonly Block[],
  around: Settings["prose"],
): Pick<Owed, "blocks" | "spoken" | "prose"> {
  const blocks: Block[] = [];
  const spoken: Owed["spoken"][number][] = [];
  let prose = around;
  let through = 0;
  for (const block of all) {
    if (block.type === "instruction") {
      const { instruction, range } = block;
      if (instruction.name === "skip") through = instruction.through ?? through;
      if (instruction.name === "prose") prose = instruction.value;
      if (instruction.name === "html" && range.startLine > through) spoken.push(instruction.html);
      if (instruction.name !== "notes") continue;
      spoken.push(toPrivateNote(instruction.value, range));
    } else if (block.range.startLine > through) {
      blocks.push(...divideFigure(block));
      spoken.push(...notesWithin(block));
    }
  }
  return { blocks, spoken, prose };
}

function toPrivateNote(value: string, range: Range): Paragraph {
  return { type: "paragraph", inlines: [{ type: "text", value }], range, private: true };
}

/** Returns what instructions inside a list, a quote or the like give the speaker to say. */
function notesWithin(value: unknown): Paragraph[] {
  if (typeof value !== "object" || value === null) return [];
  const { type, instruction, range } = value as Partial<Instruction>;
  if (type === "instruction" && range !== undefined && instruction?.name === "notes") {
    return [toPrivateNote(instruction.value, range)];
  }
  return Object.values(value).flatMap(notesWithin);
}

/** Returns the numbers of the footnotes that a piece of a chapter or deck refers to, as JSON has them. */
export function footnotesIn(value: unknown): number[] {
  const reference = /"type":"footnote","label":"(?:[^"\\]|\\.)*","number":(\d+)/g;
  return [...JSON.stringify(value).matchAll(reference)].map((match) => Number(match[1]));
}

/** Returns the footnotes that belong on slides: all but those that only skipped text refers to. */
export function owedFootnotes(chapter: Chapter, owed: readonly Owed[]): FootnoteDefinition[] {
  const { title, intro, sections, footnotes } = chapter;
  const referred = new Set(footnotesIn([intro, sections]));
  const own = owed.map(({ heading, blocks }) => [heading, blocks]);
  const kept = new Set(footnotesIn([title, own, footnotes.map(({ blocks }) => blocks)]));
  return footnotes.filter(({ number }) => kept.has(number) || !referred.has(number));
}
