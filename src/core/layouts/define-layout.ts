import type { Block, Heading, Paragraph, Instruction } from "../model/chapter.ts";
import type { Contents, Layout, Lead } from "../model/deck.ts";
import type { FittedPart } from "../model/fit.ts";
import type { Range } from "../model/source.ts";
import type { Settings } from "../settings/settings.ts";

/** What a slide can show: every block but a paragraph and a heading. */
export type Visual = Exclude<Block, Paragraph | Heading | Instruction>;

/** One idea: a visual block with the sentence that leads in and the prose beside it. */
export interface Group {
  /** Null for prose without any visual block. */
  readonly visual: Visual | null;
  readonly lead: Lead;
  /** All paragraphs of the group in source order, the one with the lead among them. */
  readonly prose: readonly Paragraph[];
  readonly range: Range;
  /** The layout the author asks for; null where the rules choose. */
  readonly layout: string | null;
  /** Does the author ask for a slide that begins here? */
  readonly isBreak: boolean;
  /** All blocks, where the author asks for a layout of the user's; else null. */
  readonly blocks: readonly Block[] | null;
}

/** What a layout may know of the section. */
export interface MatchContext {
  /** Is it the section that closes the chapter? */
  readonly isClosing: boolean;
  readonly prose: Settings["prose"];
}

/** What a layout makes of groups. */
export interface Match<L extends Layout> {
  readonly content: Contents[L];
  /** The name of the rule, kebab-case. */
  readonly rule: string;
  /** How many groups, from the first on, are on the slide. */
  readonly taken: number;
}

/** A part of a slide, and the names of the flows in which the slide was cut. */
export interface PartOf extends FittedPart {
  readonly cut: ReadonlySet<string>;
}

/** A layout: which groups it takes, what it shows of them, and how that is cut. */
export interface LayoutDefinition<L extends Layout> {
  readonly name: L;
  /** What it shows, in a sentence of Markdown for the manual. */
  readonly description: string;
  /**
   * Returns what it makes of a group and the one after it; null where it does not fit them. Null for a
   * layout that is not chosen by the groups.
   */
  readonly match: LayoutMatcher<Match<L>> | null;
  /** Returns what one part of a continued slide shows. */
  readonly slice: (content: Contents[L], part: PartOf) => Contents[L];
  /** A chapter in Markdown with a slide of this layout. Tests, gallery and docs take it. */
  readonly sample: string;
}

/** Returns what a layout makes of the groups at hand; null where it does not fit them. */
export type LayoutMatcher<M> = (
  groups: readonly [Group, ...Group[]],
  context: MatchContext,
) => M | null;

/** What a layout made of groups, with its name. */
export interface NamedMatch<L extends Layout> extends Match<L> {
  readonly layout: L;
}

/** A layout in the list. */
export interface LayoutRow<L extends Layout> extends LayoutDefinition<L> {
  readonly match: LayoutMatcher<NamedMatch<L>> | null;
}

/** Returns a layout as a row of the list. The compiler refuses a content that is not the layout's own. */
export function defineLayout<L extends Layout>(definition: LayoutDefinition<L>): LayoutRow<L> {
  const { name, match } = definition;
  if (match === null) return { ...definition, match: null };
  return {
    ...definition,
    match: (groups, context) => {
      const found = match(groups, context);
      return found === null ? null : { layout: name, ...found };
    },
  };
}
