/**
 * What the templates see. Plain objects only; absent is null; a string called `…Html` (or typed
 * `Html`) is ready for `{{{triple}}}`, every other string must be escaped by `{{double}}`.
 */
export type Html = string;

/** For `partials/lead.hbs`, and in all layouts that a sentence may lead in to. */
export interface LeadView {
  /** The sentence that leads in; null where there is none. */
  readonly leadHtml: Html | null;
}

/** For `layouts/cover.hbs`. What is null was not given in the settings. */
export interface CoverView {
  /** What stands small above the title, such as `第1章`; null where there is none. */
  readonly kicker: string | null;
  /** The title without it. */
  readonly titleHtml: Html;
  readonly subtitle: string | null;
  readonly author: string | null;
  readonly affiliation: string | null;
  /** As the author wrote it. */
  readonly date: string | null;
  readonly logo: ImageView | null;
  /** Where the deck can be found. */
  readonly url: string | null;
  /** The same as a QR code, an SVG with a name; null where there is no address. */
  readonly qrHtml: Html | null;
}

/** For `layouts/agenda.hbs`: what the chapter covers. */
export interface AgendaView extends LeadView {
  /** The author's own list, else the sections. */
  readonly items: readonly AgendaItemView[];
  /** `many` beyond 6 items that are short (two columns), else `few`. */
  readonly size: "few" | "many";
  /** How many rows two columns take. */
  readonly rows: number;
}

/** One thing that a chapter or a section covers. */
export interface AgendaItemView {
  /** 1-based. */
  readonly number: number;
  /** Its words. */
  readonly html: Html;
  /** What stands under it, such as a nested list; null where there is nothing. */
  readonly blocksHtml: Html | null;
  /** `#id` of a slide, or null. */
  readonly href: string | null;
}

/** For `layouts/divider.hbs`: a new section begins. */
export interface DividerView {
  /** The section's number among the sections, 1-based. */
  readonly number: number;
  /** How many sections there are. */
  readonly total: number;
  /** The section's heading. */
  readonly titleHtml: Html;
  /** One for each section of the chapter, in order: how far the lecture has come; none beyond 60 sections. */
  readonly steps: readonly ("done" | "current" | "open")[];
  /** The headings in it. */
  readonly items: readonly AgendaItemView[];
  /** `few` up to 4 items, `some` up to 6, else `many`. */
  readonly size: "few" | "some" | "many";
}

/** For `statement.hbs` and `keys.hbs`. */
export interface SentencesView {
  /** Word for word, in order. */
  readonly sentencesHtml: readonly Html[];
  /** `few` up to 3 sentences that are short, else `many`. */
  readonly size: "few" | "many";
}

/** For `partials/list.hbs`, and inside bullets, figure-list, two-lists and closing. */
export interface ListView {
  /** Is it numbered? */
  readonly ordered: boolean;
  /** The first item's number; 1 for a list that is not numbered. */
  readonly start: number;
  /** How many digits its longest number has, where that is more than two; else null. */
  readonly digits: number | null;
  readonly items: readonly ListItemView[];
  /** `few` up to 4 items that are short, `some` up to 7, else `many`. */
  readonly size: "few" | "some" | "many";
}

/** An item of a list. */
export interface ListItemView {
  /** The item's content; nested lists are `<ul>`/`<ol>` inside it. */
  readonly html: Html;
  /** `done` or `open` for a task, else null. */
  readonly task: "done" | "open" | null;
}

/** For `layouts/bullets.hbs`: a list alone. */
export interface BulletsView extends LeadView {
  readonly list: ListView;
}

/** For `layouts/terms.hbs`: terms, each with what is said of it. */
export interface TermsView extends LeadView {
  /** `cards` where all descriptions are short and there are four or more, else `rows`. */
  readonly shape: "rows" | "cards";
  /** `few` up to 4 terms that are short with what is said of them, else `many`. */
  readonly size: "few" | "many";
  readonly items: readonly {
    /** Null for an item among them that has no term. */
    readonly termHtml: Html | null;
    /** The author's mark between the two: read by machines, not shown; null where there is none. */
    readonly separator: string | null;
    readonly descriptionHtml: Html;
    /** What stands under it, such as a nested list; null where there is nothing. */
    readonly blocksHtml: Html | null;
  }[];
}

