import { handoutKinds } from "../model/handout-kinds.ts";

/** The kinds of PDFs that can be asked for while a chapter is written. */
export const pdfKinds = ["slides", ...handoutKinds, "cloze-key"] as const;

/** The slides, a kind of handout, or the key of the cloze handout. */
export type PdfKind = (typeof pdfKinds)[number];

/** The words around a deck while it is being written, in its language. `{n}` is a number. */
export interface LiveWords {
  /** What the bar under the slides is called, and what shows and hides it. */
  readonly bar: string;
  readonly show: string;
  readonly hide: string;
  /** What the keys do that a deck has only while it is written, as the help lists them. */
  readonly toggleBar: string;
  readonly allChapters: string;
  /** What leads to the page of all chapters. */
  readonly course: string;
  /** The strip that shows how full the slides are. */
  readonly fullness: string;
  readonly slide: string;
  readonly full: string;
  /** What is wrong with how a slide is set. */
  readonly cutOff: string;
  readonly smallText: string;
  readonly scaled: string;
  /** What leads to the PDFs, and what each is called. */
  readonly pdf: string;
  readonly printing: string;
  readonly failed: string;
  readonly blocked: string;
  readonly kinds: Readonly<Record<PdfKind, string>>;
  /** On the page of all chapters. */
  readonly slides: string;
  readonly continued: string;
  readonly minutes: string;
  readonly underMinute: string;
  readonly noNotes: string;
  readonly errors: string;
  readonly warnings: string;
  readonly fine: string;
  readonly isOld: string;
  readonly nothing: string;
}
