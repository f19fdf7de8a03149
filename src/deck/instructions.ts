import type { Block, Chapter, Instruction, Section } from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";
import type { Settings } from "../settings/settings.ts";
import { toNotes } from "./notes.ts";

/**
 * Returns the chapter without what its author skips: `skip` right under a heading takes the whole
 * section, anywhere else the block after it.
 */
export function dropSkipped(chapter: Chapter): Chapter {
  return {
    ...chapter,
    intro: dropBlocks(chapter.intro),
    sections: dropSections(chapter.sections),
  };
}

function dropSections(sections: readonly Section[]): Section[] {
  const kept: Section[] = [];
  for (const section of sections) {
    if (isSkipped(section)) continue;
    const blocks = dropBlocks(section.blocks);
    kept.push({ ...section, blocks, sections: dropSections(section.sections) });
  }
  return kept;
}

/** Does `skip` stand before anything else of the section? */
function isSkipped({ blocks }: Section): boolean {
  for (const block of blocks) {
    if (block.type !== "instruction") return false;
    if (block.instruction.name === "skip") return true;
  }
  return false;
}

function dropBlocks(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some((block) => block.type === "instruction")) return blocks;
  let isSkipping = false;
  return blocks.filter((block) => {
    if (block.type === "instruction") {
      isSkipping ||= block.instruction.name === "skip";
      return true;
    }
    const isSkipped = isSkipping;
    isSkipping = false;
    return !isSkipped;
  });
}

/** Returns how much prose a section shows: what it says itself, else what holds around it. */
export function ownProse(blocks: readonly Block[], around: Settings["prose"]): Settings["prose"] {
  const own = instructionsOf(blocks).map(({ instruction }) => instruction);
  return own.findLast((instruction) => instruction.name === "prose")?.value ?? around;
}

/**
 * Returns a section's own slides with what its instructions give them: `class` and `background` to
 * all of them, `notes` to the slide they stand at.
 */
export function instructSlides(slides: readonly Slide[], blocks: readonly Block[]): Slide[] {
  const instructions = instructionsOf(blocks);
  if (instructions.length === 0) return [...slides];
  return slides.map((slide, index) => {
    const nextLine = slides[index + 1]?.range.startLine ?? Number.POSITIVE_INFINITY;
    const firstLine = index === 0 ? 0 : slide.range.startLine;
    const said = instructions.filter(
      ({ range }) => range.startLine >= firstLine && range.startLine < nextLine,
    );
    const spoken = said.flatMap(({ instruction, range }): Block[] =>
      instruction.name === "notes"
        ? [{ type: "paragraph", inlines: [{ type: "text", value: instruction.value }], range }]
        : [],
    );
    const noteBlocks = [...slide.noteBlocks, ...spoken];
    return {
      ...slide,
      noteBlocks,
      notes: toNotes(noteBlocks),
      className: valueOf(instructions, "class") ?? slide.className,
      background: valueOf(instructions, "background") ?? slide.background,
    };
  });
}

function valueOf(
  instructions: readonly Instruction[],
  wanted: "class" | "background",
): string | null {
  const found = instructions.findLast(({ instruction }) => instruction.name === wanted);
  return found !== undefined && "value" in found.instruction ? found.instruction.value : null;
}

function instructionsOf(blocks: readonly Block[]): Instruction[] {
  return blocks.filter((block) => block.type === "instruction");
}