/** For `partials/figure.hbs`, and inside figure and figure-list. */
export interface FigureView {
  /** One or more, side by side. */
  readonly images: readonly ImageView[];
  /** What stands under them; null where there is nothing. */
  readonly captionHtml: Html | null;
}

/** An image. */
export interface ImageView {
  /** Null where the file is missing: the template shows a frame with `name` and `alt`. */
  readonly src: string | null;
  /** What it shows, in words; empty where the author says nothing. */
  readonly alt: string;
  /** The file's name. */
  readonly name: string;
  /** Where it leads; null where there is no link around it. */
  readonly href: string | null;
  /** The image's own size in CSS px; null where it is unknown. */
  readonly widthPx: number | null;
  /** The same for its height. */
  readonly heightPx: number | null;
}

/** For `layouts/figure.hbs`: a figure alone. */
export interface FigureSlideView extends LeadView {
  readonly figure: FigureView;
}

/** For `layouts/figure-list.hbs`: a figure beside a short list. */
export interface FigureListView extends LeadView {
  readonly figure: FigureView;
  readonly list: ListView;
}

/** For `layouts/two-lists.hbs`: two short lists side by side. */
export interface TwoListsView {
  /** Each with the sentence that leads in to it, or null. */
  readonly columns: readonly { readonly leadHtml: Html | null; readonly list: ListView }[];
}

/** For `layouts/code.hbs`: a block of code alone. */
export interface CodeView extends LeadView {
  /** `few` for up to 10 lines. */
  readonly size: "few" | "many";
  /** As the author names it after the fence; null where that says nothing. */
  readonly language: string | null;
  /** Is the language's name too long to stand beside the first line? */
  readonly isLanguageLong: boolean;
  /** Such as the file's name; null where there is none. */
  readonly title: string | null;
  /** Each line as HTML, without its line end. */
  readonly lines: readonly {
    /** 1-based, from the beginning of the block, also where it goes on. */
    readonly number: number;
    /** Coloured where the language is known. */
    readonly html: Html;
    /** `lit`, or `dim` beside lit ones; null where none is lit. */
    readonly light: "lit" | "dim" | null;
  }[];
}

/** For `layouts/quote.hbs`: a quotation alone. */
export interface QuoteView extends LeadView {
  /** Its paragraphs, lists and so on, each as HTML. */
  readonly blocksHtml: readonly Html[];
  /** The last paragraph, where it begins with a dash and so names the source; else null. */
  readonly sourceHtml: Html | null;
}

/** For `layouts/callout.hbs`: an alert (`> [!NOTE]`) or `<details>`. */
export interface CalloutView extends LeadView {
  readonly kind: "note" | "tip" | "important" | "warning" | "caution" | "details";
  /** The author's own, or what the language calls such a callout. */
  readonly titleHtml: Html;
  /** Its paragraphs, lists and so on, each as HTML. */
  readonly blocksHtml: readonly Html[];
}

/** For `layouts/formula.hbs`: a formula alone. */
export interface FormulaView extends LeadView {
  /** Set by KaTeX, with MathML for those who hear it. */
  readonly formulaHtml: Html;
}

/** For `layouts/diagram.hbs`: a Mermaid diagram alone. */
export interface DiagramView extends LeadView {
  /** The diagram's source, in whose place the script draws it. */
  readonly diagramHtml: Html;
}

/** For `layouts/html.hbs`: HTML that runs as it is written, where the user trusts it. */
export interface HtmlView extends LeadView {
  /** In a box of its own. */
  readonly html: Html;
}

/** For `layouts/closing.hbs`: the chapter's last section. */
export interface ClosingView extends LeadView {
  /** Its key sentences, word for word; none where a list says it all. */
  readonly sentencesHtml: readonly Html[];
  /** Of the sentences: `few` up to 3 that fit in large type, else `many`. */
  readonly size: "few" | "many";
  /** Null where there is none. */
  readonly list: ListView | null;
}
