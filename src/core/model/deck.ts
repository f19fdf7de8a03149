import type { LanguageTag } from "./language.ts";
import type {
  Block,
  Callout,
  Code,
  Diagram,
  Figure,
  FootnoteDefinition,
  Formula,
  List,
  Quote,
  RawHtmlBlock,
  Table,
} from "./chapter.ts";
import { toPlainText, type Inline } from "./inline.ts";
import type { Range } from "./source.ts";

/** What the audience sees, as plain JSON: `JSON.parse(JSON.stringify(deck))` equals it. */
export interface Deck {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly language: LanguageTag;
  readonly author: string | null;
  readonly sections: readonly DeckSection[];
  readonly slides: readonly Slide[];
}

/** A top-level section of the chapter, for the footer and the progress line. */
export interface DeckSection {
  readonly id: string;
  readonly title: string;
  /** The 0-based index of its first slide. */
  readonly firstSlide: number;
}

/** A slide of any layout: `layout` says what `content` holds. */
export type Slide = { [L in Layout]: SlideOf<L> }[Layout];

/** The name of a layout. */
export type Layout = keyof Contents;

export interface SlideOf<L extends Layout> {
  /** Unique in the deck; the anchor of deep links. */
  readonly id: string;
  readonly layout: L;
  /** The heading in plain text. */
  readonly heading: string;
  readonly headingInlines: readonly Inline[];
  /** Null for a slide that stands whole; else which of how many parts, `index` from 1. */
  readonly part: { readonly index: number; readonly count: number } | null;
  readonly range: Range;
  /** The speaker notes in plain text, paragraphs apart by an empty line. Empty where there are none. */
  readonly notes: string;
  /** The same notes with their marks, and behind them the footnotes to which only notes refer. */
  readonly noteBlocks: readonly Block[];
  /** The footnotes to which the slide is the first to refer. */
  readonly footnotes: readonly FootnoteDefinition[];
  /** Classes that the author gives the slide, apart by spaces; null for none. */
  readonly className: string | null;
  /** The ground's colour in CSS; null for the theme's. */
  readonly background: string | null;
  /** The planning rule that made this slide, kebab-case. */
  readonly rule: string;
  /** The id of the top-level section; null before the first one. */
  readonly section: string | null;
  readonly content: Contents[L];
}

/** Returns the name of a slide's template, which is also that of its class in CSS. */
export function templateOf(slide: Slide): string {
  return slide.layout === "custom" ? slide.content.template : slide.layout;
}

/** What each layout shows. `lead` is the sentence that leads in, or null. */
export interface Contents {
  readonly cover: CoverContent;
  readonly agenda: { readonly lead: Lead; readonly items: readonly AgendaItem[] };
  readonly divider: {
    readonly number: number;
    readonly total: number;
    readonly items: readonly AgendaItem[];
  };
  readonly statement: { readonly sentences: readonly Sentence[] };
  readonly keys: { readonly sentences: readonly Sentence[] };
  readonly bullets: { readonly lead: Lead; readonly list: List };
  readonly terms: { readonly lead: Lead; readonly items: readonly TermItem[] };
  readonly figure: { readonly lead: Lead; readonly figure: Figure };
  readonly "figure-list": { readonly lead: Lead; readonly figure: Figure; readonly list: List };
  /** Two columns; a part of a continued slide may have one of them. */
  readonly "two-lists": { readonly columns: readonly ListColumn[] };
  readonly table: { readonly lead: Lead; readonly table: Table };
  readonly code: {
    readonly lead: Lead;
    readonly code: Code;
    /** The number of its first line: 1, save on a later part. */
    readonly firstLine: number;
  };
  readonly quote: { readonly lead: Lead; readonly quote: Quote };
  readonly callout: { readonly lead: Lead; readonly callout: Callout };
  readonly formula: { readonly lead: Lead; readonly formula: Formula };
  readonly diagram: { readonly lead: Lead; readonly diagram: Diagram };
  readonly html: { readonly lead: Lead; readonly html: RawHtmlBlock };
  readonly closing: {
    readonly lead: Lead;
    readonly sentences: readonly Sentence[];
    readonly list: List | null;
  };
  /** A layout of the user's: the name of its template, and all blocks of the slide in source order. */
  readonly custom: { readonly template: string; readonly blocks: readonly Block[] };
}

