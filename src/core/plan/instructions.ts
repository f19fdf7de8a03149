import {
  walkBlocks,
  type Block,
  type Chapter,
  type FootnoteDefinition,
  type Paragraph,
  type Section,
  type Instruction,
  type RawHtmlBlock,
} from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";
import { isSkipped } from "../model/link.ts";
import type { Settings } from "../settings/settings.ts";
import { footnotesIn } from "./attach-footnotes.ts";
import { toNotes } from "./notes.ts";

/**
 * Returns the chapter without what its author skips: `skip` right under a heading takes the whole
 * section, anywhere else the block after it. Footnotes that only skipped text refers to go with it.
 */
export function dropSkipped(chapter: Chapter): Chapter {
  const intro = dropBlocks(chapter.intro);
  const sections = dropSections(chapter.sections);
  return { ...chapter, intro, sections, footnotes: keptFootnotes(chapter, [intro, sections]) };
}

function keptFootnotes(
  { title, intro, sections, footnotes }: Chapter,
  kept: readonly unknown[],
): readonly FootnoteDefinition[] {
  if (footnotes.length === 0) return footnotes;
  const before = new Set(footnotesIn([intro, sections]));
  const after = new Set(footnotesIn([title, kept, footnotes.map(({ blocks }) => blocks)]));
  return footnotes.filter(({ number }) => after.has(number) || !before.has(number));
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

function dropBlocks(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some((block) => block.type === "instruction")) return blocks;
  let through = 0;
  return blocks.filter((block) => {
    if (block.type === "instruction" && block.instruction.name !== "html") {
      if (block.instruction.name === "skip") through = block.instruction.through ?? through;
      return true;
    }
    return block.range.startLine > through;
  });
}

/** Returns how much prose a section shows: what it says itself, else what holds around it. */
export function ownProse(blocks: readonly Block[], around: Settings["prose"]): Settings["prose"] {
  const own = instructionsOf(blocks).map(({ instruction }) => instruction);
  return own.findLast((instruction) => instruction.name === "prose")?.value ?? around;
}

/**
 * Returns a section's own slides with what its instructions give them: `class` and `background` to
 * all of them, `notes`, scripts and styles to the slide they stand at.
 */
export function instructSlides(slides: readonly Slide[], blocks: readonly Block[]): Slide[] {
  const instructions = instructionsOf(blocks);
  const spokenAt = notesIn(blocks);
  if (instructions.length === 0 && spokenAt.length === 0) return [...slides];
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

/**
 * Returns what is to be said, as paragraphs, and what is not seen, such as scripts; also where it is
 * written inside an item or a quote.
 */
function notesIn(blocks: readonly Block[]): (Paragraph | RawHtmlBlock)[] {
  const notes: (Paragraph | RawHtmlBlock)[] = [];
  walkBlocks(blocks, (block) => {
    if (block.type !== "instruction") return;
    const { instruction, range } = block;
    if (instruction.name === "html") notes.push(instruction.html);
    if (instruction.name !== "notes") return;
    const inlines = [{ type: "text" as const, value: instruction.value }];
    notes.push({ type: "paragraph", inlines, range, private: true });
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
