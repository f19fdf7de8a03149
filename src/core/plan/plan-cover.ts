import type { Chapter } from "../model/chapter.ts";
import type { SlideOf } from "../model/deck.ts";
import {
  sliceInlines,
  toPlainText,
  trimInlines,
  wordlessOf,
  type Inline,
} from "../model/inline.ts";
import type { Settings } from "../settings/settings.ts";

/** A chapter's title, cut into the small line above and the title proper. */
export interface ChapterTitle {
  /** Such as 第1章, Chapter 2 or 3; null where there is none. */
  readonly kicker: string | null;
  readonly inlines: readonly Inline[];
  /** The whole title in plain text; the chapter's name where it has none. */
  readonly plain: string;
}

/** A number in front of a title, with what sets it apart; the title is what follows. It is words alone: an image in it would be lost. */
const numberings = [
  /^(?<kicker>第\s*[0-9０-９一二三四五六七八九十百]+\s*[章回講課部節話])[\s:：.．、—–-]*(?=\S)/,
  /^(?<kicker>(?:Chapter|Lecture|Lesson|Part|Unit|Week|Session|Appendix)\s+(?:\d+|[IVXLC]+|[A-Z]|[a-z]+))\s*[:：.—–-]\s*(?=\S)/i,
  /^(?<kicker>\d+(?:\.\d+)*)\.?\s+(?=\S)/,
];

/** Returns the chapter's title in its two parts, from its first `#` or the front matter. */
export function splitTitle(chapter: Chapter, settings: Settings): ChapterTitle {
  const inlines: readonly Inline[] = chapter.title?.inlines ?? [
    { type: "text", value: settings.title ?? chapter.name },
  ];
  const plain = toPlainText(inlines).trim();
  for (const numbering of numberings) {
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
  return {
    id,
    layout: "cover",
    heading: title.plain,
    headingInlines: title.inlines,
    part: null,
    range: { path: chapter.path, startLine, endLine },
    notes: "",
    noteBlocks: [],
    footnotes: [],
    className: null,
    background: null,
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
