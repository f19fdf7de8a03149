import type { Range } from "./source.ts";

/** An element that runs as its author wrote it; only where the setting `html` is `trusted`. */
export interface RawHtml {
  readonly type: "raw-html";
  /** A whole element: nothing in it stays open, or closes what stands around it. */
  readonly value: string;
  /** What it loads from beside the chapter, in the order of their places. */
  readonly files: readonly HtmlFile[];
}

/** A file that raw HTML names in an attribute. */
export interface HtmlFile {
  /** As the author wrote it. */
  readonly src: string;
  /** Where the attribute stands in the HTML, name and value: 0-based offsets, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Elements that stand alone and run as their author wrote them. */
export interface RawHtmlBlock extends RawHtml {
  readonly range: Range;
}
