import type { Labels } from "../locales/locales.ts";
import type { ImageFacts } from "../model/image.ts";
import type { Inline } from "../model/inline.ts";
import type { Anchors, LinkFacts } from "../model/link.ts";
import type { PhraseRule } from "./line-marks.ts";
import type { Html } from "./escape-html.ts";

/** What rendering needs beside the words. */
export interface RenderContext {
  readonly images: ImageFacts;
  readonly links: LinkFacts;
  /** Those of the chapter itself. */
  readonly anchors: Anchors;
  /** The number that each address has among the notes of links, by the `href` of links; empty for no notes. */
  readonly linkNumbers: ReadonlyMap<string, number>;
  /** The words of the chapter's language. */
  readonly labels: Labels;
  /** Sets TeX, in a line of text or on a line of its own. */
  readonly math: (tex: string, isDisplay: boolean) => Html;
  /** Colours the lines of code in a known language; the lines as they are in any other. */
  readonly highlight: (code: string, language: string | null) => readonly Html[];
  /** Divides a paragraph where it may be cut to go on, on another slide; one piece for one that may not. */
  readonly divide: (inlines: readonly Inline[]) => readonly (readonly Inline[])[];
  /** Where lines break; null where they break as in running prose. */
  readonly phrases: PhraseRule | null;
  /** Puts soft hyphens into words that may be parted at a line's end; null where none is. */
  readonly hyphenate: ((text: string) => string) | null;
  /** Cleans one pair of raw tags by the allow-list. */
  readonly sanitise: (html: string) => Html;
  /** Do scripts and styles of trusted HTML stand among the blocks? On slides they are with the notes. */
  readonly hasUnseen: boolean;
}

/** Returns a context for words in a narrow box: there, long phrases break earlier. */
export function inNarrow(context: RenderContext): RenderContext {
  const { phrases } = context;
  return phrases === null ? context : { ...context, phrases: { ...phrases, isNarrow: true } };
}

/** Returns a context for words that are not parted: headings, tables, code. */
export function unhyphenated(context: RenderContext): RenderContext {
  return { ...context, hyphenate: null };
}

/** Returns a context for prose. It is not cut: it scrolls, or breaks across pages; and its lines break anywhere. */
export function uncut(context: RenderContext): RenderContext {
  return { ...context, divide: (inlines) => [inlines], phrases: null };
}
