import type { Labels } from "../locales/labels.ts";
import type { Block, Chapter, List, Section } from "../model/chapter.ts";
import type { AgendaItem, Slide, SlideOf } from "../model/deck.ts";
import { toPlainText, type Inline } from "../model/inline.ts";
import type { Range } from "../model/source.ts";
import type { Settings } from "../settings/settings.ts";
import { groupBlocks, type Group } from "./group-blocks.ts";
import { toNotes } from "./notes.ts";
import type { ChapterTitle } from "./plan-cover.ts";
import { planGroups } from "./plan-groups.ts";
import type { SlideIds } from "./slide-ids.ts";

/** Fewer sections than this need no agenda. */
const minimalSections = 2;

interface AgendaContext {
  readonly settings: Settings;
  readonly labels: Labels;
  readonly title: ChapterTitle;
  readonly ids: SlideIds;
}

/**
 * Returns the slides of what stands before the first section. Its first list is the agenda, in the
 * author's own words; without one, the sections are. A chapter without sections has no agenda: its
 * text is planned like a section's.
 */
export function planAgenda(chapter: Chapter, context: AgendaContext): Slide[] {
  const { settings, title, ids } = context;
  const { before, after } = splitAtTitle(chapter);
  const groups = groupBlocks(after, settings.prose);
  const toSlides = (some: readonly Group[]) =>
    planGroups(some, {
      ids,
      heading: title.inlines,
      section: null,
      id: "intro",
      isClosing: false,
      prose: settings.prose,
    });
  const first = toSlides(groupBlocks(before, settings.prose));
  if (chapter.sections.length === 0) return [...first, ...toSlides(groups)];
  const listAt = groups.findIndex((group) => group.visual?.type === "list");
  const list = groups[listAt];
  if (list !== undefined) {
    return [
      ...first,
      ...toSlides(groups.slice(0, listAt)),
      ...agendaFromList(list, chapter, context),
      ...toSlides(groups.slice(listAt + 1)),
    ];
  }
  const isNamed = chapter.title !== null || settings.title !== null;
  const hasAgenda = chapter.sections.length >= minimalSections && (isNamed || groups.length > 0);
  if (!hasAgenda) return [...first, ...toSlides(groups)];
  const isProse = groups.every((group) => group.visual === null);
  const prose = isProse ? groups.flatMap((group) => group.prose) : [];
  const visuals = isProse ? [] : toSlides(groups);
  return [...first, ...visuals, agendaFromSections(prose, chapter, context)];
}

/** What stands before the title belongs to no agenda, unless nothing stands after it. */
function splitAtTitle({ intro, title }: Chapter): {
  readonly before: readonly Block[];
  readonly after: readonly Block[];
} {
  const titleLine = title?.range.startLine ?? 0;
  const at = intro.findIndex((block) => block.range.startLine > titleLine);
  return at < 0
    ? { before: [], after: intro }
    : { before: intro.slice(0, at), after: intro.slice(at) };
}

function agendaFromList(group: Group, chapter: Chapter, context: AgendaContext): Slide[] {
  if (group.visual?.type !== "list") return [];
  const items = group.visual.items.map((item) => toItem(item, chapter.sections));
  return [
    toSlide({ lead: group.lead, items }, group.prose, {
      ...context,
      range: group.range,
      rule: "agenda-list",
    }),
  ];
}

function agendaFromSections(
  prose: readonly Block[],
  chapter: Chapter,
  context: AgendaContext,
): Slide {
  const items = chapter.sections.map((section) => ({
    inlines: section.heading.inlines,
    blocks: [],
    target: section.id,
  }));
  // Without words of its own it comes from the line before the first section.
  const lineBefore = Math.max(1, (chapter.sections[0]?.range.startLine ?? 1) - 1);
  const startLine = prose[0]?.range.startLine ?? lineBefore;
  const endLine = prose.at(-1)?.range.endLine ?? lineBefore;
  const range = { path: chapter.path, startLine, endLine };
  return toSlide({ lead: null, items }, prose, { ...context, range, rule: "agenda-sections" });
}

function toSlide(
  content: SlideOf<"agenda">["content"],
  noteBlocks: readonly Block[],
  context: AgendaContext & { readonly range: Range; readonly rule: string },
): SlideOf<"agenda"> {
  return {
    id: context.ids.take("agenda"),
    layout: "agenda",
    heading: context.labels.agenda,
    headingInlines: [{ type: "text", value: context.labels.agenda }],
    part: null,
    range: context.range,
    notes: toNotes(noteBlocks),
    noteBlocks,
    footnotes: [],
    className: null,
    background: null,
    rule: context.rule,
    section: null,
    content,
  };
}

/** An item in the words of a section's heading leads to that section. */
function toItem(item: List["items"][number], sections: readonly Section[]): AgendaItem {
  const [first, ...rest] = item.blocks;
  const inlines: readonly Inline[] = first?.type === "paragraph" ? first.inlines : [];
  const words = comparable(inlines);
  const target = sections.find((section) => comparable(section.heading.inlines) === words);
  return {
    inlines,
    blocks: first?.type === "paragraph" ? rest : item.blocks,
    target: target?.id ?? null,
  };
}

function comparable(inlines: readonly Inline[]): string {
  return toPlainText(inlines)
    .normalize("NFKC")
    .replace(/[\s。．.、,]/g, "")
    .toLowerCase();
}
