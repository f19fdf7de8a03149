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
} from "./chapter.ts";
import type { Table } from "./table.ts";
import type { RawHtmlBlock } from "./raw-html.ts";
import type { Inline } from "./inline.ts";
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

/** The name of a layout, of its template, and of its class in CSS. */
export type Layout = keyof Contents;

/** What each layout shows, in a sentence for the manual. The order is that of the list of layouts. */
export const layoutMeanings = {
  cover: "The title, with subtitle, author, affiliation, date, logo and QR code.",
  agenda: "What the chapter covers: the author's own list, else the titles of the sections.",
  divider: "The start of a section that has subsections, with their headings.",
  statement: "One or two short sentences, large.",
  keys: "The key sentences of a section of prose, word for word; at most five.",
  bullets: "A list, with its lead-in sentence.",
  terms: "Terms and what is said of them.",
  figure: "One picture, or up to four of one paragraph, with their captions.",
  "figure-list": "A picture beside a short list.",
  "two-lists": "Two short lists side by side.",
  table: "A table.",
  code: "A code block.",
  quote: "A quotation, with its source.",
  callout: "An alert, such as `> [!NOTE]`.",
  formula: "A formula.",
  diagram: "A Mermaid diagram.",
  html: "Raw HTML that runs as it is written, under `html: trusted`.",
  closing: "The last section, if it is called まとめ, Summary or similar.",
} satisfies Readonly<Record<Layout, string>>;

/** The names of all layouts. */
export const layoutNames: readonly string[] = Object.keys(layoutMeanings);

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
