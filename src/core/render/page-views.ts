import type { Labels } from "../locales/locales.ts";
import type { Html } from "./templates/view-models.ts";

/** For `templates/deck.hbs`, the page that holds the slides. */
export interface DeckView {
  /** As `lang`: `ja` or `en`. */
  /** A BCP 47 tag; null where the language is not known. */
  readonly language: string | null;
  /** The chapter's title, as plain text. */
  readonly title: string;
  /** From the settings; null where there is none. */
  readonly author: string | null;
  /** The ground, as `data-scheme`; `auto` follows the reader's system. */
  readonly scheme: "light" | "dark" | "auto";
  /** `16:9`, `4:3`, `a4` or `letter`, as `data-ratio`. */
  readonly ratio: string;
  /** CSS for the page itself: its `@page` size and the fonts' `@font-face` rules. */
  readonly styleHtml: Html;
  /** Addresses of style sheets, relative to the page, in their order. */
  readonly stylesheets: readonly string[];
  /** One classic script; null where the page has none. */
  readonly script: string | null;
  /** The script that draws diagrams; null where there are none, or where they are drawn. */
  readonly diagramScript: string | null;
  /** Were the slides fitted at build time? Then the page leaves them as they are. */
  readonly fitted: boolean;
  /** Does a script present the slides as they stand? Then the first is shown alone until it does. */
  readonly starts: boolean;
  /** Does its folder hold `manifest.webmanifest`, `icon.svg` and `sw.js`, to keep it without a network? */
  readonly offline: boolean;
  /** Do the items of lists appear one by one? */
  readonly incremental: boolean;
  /** For `data-words`, as JSON: what the speaker's tools say in the chapter's language. */
  readonly talkWords: string;
  /** Each slide as `partials/slide.hbs` made it. */
  readonly slidesHtml: readonly Html[];
  /** Words in the chapter's language. */
  readonly labels: LabelsView;
}

/** For `templates/partials/slide.hbs`, the frame around a layout's body. */
export interface SlideView {
  /** Links lead to it: `#id`. */
  readonly id: string;
  /** The name of its layout: `bullets` for `layouts/bullets.hbs`. */
  readonly layout: string;
  /** The author's own classes; null where there are none. */
  readonly className: string | null;
  /** The ground's colour, if the author wishes one; else null. */
  readonly background: string | null;
  /** 1-based, of `total`; written anew when slides were added by fitting. */
  readonly number: number;
  /** How many slides there are. */
  readonly total: number;
  /** Null for the layouts that show the heading themselves (cover, divider). */
  readonly headingHtml: Html | null;
  /** What the layout's template made. */
  readonly bodyHtml: Html;
  /** The section's name, for the footer; null where the slide is in none. */
  readonly sectionTitle: string | null;
  /** The chapter's title, for the footer. */
  readonly chapterTitle: string;
  /** How far the slide is through the deck. */
  readonly progress: ProgressView;
  /** The address of the logo's image, for the footer; null where there is none, and on the cover. */
  readonly logoSrc: string | null;
  /** The speaker notes; null where there are none. */
  readonly notesHtml: Html | null;
  /** The footnotes that the slide refers to, each with its number in the chapter. */
  readonly footnotes: readonly { readonly number: number; readonly html: Html }[];
  /** `path:startLine-endLine` in the chapter. */
  readonly source: string;
  /** Words in the chapter's language. */
  readonly labels: LabelsView;
}

/** How far a slide is through the deck, for a line or the like. */
export interface ProgressView {
  /** 0–100, how far this slide is through the deck. */
  readonly percent: number;
  /** Where each section begins: 0–100, and its first slide, 1-based; none beyond 60 sections. */
  readonly ticks: readonly { readonly percent: number; readonly slide: number }[];
}

/** The words that are not the author's, in the chapter's language: see `labels/labels.ts`. */
export type LabelsView = Pick<
  Labels,
  | "continued"
  | "again"
  | "notes"
  | "slides"
  | "handout"
  | "chapters"
  | "page"
  | "contents"
  | "links"
  | "answers"
>;

/** For `templates/course.hbs`, the page that lists the chapters. */
export interface CourseView {
  /** As `lang`: that of the first chapter. */
  /** A BCP 47 tag; null where the language is not known. */
  readonly language: string | null;
  /** The word for "chapters". */
  readonly title: string;
  /** Addresses of style sheets, relative to the page, in their order. */
  readonly stylesheets: readonly string[];
  /** The PDFs of all chapters together, each with what the link says. */
  readonly files: readonly { readonly label: string; readonly href: string }[];
  /** In the order of their folders' names. */
  readonly chapters: readonly {
    readonly title: string;
    /** The deck's address, relative to the page. */
    readonly href: string;
    /** How many slides it has. */
    readonly slides: number;
    /** Its PDFs, each with what the link says. */
    readonly files: readonly { readonly label: string; readonly href: string }[];
  }[];
  /** Words in the first chapter's language. */
  readonly labels: LabelsView;
}
