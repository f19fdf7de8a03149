import type { Deck } from "../model/deck.ts";
import type { OutlineEntry } from "./finish/pdf-facts.ts";

/** Where a slide, 0-based, stands in a PDF; null where it stands nowhere. */
export type SlideTarget = (slide: number) => OutlineEntry["target"] | null;

/**
 * Returns the bookmarks of a deck: the title, in it the sections, in them the slides. Slides under
 * the same heading that follow each other, such as the parts of a continued one, are one bookmark;
 * a section of one slide has none under it. What stands nowhere has no bookmark.
 */
export function outlineOf(deck: Deck, targetOf: SlideTarget): OutlineEntry[] {
  const starts = deck.sections.map(({ firstSlide }) => firstSlide);
  const opening = entriesOf(deck, { from: 0, to: starts[0] ?? deck.slides.length }, targetOf);
  const sections = deck.sections.flatMap(({ title, firstSlide }, index) => {
    const to = starts[index + 1] ?? deck.slides.length;
    const entries = entriesOf(deck, { from: firstSlide, to }, targetOf);
    return entriesUnder(title, entries);
  });
  return entriesUnder(deck.title, [...opening, ...sections]);
}

/** Puts entries under a title that leads where the first of them does; one that says the same is the title itself. */
function entriesUnder(title: string, entries: readonly OutlineEntry[]): OutlineEntry[] {
  const [first, ...others] = entries;
  if (first === undefined) return [];
  const isSame = first.title === title && first.children.length === 0;
  return [{ title, target: first.target, children: isSame ? others : entries }];
}

function entriesOf(
  { slides }: Deck,
  { from, to }: { readonly from: number; readonly to: number },
  targetOf: SlideTarget,
): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  for (let slide = from; slide < to; slide += 1) {
    const title = slides[slide]?.heading.trim() ?? "";
    const target = targetOf(slide);
    if (target === null || title === "" || entries.at(-1)?.title === title) continue;
    entries.push({ title, target, children: [] });
  }
  return entries;
}
