import type { Labels } from "../labels/labels.ts";

/**
 * What the templates see. Plain objects only; absent is null; a string called `…Html` (or typed
 * `Html`) is ready for `{{{triple}}}`, every other string must be escaped by `{{double}}`.
 */
export type Html = string;

/** For `templates/deck.hbs`, the page that holds the slides. */
export interface DeckView {
  readonly language: string;
  readonly title: string;
  readonly author: string | null;
  readonly scheme: "light" | "dark" | "auto";
  /** `16:9`, `4:3` or `a4`, as `data-ratio`. */
  readonly ratio: string;
  /** CSS for the page itself: its `@page` size and the fonts' `@font-face` rules. */
  readonly styleHtml: Html;
  readonly stylesheets: readonly string[];
  /** One classic script; null where the page has none. */
  readonly script: string | null;
  /** The script that draws diagrams; null where there are none, or where they are drawn. */
  readonly diagramScript: string | null;
  /** Were the slides fitted at build time? Then the page leaves them as they are. */
  readonly fitted: boolean;
  /** Each slide as `partials/slide.hbs` made it. */
  readonly slidesHtml: readonly Html[];
  readonly labels: LabelsView;
}

/** For `templates/partials/slide.hbs`, the frame around a layout's body. */
export interface SlideView {
  readonly id: string;
  readonly layout: string;
  /** The author's own classes, and the ground's colour; null where there is none. */
  readonly className: string | null;
  readonly background: string | null;
  /** 1-based, of `total`. */
  readonly number: number;
  readonly total: number;
  /** Null for the layouts that show the heading themselves (cover, divider). */
  readonly headingHtml: Html | null;
  /** What the layout's template made. */
  readonly bodyHtml: Html;
  /** The name of the section, and of the chapter, for the footer; null where there is none. */
  readonly sectionTitle: string | null;
  readonly chapterTitle: string;
  readonly progress: ProgressView;
  readonly notesHtml: Html | null;
  readonly footnotes: readonly { readonly number: number; readonly html: Html }[];
  /** `path:startLine-endLine` in the chapter. */
  readonly source: string;
  readonly labels: LabelsView;
}

export interface ProgressView {
  /** 0–100, how far this slide is through the deck. */
  readonly percent: number;
  /** Where each section begins: 0–100, and its first slide, 1-based. */
  readonly ticks: readonly { readonly percent: number; readonly slide: number }[];
}

/** The words that are not the author's, in the chapter's language: see `labels/labels.ts`. */
export type LabelsView = Pick<
  Labels,
  "continued" | "again" | "notes" | "slides" | "handout" | "chapters" | "page"
>;

export interface CoverView {
  readonly kicker: string | null;
  readonly titleHtml: Html;
  readonly subtitle: string | null;
  readonly author: string | null;
  readonly affiliation: string | null;
  readonly date: string | null;
  readonly logo: ImageView | null;
}

export interface AgendaView {
  readonly leadHtml: Html | null;
  readonly items: readonly AgendaItemView[];
  /** `few` up to 6 items, `many` beyond (two columns). */
  readonly size: "few" | "many";
}

export interface AgendaItemView {
  /** 1-based. */
  readonly number: number;
  readonly html: Html;
  readonly blocksHtml: Html | null;
  /** `#id` of a slide, or null. */
  readonly href: string | null;
}

export interface DividerView {
  readonly number: number;
  readonly total: number;
  readonly titleHtml: Html;
  readonly items: readonly AgendaItemView[];
}

/** For `statement.hbs` and `keys.hbs`. */
export interface SentencesView {
  readonly sentencesHtml: readonly Html[];
}

/** For `partials/list.hbs`, and inside bullets, figure-list, two-lists and closing. */
export interface ListView {
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly ListItemView[];
  /** `few` up to 4 items, `some` up to 7, else `many`. */
  readonly size: "few" | "some" | "many";
}

export interface ListItemView {
  /** The item's content; nested lists are `<ul>`/`<ol>` inside it. */
  readonly html: Html;
  /** `done` or `open` for a task, else null. */
  readonly task: "done" | "open" | null;
}

export interface BulletsView {
  readonly leadHtml: Html | null;
  readonly list: ListView;
}

export interface TermsView {
  readonly leadHtml: Html | null;
  /** `cards` where all descriptions are short and there are four or more, else `rows`. */
  readonly shape: "rows" | "cards";
  readonly items: readonly {
    readonly termHtml: Html | null;
    /** The author's mark between the two: read by machines, not shown; null where there is none. */
    readonly separator: string | null;
    readonly descriptionHtml: Html;
    readonly blocksHtml: Html | null;
  }[];
}

export interface FigureView {
  readonly images: readonly ImageView[];
  readonly captionHtml: Html | null;
}

export interface ImageView {
  /** Null where the file is missing: the template shows a frame with `name` and `alt`. */
  readonly src: string | null;
  readonly alt: string;
  /** The file's name. */
  readonly name: string;
  /** Where it leads; null where there is no link around it. */
  readonly href: string | null;
  /** The image's own size in CSS px; null where it is unknown. */
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

export interface FigureSlideView {
  readonly leadHtml: Html | null;
  readonly figure: FigureView;
}

export interface FigureListView {
  readonly leadHtml: Html | null;
  readonly figure: FigureView;
  readonly list: ListView;
}

export interface TwoListsView {
  readonly columns: readonly { readonly leadHtml: Html | null; readonly list: ListView }[];
}

export interface TableView {
  readonly leadHtml: Html | null;
  /** `left`, `right` or `center`, one a column; a column of figures the author left open is `right`. */
  readonly head: readonly CellView[];
  readonly rows: readonly (readonly CellView[])[];
  readonly size: "few" | "many";
}

export interface CellView {
  readonly html: Html;
  readonly alignment: "left" | "right" | "center";
}

export interface CodeView {
  readonly leadHtml: Html | null;
  readonly language: string | null;
  readonly title: string | null;
  /** Each line as HTML, without its line end. */
  readonly lines: readonly {
    readonly number: number;
    readonly html: Html;
    /** `lit`, or `dim` beside lit ones; null where none is lit. */
    readonly light: "lit" | "dim" | null;
  }[];
}

export interface QuoteView {
  readonly leadHtml: Html | null;
  readonly blocksHtml: readonly Html[];
}

export interface CalloutView {
  readonly leadHtml: Html | null;
  /** `note`, `tip`, `important`, `warning`, `caution` or `details`. */
  readonly kind: string;
  readonly titleHtml: Html;
  readonly blocksHtml: readonly Html[];
}

export interface FormulaView {
  readonly leadHtml: Html | null;
  readonly formulaHtml: Html;
}

export interface DiagramView {
  readonly leadHtml: Html | null;
  /** The diagram's source, in whose place the script draws it. */
  readonly diagramHtml: Html;
}

export interface ClosingView {
  readonly leadHtml: Html | null;
  readonly sentencesHtml: readonly Html[];
  readonly list: ListView | null;
}
