import { locales, type Labels } from "../locales/locales.ts";
import type { Block, Chapter, List, Section } from "../model/chapter.ts";
import type { AgendaItem, Slide, SlideOf } from "../model/deck.ts";
import {
  sliceInlines,
  toPlainText,
  trimInlines,
  wordlessOf,
  type Inline,
} from "../model/inline.ts";
import type { Range } from "../model/source.ts";
import type { Group } from "../layouts/define-layout.ts";
import type { Settings } from "../settings/settings.ts";
import { groupBlocks, type GroupOptions } from "./group-blocks.ts";
import { toPlainFields } from "./notes.ts";
import type { SlideIds } from "./slide-ids.ts";

/** A chapter's title, cut into the small line above and the title proper. */
export interface ChapterTitle {
  /** Such as 第1章, Chapter 2 or 3; null where there is none. */
  readonly kicker: string | null;
  readonly inlines: readonly Inline[];
  /** The whole title in plain text; the chapter's name where it has none. */
  readonly plain: string;
}

/** A number in front of a title, with what separates it; the title is what follows. */
const titleNumbers = [
  ...Object.values(locales).flatMap((locale) => locale.titleNumbers),
  /^(?<kicker>\d+(?:\.\d+)*)\.?\s+(?=\S)/,
];

/** Returns the chapter's title in its two parts, from its first `#` or the front matter. */
export function splitTitle(chapter: Chapter, settings: Settings): ChapterTitle {
  const inlines: readonly Inline[] = chapter.title?.inlines ?? [
    { type: "text", value: settings.title ?? chapter.name },
  ];
  const plain = toPlainText(inlines).trim();
  for (const numbering of titleNumbers) {
    const match = numbering.exec(plain);
    if (match === null) continue;
    const rest = trimInlines(sliceInlines(inlines, match[0].length, plain.length));
    const kept = new Set(wordlessOf(rest));
    const number = sliceInlines(inlines, 0, match[0].length);
    if (wordlessOf(number).some((one) => !kept.has(one))) continue;
    return { kicker: match.groups?.["kicker"] ?? null, inlines: rest, plain };
  }
  return { kicker: null, inlines, plain };
}

/** Returns the cover; null where neither a `#` nor the front matter names the chapter. */
export function planCover(
  chapter: Chapter,
  { settings, title, id }: { settings: Settings; title: ChapterTitle; id: string },
): SlideOf<"cover"> | null {
  const hasWords = chapter.intro.some((block) => block.type !== "instruction");
  const isEmpty = !hasWords && chapter.sections.length === 0;
  if (chapter.title === null && settings.title === null && !isEmpty) return null;
  const titleLine = chapter.title?.range.startLine ?? 1;
  const isFirst = chapter.intro.every((block) => block.range.startLine > titleLine);
  const startLine = isFirst ? 1 : titleLine;
  const endLine = chapter.title?.range.endLine ?? lastFrontMatterLine(chapter);
  const range = { path: chapter.path, startLine, endLine };
  return {
    id,
    layout: "cover",
    ...toPlainFields(title.inlines, range),
    heading: title.plain,
    rule: "cover",
    section: null,
    content: {
      kicker: title.kicker,
      title: title.inlines,
      subtitle: settings.subtitle,
      author: settings.author,
      affiliation: settings.affiliation,
      date: settings.date,
      logo: settings.logo,
      url: settings.url,
    },
  };
}

function lastFrontMatterLine(chapter: Chapter): number {
  return Math.max(1, ...Object.values(chapter.frontMatter?.lines ?? {}));
}

/** Fewer sections than this need no agenda. */
const minimalSections = 2;

interface AgendaContext extends GroupOptions {
  readonly labels: Labels;
  readonly ids: SlideIds;
  /** Has the chapter a title of its own? */
  readonly isNamed: boolean;
  /** Plans the slides of groups. */
  readonly toSlides: (groups: readonly Group[]) => Slide[];
}

/**
 * Returns the slides of what stands before the first section. Its first list is the agenda, in the
 * author's own words; without one, the sections are. A chapter without sections has no agenda: its
 * text is planned like a section's.
 */
export function planAgenda(chapter: Chapter, context: AgendaContext): Slide[] {
  const { isNamed, toSlides } = context;
  const { before, after } = splitAtTitle(chapter);
  const groups = groupBlocks(after, context);
  const first = toSlides(groupBlocks(before, context));
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
  const hasAgenda = chapter.sections.length >= minimalSections && (isNamed || groups.length > 0);
  if (!hasAgenda) return [...first, ...toSlides(groups)];
  const isProse = groups.every(({ visual, blocks }) => visual === null && blocks === null);
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
    ...toPlainFields([{ type: "text", value: context.labels.agenda }], context.range, noteBlocks),
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
