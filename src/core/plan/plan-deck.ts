import type { Labels } from "../locales/locales.ts";
import type { Group, MatchContext } from "../layouts/define-layout.ts";
import { matchOrder } from "../layouts/layouts.ts";
import type { Block, Chapter, Section } from "../model/chapter.ts";
import type { Deck, DeckSection, Slide } from "../model/deck.ts";
import { toPlainText, type Inline } from "../model/inline.ts";
import { coverRanges } from "../model/source.ts";
import { isClosingHeading } from "../prose/discourse.ts";
import type { Settings } from "../settings/settings.ts";
import { attachFootnotes } from "./attach-footnotes.ts";
import { groupBlocks, type GroupOptions } from "./group-blocks.ts";
import { dropSkipped, instructSlides, ownProse } from "./instructions.ts";
import { toPlainFields } from "./notes.ts";
import { planAgenda, planCover, splitTitle } from "./plan-opening.ts";
import { createSlideIds, type SlideIds } from "./slide-ids.ts";

/** What a deck is planned with. */
export interface PlanOptions {
  readonly settings: Settings;
  readonly labels: Labels;
  /** The names of the user's own layouts; none where it is left out. */
  readonly ownLayouts?: readonly string[];
}

/** Returns the deck of a chapter: what is on each slide, what is said with it, and by which rule. */
export function planDeck(whole: Chapter, { settings, labels, ownLayouts = [] }: PlanOptions): Deck {
  const chapter = dropSkipped(whole);
  const ids = createSlideIds(chapter.sections);
  const title = splitTitle(chapter, settings);
  const cover = planCover(chapter, { settings, title, id: ids.take("cover") });
  const prose = ownProse(chapter.intro, settings.prose);
  const shared = { ids, prose, ownLayouts, isClosing: false };
  const intro = planAgenda(chapter, {
    ...shared,
    labels,
    isNamed: chapter.title !== null || settings.title !== null,
    toSlides: (groups) =>
      planGroups(groups, { ...shared, heading: title.inlines, section: null, id: "intro" }),
  });
  const slides = openDeck(cover, intro, chapter.intro);
  const sections: DeckSection[] = [];
  for (const [index, section] of chapter.sections.entries()) {
    const isLast = index === chapter.sections.length - 1;
    const context: SectionContext = {
      ...shared,
      root: section.id,
      isClosing: isLast && isClosingHeading(toPlainText(section.heading.inlines), labels),
      number: index + 1,
      total: chapter.sections.length,
      parent: title.inlines,
    };
    sections.push({
      id: section.id,
      title: toPlainText(section.heading.inlines),
      firstSlide: slides.length,
    });
    // With no slide before it, what is said there is for this section's slides.
    const blocks = slides.length === 0 ? [...chapter.intro, ...section.blocks] : section.blocks;
    addTree(slides, { ...section, blocks }, context);
  }
  return {
    name: chapter.name,
    path: chapter.path,
    title: title.plain,
    language: settings.lang ?? chapter.language,
    author: settings.author,
    sections,
    slides: attachFootnotes(separateRanges(slides), chapter.footnotes),
  };
}

/** What is said before the first section is for the cover where no other slide stands there. */
function openDeck(cover: Slide | null, intro: readonly Slide[], blocks: readonly Block[]): Slide[] {
  const first = cover === null ? [] : [cover];
  return intro.length === 0
    ? instructSlides(first, blocks)
    : [...first, ...instructSlides(intro, blocks)];
}

/** Adds a section's own slides, then those of its subsections. */
function addTree(slides: Slide[], section: Section, context: SectionContext): void {
  const prose = ownProse(section.blocks, context.prose);
  const own = planSection(section, { ...context, prose });
  for (const slide of instructSlides(own, section.blocks)) slides.push(slide);
  for (const [index, subsection] of section.sections.entries()) {
    addTree(slides, subsection, {
      ...context,
      prose,
      isClosing: false,
      number: index + 1,
      total: section.sections.length,
      parent: section.heading.inlines,
    });
  }
}

/** What the slides of one section share. */
interface GroupsContext extends MatchContext {
  readonly ids: SlideIds;
  readonly heading: readonly Inline[];
  /** The id of the top-level section; null before the first one. */
  readonly section: string | null;
  /** The id that the first slide takes; later ones add the name of their layout. */
  readonly id: string;
}

/** What the slides of a section need to know of the chapter around it. */
interface SectionContext extends GroupOptions {
  readonly ids: SlideIds;
  /** The id of the top-level section it is in, or is. */
  readonly root: string;
  readonly isClosing: boolean;
  /** 1-based among its siblings, of `total`. */
  readonly number: number;
  readonly total: number;
  /** The heading one level up: the parent section's or the chapter's. */
  readonly parent: readonly Inline[];
}

/** Returns a section's own slides, without its subsections'. Never none: an empty section shows its heading. */
function planSection(section: Section, context: SectionContext): Slide[] {
  const groups = groupBlocks(section.blocks, context);
  const hasDivider = section.sections.length > 0;
  const { intro, rest } = hasDivider ? splitIntro(groups) : { intro: [], rest: groups };
  const slides: Slide[] = [];
  if (hasDivider) slides.push(planDivider(section, { ...context, intro }));
  slides.push(
    ...planGroups(rest, {
      ...context,
      heading: section.heading.inlines,
      section: context.root,
      id: section.id,
      isClosing: context.isClosing && !hasDivider,
    }),
  );
  slides[0] = fromHeading(slides[0] ?? planEmpty(section, context), section);
  return slides;
}

