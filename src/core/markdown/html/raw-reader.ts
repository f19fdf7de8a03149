import type { RawHtml } from "../../model/raw-html.ts";

/** A part of raw HTML: an outermost element, or what stands between two of them. */
export interface HtmlPart {
  /** 0-based offsets in the HTML; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** What runs as it is written; null for what is read as headings, lists, paragraphs and the like. */
  readonly raw: RawHtml | null;
  /** Is there something to be seen of it? Not of scripts and styles. */
  readonly isSeen: boolean;
}

/** Finds what of raw HTML is to run as it is written, where the setting `html` is `trusted`. */
export interface RawReader {
  /** Parts the HTML of a block: all of it, in order. */
  readonly partBlock: (html: string) => readonly HtmlPart[];
  /** Takes an element that stands in a line of text, whole; null for one that cannot stand there. */
  readonly readInline: (html: string) => RawHtml | null;
}
