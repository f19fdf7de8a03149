import type { Labels } from "../labels/labels.ts";
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
  const groups = groupBlocks(chapter.intro, settings.prose);
  const toSlides = (some: readonly Group[]) =>
    planGroups(some, {
      ids,
      heading: title.inlines,
      section: null,
      id: "intro",
      isClosing: false,
      prose: settings.prose,
    });
  if (chapter.sections.length === 0) return toSlides(groups);
  const listAt = groups.findIndex((group) => group.visual?.type === "list");
  if (listAt >= 0) {
    return [
      ...toSlides(groups.slice(0, listAt)),
      ...groups
        .slice(listAt, listAt + 1)
        .flatMap((group) => agendaFromList(group, chapter, context)),
      ...toSlides(groups.slice(listAt + 1)),
    ];
  }
  if (chapter.sections.length < minimalSections) return toSlides(groups);
  const isProse = groups.every((group) => group.visual === null);
  const prose = isProse ? groups.flatMap((group) => group.prose) : [];
  const visuals = isProse ? [] : toSlides(groups);
  return [...visuals, agendaFromSections(prose, chapter, context)];
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
  const titleLine = chapter.title?.range.endLine ?? 1;
  const firstLine = chapter.sections[0]?.range.startLine ?? titleLine;
  const startLine = Math.max(titleLine, Math.min(titleLine + 1, firstLine - 1));
  const own = prose[0]?.range.startLine ?? startLine;
  const endLine = prose.at(-1)?.range.endLine ?? startLine;
  const range = { path: chapter.path, startLine: own, endLine };
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
