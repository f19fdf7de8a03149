import type { Chapter } from "../model/chapter.ts";
import type { Deck } from "../model/deck.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { ImageFacts } from "../model/image.ts";
import type { LinkFacts } from "../model/link.ts";
import type { SourceFile } from "../model/source.ts";
import type { Settings } from "../settings/settings.ts";

/** All that a rule may look at. */
export interface CheckInput {
  readonly source: SourceFile;
  readonly chapter: Chapter;
  readonly deck: Deck;
  readonly settings: Settings;
  readonly images: ImageFacts;
  readonly links: LinkFacts;
  /** Can code in this language be coloured? The name is in lower case. */
  readonly knowsLanguage: (name: string) => boolean;
  /** Why TeX cannot be set, as a sentence; null where it can. */
  readonly formulaFault: (tex: string, isDisplay: boolean) => string | null;
}

/** A rule: what it finds wrong, in any order. */
export type Check = (input: CheckInput) => readonly Diagnostic[];