/** The first slide of a section begins at its heading. */
function fromHeading(slide: Slide, section: Section): Slide {
  return { ...slide, range: { ...slide.range, startLine: section.heading.range.startLine } };
}

/** Takes the prose before the first visual block out for the divider, but not the sentence that leads in. */
function splitIntro(groups: readonly Group[]): {
  intro: Group["prose"];
  rest: readonly Group[];
} {
  const [first, ...rest] = groups;
  if (first === undefined) return { intro: [], rest: [] };
  const { visual, lead, prose, blocks } = first;
  if (blocks !== null) return { intro: [], rest: groups };
  if (visual === null) return { intro: prose, rest };
  const before = prose.filter((block) => block.range.endLine < visual.range.startLine);
  const intro = lead === null ? before : before.slice(0, -1);
  const own = prose.slice(intro.length);
  const startLine = own[0]?.range.startLine ?? visual.range.startLine;
  const range = { ...first.range, startLine: Math.min(startLine, visual.range.startLine) };
  return { intro, rest: [{ ...first, prose: own, range }, ...rest] };
}

function planDivider(section: Section, context: SectionContext & { intro: Group["prose"] }): Slide {
  const { path, startLine } = section.heading.range;
  const endLine = context.intro.at(-1)?.range.endLine ?? section.heading.range.endLine;
  return {
    id: context.ids.takeOwn(section.id),
    layout: "divider",
    ...toPlainFields(section.heading.inlines, { path, startLine, endLine }, context.intro),
    rule: "divider",
    section: context.root,
    content: {
      number: context.number,
      total: context.total,
      items: section.sections.map((subsection) => ({
        inlines: subsection.heading.inlines,
        blocks: [],
        target: subsection.id,
      })),
    },
  };
}

/** A heading with nothing under it stands as a statement under the heading one level up. */
function planEmpty(section: Section, context: SectionContext): Slide {
  return {
    id: context.ids.takeOwn(section.id),
    layout: "statement",
    ...toPlainFields(context.parent, section.heading.range),
    rule: "empty-section",
    section: context.root,
    content: { sentences: [section.heading.inlines] },
  };
}

/** Returns the slides of a section's groups: for each, the first layout that fits makes one. */
function planGroups(groups: readonly Group[], context: GroupsContext): Slide[] {
  const slides: Slide[] = [];
  let at = 0;
  for (let first = groups[at]; first !== undefined; first = groups[at]) {
    const match = matchLayout(pairAt(groups, at, first), context);
    const taken = groups.slice(at, at + match.taken);
    slides.push(toSlide(match, taken, { ...context, isFirst: at === 0 }));
    at += match.taken;
  }
  return slides;
}

/** The layout that the author asks for, if the groups can take it; else the first that fits. */
function matchLayout(groups: readonly [Group, ...Group[]], context: MatchContext) {
  const wanted = groups[0].layout;
  if (wanted !== null) {
    const made = matchOrder.map(({ match }) => match?.(groups, context) ?? null);
    const match = made.find((one) => one?.layout === wanted) ?? null;
    if (match !== null) return { ...match, rule: "layout-instruction" };
  }
  for (const { match } of matchOrder) {
    const found = match?.(groups, context) ?? null;
    if (found !== null) return found;
  }
  throw new Error(`No layout takes a ${groups[0].visual?.type ?? "prose"} group.`);
}

type LayoutMatch = ReturnType<typeof matchLayout>;

/** The group and the next, as no layout takes more; nothing stands beside what the author sets apart. */
function pairAt(groups: readonly Group[], at: number, first: Group): readonly [Group, ...Group[]] {
  const second = groups[at + 1];
  return second === undefined || second.isBreak ? [first] : [first, second];
}

function toSlide(
  match: LayoutMatch,
  groups: readonly Group[],
  context: GroupsContext & { readonly isFirst: boolean },
): Slide {
  const range = groups.map((group) => group.range).reduce(coverRanges);
  return {
    id: takeId(match, context),
    ...toPlainFields(
      context.heading,
      range,
      groups.flatMap((group) => group.prose),
    ),
    section: context.section,
    layout: match.layout,
    rule: match.rule,
    content: match.content,
  } as Slide; // The content is the layout's own: `match` keeps them together.
}

/** The first slide of a section takes the section's own id, if its divider has not. */
function takeId(
  match: LayoutMatch,
  context: GroupsContext & { readonly isFirst: boolean },
): string {
  const { ids, id, isFirst, section } = context;
  if (!isFirst) return ids.take(`${id}-${nameOf(match)}`);
  return section === null ? ids.take(id) : ids.takeOwn(id);
}

function nameOf(match: LayoutMatch): string {
  return match.layout === "custom" ? match.content.template : match.layout;
}

/**
 * Returns the slides with ranges that do not overlap, as far as whole lines allow: where two slides
 * come from one line, both name it.
 */
function separateRanges(slides: readonly Slide[]): Slide[] {
  const inSourceOrder = slides.toSorted((a, b) => a.range.startLine - b.range.startLine);
  const startOf = new Map<Slide, number>();
  let previousEnd = 0;
  for (const slide of inSourceOrder) {
    const { startLine, endLine } = slide.range;
    startOf.set(slide, Math.min(Math.max(startLine, previousEnd + 1), endLine));
    previousEnd = Math.max(previousEnd, endLine);
  }
  return slides.map((slide) => {
    const startLine = startOf.get(slide) ?? slide.range.startLine;
    return startLine === slide.range.startLine
      ? slide
      : { ...slide, range: { ...slide.range, startLine } };
  });
}
