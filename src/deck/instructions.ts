import {
  walkBlocks,
  type Block,
  type Chapter,
  type Instruction,
  type Paragraph,
  type Section,
} from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";
import { isSkipped } from "../model/skipped.ts";
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
  return sections
    .filter((section) => !isSkipped(section))
    .map((section) => ({
      ...section,
      blocks: dropBlocks(section.blocks),
      sections: dropSections(section.sections),
    }));
}

function dropBlocks(blocks: readonly Block[]): Block[] {
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
  const spokenAt = notesIn(blocks);
  return slides.map((slide, index) => {
    const nextLine = slides[index + 1]?.range.startLine ?? Number.POSITIVE_INFINITY;
    const firstLine = index === 0 ? 0 : slide.range.startLine;
    const spoken = spokenAt.filter(
      ({ range }) => range.startLine >= firstLine && range.startLine < nextLine,
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

/** Returns what is to be said, as paragraphs; also where it is written inside an item or a quote. */
function notesIn(blocks: readonly Block[]): Paragraph[] {
  const notes: Paragraph[] = [];
  walkBlocks(blocks, (block) => {
    if (block.type !== "instruction" || block.instruction.name !== "notes") return;
    const { value } = block.instruction;
    notes.push({ type: "paragraph", inlines: [{ type: "text", value }], range: block.range });
  });
  return notes;
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
