import type { Block } from "../model/chapter.ts";
import type { Deck } from "../model/deck.ts";
import { toNotes } from "./notes.ts";

/** Returns the deck as its handouts may tell it: with the chapter's prose, without what is for the speaker alone. */
export function withoutPrivateNotes(deck: Deck): Deck {
  return keepNotes(deck, (block) => !(block.type === "paragraph" && block.private === true));
}

/** Returns the deck as the public may have it: nothing is kept of its notes but scripts and styles, which belong to the slides. */
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
