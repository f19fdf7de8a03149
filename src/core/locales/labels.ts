import type { CalloutKind } from "../model/chapter.ts";
import type { TalkWords } from "../protocol/talk-words.ts";

/** The short words on slides and pages that are not the author's, one language a file. */
export interface Labels {
  /** Heading of the slide that says what the chapter covers. */
  readonly agenda: string;
  /** Mark of a slide that goes on. */
  readonly continued: string;
  /** Mark of what stands again, on a later slide, above what goes on. */
  readonly again: string;
  readonly notes: string;
  readonly slides: string;
  readonly handout: string;
  readonly chapters: string;
  readonly page: string;
  /** What several chapters together are called that have no title. */
  readonly course: string;
  /** Above the list of a handout's sections. */
  readonly contents: string;
  /** Above the addresses of a handout's links. */
  readonly links: string;
  /** Above the key of a cloze handout. */
  readonly answers: string;
  /** What a diagram is called for those who cannot see it. */
  readonly diagram: string;
  /** What a QR code is called for those who cannot see it; its address follows. */
  readonly qrCode: string;
  /** What a callout is called that has no title of its own, by its kind. */
  readonly callouts: Readonly<Record<CalloutKind, string>>;
  /** What the speaker's tools say. */
  readonly talk: TalkWords;
  /** Headings of a chapter's last section, in lower case, without number. */
  readonly closingHeadings: readonly string[];
}
