import type { Chapter } from "../model/chapter.ts";
import type { Deck } from "../model/deck.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { ImageFacts } from "../model/image.ts";
import type { LinkFacts } from "../model/link.ts";
import type { SourceFile } from "../model/source.ts";
import { checkDuplicateHeadings } from "./check-duplicate-headings.ts";
import { checkEncoding } from "./check-encoding.ts";
import { checkHeadings } from "./check-headings.ts";
import { checkImages } from "./check-images.ts";
import { checkInstructions } from "./check-instructions.ts";
import { checkLanguages } from "./check-languages.ts";
import { checkLinks } from "./check-links.ts";

/** All that a rule may look at. */
export interface CheckInput {
  readonly source: SourceFile;
  readonly chapter: Chapter;
  readonly deck: Deck;
  readonly images: ImageFacts;
  readonly links: LinkFacts;
  /** Can code in this language be coloured? The name is in lower case. */
  readonly knowsLanguage: (name: string) => boolean;
}

/** A rule: what it finds wrong, in any order. */
export type Check = (input: CheckInput) => readonly Diagnostic[];

const checks: readonly Check[] = [
  checkEncoding,
  checkImages,
  checkLinks,
  checkHeadings,
  checkDuplicateHeadings,
  checkLanguages,
  checkInstructions,
];

/** Returns what every rule finds wrong with a chapter and its deck. */
export function checkChapter(input: CheckInput): Diagnostic[] {
  return checks.flatMap((check) => check(input));
}
