import { walkBlocks, walkSections, type Block, type Chapter } from "../model/chapter.ts";
import type { Deck } from "../model/deck.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { DiagramFault, FittedSlide } from "../model/fit.ts";
import type { ImageFacts } from "../model/image.ts";
import type { Anchors, LinkFacts } from "../model/link.ts";
import type { SourceFile } from "../model/source.ts";
import type { Settings } from "../settings/settings.ts";

/** What the checks of a planned chapter look at. */
export interface PlannedFacts {
  readonly source: SourceFile;
  readonly chapter: Chapter;
  readonly settings: Settings;
  readonly images: ImageFacts;
  readonly links: LinkFacts;
  /** What links may call the slides of the chapter's own deck. */
  readonly anchors: Anchors;
  /** The names of all layouts, the user's own among them. */
  readonly layouts: readonly string[];
  /** Can code in this language be coloured? The name is in lower case. */
  readonly knowsLanguage: (name: string) => boolean;
  /** Why TeX cannot be set, as a sentence; null where it can. */
  readonly formulaFault: (tex: string, isDisplay: boolean) => string | null;
}

/** What the checks of a fitted deck look at. */
export interface FittedFacts {
  readonly source: SourceFile;
  readonly deck: Deck;
  /** One for one with the slides of the deck. */
  readonly slides: readonly FittedSlide[];
  readonly faults: readonly DiagramFault[];
  /** How the length of a text is counted, in full-width units. */
  readonly widthOf: (text: string) => number;
}

/** What the check of the fonts looks at. */
export interface FontFacts {
  readonly source: SourceFile;
  readonly chapter: Chapter;
  /** The characters that no font has. */
  readonly missing: readonly string[];
  /** The names of fonts that cannot be read. */
  readonly unknown: readonly string[];
}

/** What each stage of a build gives its checks. */
export interface StageFacts {
  readonly planned: PlannedFacts;
  readonly fitted: FittedFacts;
  readonly fonts: FontFacts;
}

/** A check: its name, the codes of the diagnostics it can give, and what finds them, in any order. */
export interface Check<Facts> {
  readonly name: string;
  readonly codes: readonly string[];
  readonly run: (facts: Facts) => readonly Diagnostic[];
}

/** Calls `visit` for every block of a chapter at every depth, in source order; those of footnotes come last. */
export function walkChapter(
  { title, intro, sections, footnotes }: Chapter,
  visit: (block: Block) => void,
): void {
  walkBlocks([...(title ? [title] : []), ...intro], visit);
  walkSections(sections, ({ heading, blocks }) => walkBlocks([heading, ...blocks], visit));
  for (const { blocks } of footnotes) walkBlocks(blocks, visit);
}