export type Lead = Sentence | null;

/** One sentence of the author's, word for word, with its marks. */
export type Sentence = readonly Inline[];

export interface CoverContent {
  /** The small line above the title, such as 第1章; null where there is none. */
  readonly kicker: string | null;
  readonly title: readonly Inline[];
  readonly subtitle: string | null;
  readonly author: string | null;
  readonly affiliation: string | null;
  readonly date: string | null;
  /** An image's `src`, or null. */
  readonly logo: string | null;
  /** Where the deck can be found, or null. */
  readonly url: string | null;
}

export interface AgendaItem {
  readonly inlines: readonly Inline[];
  /** What stands under the first line, such as a nested list. */
  readonly blocks: readonly Block[];
  /** The id of the slide it leads to, or null. */
  readonly target: string | null;
}

export interface TermItem {
  /** Null for an item that has no term: its words are all description. */
  readonly term: Sentence | null;
  /** What the author set between term and description, such as a colon; empty for a line break. */
  readonly separator: string;
  readonly description: Sentence;
  /** Further blocks of the item, such as a nested list. */
  readonly blocks: readonly Block[];
}

export interface ListColumn {
  readonly lead: Lead;
  readonly list: List;
}

/**
 * Returns for each of a slide's `noteBlocks` the 0-based index of the item of the slide's main flow
 * that it belongs to: the item in whose lines it was written, or the sentence that it holds. What
 * comes after such a note goes with the same item, so that the order is kept; null before the first.
 */
export function itemsOfNotes(slide: Slide): (number | null)[] {
  const ranges = itemRanges(slide);
  const sentences = sentencesOf(slide);
  let item: number | null = null;
  return slide.noteBlocks.map((block) => {
    const { startLine } = block.range;
    const inRange = ranges.findIndex(
      (range) => range.startLine <= startLine && startLine <= range.endLine,
    );
    const words = block.type === "paragraph" ? squeeze(toPlainText(block.inlines)) : "";
    const found = inRange >= 0 ? inRange : sentences.findIndex((text) => words.includes(text));
    if (found > (item ?? -1)) item = found;
    return item;
  });
}

function itemRanges(slide: Slide): readonly Range[] {
  switch (slide.layout) {
    case "bullets":
    case "figure-list":
    case "closing":
      return slide.content.list?.items.map(({ range }) => range) ?? [];
    default:
      return [];
  }
}

function sentencesOf(slide: Slide): string[] {
  if (slide.layout !== "keys" && slide.layout !== "statement") return [];
  return slide.content.sentences.map((sentence) => squeeze(toPlainText(sentence)));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}

/** What a deck holds that needs a library of its own to be shown. */
export interface ContentKinds {
  readonly hasRawHtml: boolean;
  readonly hasMath: boolean;
  readonly hasCode: boolean;
  readonly hasDiagrams: boolean;
}

/** Returns which kinds of content stand anywhere on the slides or in the notes. */
export function contentKindsOf(deck: Deck): ContentKinds {
  const types = new Set<string>();
  collectTypes(deck.slides, types);
  return {
    hasRawHtml: types.has("html"),
    hasMath: types.has("math") || types.has("formula"),
    hasCode: types.has("code"),
    hasDiagrams: types.has("diagram"),
  };
}

function collectTypes(value: unknown, types: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const inner of value) collectTypes(inner, types);
    return;
  }
  if ("type" in value && typeof value.type === "string") types.add(value.type);
  for (const inner of Object.values(value)) {
    // Most values are words and numbers.
    if (typeof inner === "object") collectTypes(inner, types);
  }
}
