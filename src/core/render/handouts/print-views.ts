import type { LabelsView } from "../page-views.ts";
import type { Html } from "../templates/view-models.ts";

/** What the page of every kind of handout has; for `templates/partials/print-head.hbs`. */
export interface PrintView {
  /** As `lang`: `ja` or `en`. */
  /** A BCP 47 tag; null where the language is not known. */
  readonly language: string | null;
  /** The chapter's title, without the kicker. */
  readonly title: string;
  /** What stands small above the title, such as `第1章`; null where there is none. */
  readonly kicker: string | null;
  /** From the settings; null where there is none. */
  readonly author: string | null;
  /** As the author wrote it; null where there is none. */
  readonly date: string | null;
  /** Where the deck can be found; null where no setting says so, and on pages without a title block. */
  readonly url: string | null;
  /** The same as a QR code, an SVG. */
  readonly qrHtml: Html | null;
  /** The slides' shape, `16:9`, `4:3`, `a4` or `letter`, as `data-ratio`. */
  readonly ratio: string;
  /**
   * CSS for the page itself: its `@page` rules, how large what is printed on a sheet is
   * (`--sheet-width`, `--sheet-height`) and how large a slide's picture (`--picture-scale`), and the
   * fonts' `@font-face` rules.
   */
  readonly styleHtml: Html;
  /** Addresses of style sheets, relative to the page, in their order. */
  readonly stylesheets: readonly string[];
  /** Words in the chapter's language. */
  readonly labels: LabelsView;
}

/** For `templates/handout.hbs`: slides with their prose. */
export interface HandoutView extends PrintView, PrintContentsView {
  /** One a slide, in order. */
  readonly entries: readonly HandoutEntryView[];
  /** The addresses of links in the prose; empty where the settings do not ask for them. */
  readonly linkNotes: readonly LinkNoteView[];
  /** The answers of a cloze handout that has them itself; empty for any other. */
  readonly key: KeyView["key"];
}

/** The address of a link, as a note: `[1]` behind the link's words leads to it. */
export interface LinkNoteView {
  /** 1-based. */
  readonly number: number;
  readonly id: string;
  readonly href: string;
  /** The same for the eye: letters beyond ASCII as themselves, mailboxes without `mailto:`. */
  readonly address: string;
}

/** For `templates/key.hbs`: the answers of a cloze handout, in a file of their own. */
export interface KeyView extends PrintView {
  /** In the order of the blanks' numbers. */
  readonly key: readonly { readonly number: number; readonly html: Html }[];
}

/** For `templates/partials/print-contents.hbs`. */
export interface PrintContentsView {
  /** The sections; empty where there are fewer than two. */
  readonly contents: readonly ContentsEntryView[];
  readonly labels: LabelsView;
}

/** For `templates/grid.hbs` and `templates/lines.hbs`: slides alone, some to a page, after the contents. */
export interface GridView extends PrintView, PrintContentsView {
  /** How many stand side by side. */
  readonly columns: number;
  /** How many stand under each other. */
  readonly rows: number;
  /** The numbers of the lines to write on that go with each slide, from 1; empty where there is no room. */
  readonly lines: readonly number[];
  /** One a page, in order. */
  readonly sheets: readonly {
    /** The slides' numbers, 1-based, and the slides as `partials/slide.hbs` made them. */
    readonly slides: readonly { readonly number: number; readonly slideHtml: Html }[];
  }[];
}

/** For `templates/article.hbs`: the chapter without slides. */
export interface ArticleView extends PrintView, PrintContentsView {
  /** What stands before the first section; null where nothing does. */
  readonly introHtml: Html | null;
  /** The sections and subsections, in order. */
  readonly sections: readonly {
    readonly id: string;
    /** 2 for a section, 3 for a subsection, 6 at most. */
    readonly level: number;
    readonly headingHtml: Html;
    /** What stands under the heading, up to the next one; null where nothing does. */
    readonly bodyHtml: Html | null;
  }[];
  /** In the order of their numbers. */
  readonly footnotes: readonly { readonly number: number; readonly html: Html }[];
  /** The addresses of links; empty where the settings do not ask for them. */
  readonly linkNotes: readonly LinkNoteView[];
}

/** A line of the contents. The number of its page is written into `[data-page-of]` before printing. */
export interface ContentsEntryView {
  /** The id of the heading that it leads to, or of the slide. */
  readonly id: string;
  readonly title: string;
}

/** A slide in the handout, and the prose that belongs to it. */
export interface HandoutEntryView {
  /** The slide's, 1-based. */
  readonly number: number;
  /** Set where a new section begins with this entry, else null. */
  readonly section: ContentsEntryView | null;
  /** The slide as `partials/slide.hbs` made it, without notes. */
  readonly slideHtml: Html;
  /** The prose; null where there is none. */
  readonly notesHtml: Html | null;
  /** The footnotes that the slide or its prose refers to first. */
  readonly footnotes: readonly { readonly number: number; readonly html: Html }[];
}

/** For `templates/contents.hbs`: the first pages of a course's handout. */
export interface ContentsView extends PrintView {
  readonly chapters: readonly (ContentsLineView & {
    /** As `lang`: the chapter's. */
    /** A BCP 47 tag; null where the language is not known. */
    readonly language: string | null;
    readonly sections: readonly ContentsLineView[];
  })[];
}

/** A line of a course's contents, with the number of its page. */
export interface ContentsLineView {
  readonly title: string;
  /** Leads to the page. */
  readonly href: string;
  /** 1-based. */
  readonly page: number;
}
