import type { Section } from "../model/chapter.ts";
import type { Slide } from "../model/deck.ts";
import { toPlainText, type Inline } from "../model/inline.ts";
import type { Settings } from "../settings/settings.ts";
import { groupBlocks, type Group } from "./group-blocks.ts";
import { toNotes } from "./notes.ts";
import { planGroups } from "./plan-groups.ts";
import type { SlideIds } from "./slide-ids.ts";

/** What a section's slides need to know of the chapter around it. */
export interface SectionContext {
  readonly ids: SlideIds;
  readonly prose: Settings["prose"];
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
export function planSection(section: Section, context: SectionContext): Slide[] {
  const groups = groupBlocks(section.blocks, context.prose);
  const hasDivider = section.sections.length > 0;
  const { intro, rest } = hasDivider ? splitIntro(groups) : { intro: [], rest: groups };
  const slides: Slide[] = [];
  if (hasDivider) slides.push(planDivider(section, { ...context, intro }));
  slides.push(
    ...planGroups(rest, {
      ids: context.ids,
      heading: section.heading.inlines,
      section: context.root,
      id: section.id,
      isClosing: context.isClosing && !hasDivider,
      prose: context.prose,
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
  const { visual, lead, prose } = first;
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
    heading: toPlainText(section.heading.inlines),
    headingInlines: section.heading.inlines,
    part: null,
    range: { path, startLine, endLine },
    notes: toNotes(context.intro),
    noteBlocks: context.intro,
    footnotes: [],
    className: null,
    background: null,
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
    heading: toPlainText(context.parent),
    headingInlines: context.parent,
    part: null,
    range: section.heading.range,
    notes: "",
    noteBlocks: [],
    footnotes: [],
    className: null,
    background: null,
    rule: "empty-section",
    section: context.root,
    content: { sentences: [section.heading.inlines] },
  };
}
