import { inlineRunsOf, walkBlocks, type Block } from "../model/chapter.ts";
import type { Deck, Slide } from "../model/deck.ts";
import { toPlainText, type Inline } from "../model/inline.ts";
import type { Range } from "../model/source.ts";

/** Returns the notes in plain text: one paragraph a block, apart by an empty line. Footnotes are not spoken. */
export function toNotes(blocks: readonly Block[]): string {
  const paragraphs: string[] = [];
  const add = (inlines: readonly Inline[]) => {
    const words = toPlainText(inlines).trim();
    if (words !== "") paragraphs.push(words);
  };
  const spoken = blocks.filter(({ type }) => type !== "footnote-definition");
  walkBlocks(spoken, (block) => {
    if (block.type === "paragraph") add(block.inlines);
    else if (block.type === "code") paragraphs.push(block.value);
    else for (const run of inlineRunsOf(block)) add(run);
  });
  return paragraphs.join("\n\n");
}

/** What a new slide has whatever its layout is: a heading, lines, and what is said with it. */
type PlainFields = Omit<Slide, "id" | "layout" | "rule" | "section" | "content">;

/** Returns the fields of a new slide that do not depend on its layout. */
export function toPlainFields(
  headingInlines: readonly Inline[],
  range: Range,
  noteBlocks: readonly Block[] = [],
): PlainFields {
  return {
    heading: toPlainText(headingInlines),
    headingInlines,
    part: null,
    range,
    notes: toNotes(noteBlocks),
    noteBlocks,
    footnotes: [],
    className: null,
    background: null,
  };
}

/** Returns the deck for its handouts: with the prose of the chapter, without what is for the speaker alone. */
export function withoutPrivateNotes(deck: Deck): Deck {
  return keepNotes(deck, (block) => !(block.type === "paragraph" && block.private === true));
}

/** Returns the deck for the public: of its notes only scripts and styles are kept, which belong to the slides. */
export function withoutNotes(deck: Deck): Deck {
  return keepNotes(deck, ({ type }) => type === "raw-html");
}

function keepNotes(deck: Deck, isKept: (block: Block) => boolean): Deck {
  const slides = deck.slides.map((slide) => {
    const noteBlocks = slide.noteBlocks.filter(isKept);
    return noteBlocks.length === slide.noteBlocks.length
      ? slide
      : { ...slide, noteBlocks, notes: toNotes(noteBlocks) };
  });
  return { ...deck, slides };
}
