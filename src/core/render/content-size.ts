import type { List, ListItem, Quote } from "../model/chapter.ts";
import type { AgendaItem, Contents } from "../model/deck.ts";
import { type Inline, toPlainText } from "../model/inline.ts";

/** How much there is of something: `few` has room to spare, `many` is set close. */
export type ContentSize = "few" | "some" | "many";

/** What is no wider than this in all, in full-width units, has room for larger type. */
const maxShortWidth = 140;

/** The same for a closing slide, which nothing else stands on. */
const maxClosingWidth = 200;

const maxFewItems = 4;
const maxFewSentences = 3;
const maxSomeItems = 7;

/** Agendas longer than this stand in two columns, unless an item is too long for half a slide. */
const maxSingleColumn = 6;

/** An item longer than this, in characters, is higher than half a column. */
const maxColumnText = 60;

/** Returns `few` for up to 4 items that are short, each one paragraph; `some` up to 7, else `many`. */
export function sizeOfList({ items }: List): ContentSize {
  const texts = items.map(textOfParagraph);
  const areShort = texts.every((text) => text !== null) && widthOf(texts.join("")) <= maxShortWidth;
  if (items.length <= maxFewItems && areShort) return "few";
  return items.length <= maxSomeItems ? "some" : "many";
}

/** Returns an item's text where it is one paragraph, else null. */
function textOfParagraph({ blocks: [first, ...others] }: ListItem): string | null {
  return first?.type === "paragraph" && others.length === 0 ? toPlainText(first.inlines) : null;
}

/** Returns `few` for up to 3 sentences that are short, else `many`. */
export function sizeOfSentences(sentences: readonly (readonly Inline[])[]): "few" | "many" {
  return sizeWithin(sentences, maxShortWidth);
}

/** Returns `few` for up to 3 sentences that fill no more than a slide in large type, else `many`. */
export function sizeOfClosing(sentences: readonly (readonly Inline[])[]): "few" | "many" {
  return sizeWithin(sentences, maxClosingWidth);
}

function sizeWithin(sentences: readonly (readonly Inline[])[], maxWidth: number): "few" | "many" {
  const width = widthOf(sentences.map(toPlainText).join(""));
  return sentences.length <= maxFewSentences && width <= maxWidth ? "few" : "many";
}

/** Returns `few` for up to 4 terms that are short with what is said of them, else `many`. */
export function sizeOfTerms(items: Contents["terms"]["items"]): "few" | "many" {
  const text = items.flatMap(({ term, description }) => [...(term ?? []), ...description]);
  const arePlain = items.every(({ blocks }) => blocks.length === 0);
  const areFew = items.length <= maxFewItems && arePlain;
  return areFew && widthOf(toPlainText(text)) <= maxShortWidth ? "few" : "many";
}

/** In full-width units, about: letters before the East Asian blocks of Unicode are half as wide. */
function widthOf(text: string): number {
  const wide = text.match(/[\u2e80-\uffff]/g)?.length ?? 0;
  return wide + (text.length - wide) / 2;
}

/** Returns `many` where there are more than 6 items and all are short enough for half a slide. */
export function sizeOfAgenda(items: readonly AgendaItem[]): "few" | "many" {
  const areShort = items.every(({ inlines }) => toPlainText(inlines).length <= maxColumnText);
  return items.length > maxSingleColumn && areShort ? "many" : "few";
}

/** Returns `few` for up to 4 subsections, `some` up to 6, else `many`. */
export function sizeOfDivider(items: readonly AgendaItem[]): ContentSize {
  if (items.length <= maxFewItems) return "few";
  return items.length <= maxSingleColumn ? "some" : "many";
}

/** Is the last block of a quotation a line that names its source, with a dash in front? */
export function hasSource({ blocks }: Quote): boolean {
  const last = blocks.at(-1);
  return (
    blocks.length > 1 &&
    last?.type === "paragraph" &&
    /^\s*[-–—―─]/u.test(toPlainText(last.inlines))
  );
}
