import type { Page } from "puppeteer-core";

import { labelsOf } from "../../../core/locales/locales.ts";
import type { PageView } from "../../../core/render/templates/page-shapes.ts";
import type { Workshop } from "../../chapter/workshop.ts";
import type { Staging } from "../../files/write-folder.ts";
import type { PdfFacts } from "../../../pdf/finish-pdf.ts";
import type { OpenStaged, Written } from "../output.ts";
import type { OutlineEntry } from "../../../pdf/pdf-outline.ts";
import { placeOutline } from "../../print/place-outline.ts";
import { placePages, type Places } from "../../print/place-pages.ts";
import { countPages, printPage } from "../../print/print-page.ts";
import { stageContents, type ContentsModel } from "./contents-page.ts";
import { numberPages } from "../../print/number-pages.ts";
import { leadToChapters } from "./lead-to-chapters.ts";
import { toPageAddress } from "../../../pdf/join/page-address.ts";
import type { StagedChapter, StagedHandout } from "./stage-chapter.ts";

/** The course's handout of one kind. */
export interface CourseKind {
  readonly suffix: string;
  /** All of the course; those that have such a handout are its parts. */
  readonly chapters: readonly StagedChapter[];
  readonly model: ContentsModel;
  readonly date: Date | null;
}

/** Where it is printed. */
export interface CoursePress {
  readonly open: OpenStaged;
  readonly staging: Staging;
  readonly workshop: Workshop;
}

/** A chapter's handout with where its parts stand. */
interface Part extends StagedHandout {
  readonly chapter: StagedChapter;
  readonly places: Places;
}

/** Prints a course's handout of one kind: the contents, then each chapter from a right-hand page on. */
export async function printKind(
  kind: CourseKind,
  press: CoursePress,
): Promise<Written["pages"][number]> {
  const parts: Part[] = [];
  for (const chapter of kind.chapters) {
    const handout = chapter.handouts.find(({ suffix }) => suffix === kind.suffix);
    if (handout === undefined) continue;
    const places = await placePages(await press.open(handout.file));
    parts.push({ ...handout, chapter, places });
  }
  const measured = parts.map(({ places }) => places.count);
  const contents = await placePages(await openContents(kind, press, { parts, starts: [] }));
  const first = [contents.count, ...measured];
  let printed = await printAll(kind, press, { parts, counts: first });
  const counts = printed.map(countPages);
  // Should the browser break a page at another place than it broke the columns.
  if (counts.some((count, index) => count !== first[index])) {
    printed = await printAll(kind, press, { parts, counts });
  }
  const starts = toStarts(counts);
  const [{ startJoin }, { readPrinted }, { finishDocument }] = await Promise.all([
    import("../../../pdf/join/join-pdfs.ts"),
    import("../../../pdf/structure/read-printed.ts"),
    import("../../../pdf/finish-pdf.ts"),
  ]);
  const join = startJoin("collection");
  // One after the other: each is let go of before the next is read.
  for (const [index, pdf] of printed.entries()) {
    join.add(await readPrinted(pdf), starts[index] ?? 0);
  }
  const file = `course-${kind.suffix}.pdf`;
  await press.staging.write(
    file,
    finishDocument(join.finish(), factsOfCourse(kind, parts, starts)),
  );
  return { file, count: totalOf(starts, counts) };
}

/** Returns the page, 0-based, on which each part begins: a right-hand one. */
function toStarts(counts: readonly number[]): number[] {
  let next = 0;
  return counts.map((count) => {
    const start = next + (next % 2);
    next = start + count;
    return start;
  });
}

function totalOf(starts: readonly number[], counts: readonly number[]): number {
  return (starts.at(-1) ?? 0) + (counts.at(-1) ?? 0);
}

async function printAll(
  kind: CourseKind,
  press: CoursePress,
  { parts, counts }: { readonly parts: readonly Part[]; readonly counts: readonly number[] },
): Promise<Uint8Array[]> {
  const starts = toStarts(counts);
  const total = totalOf(starts, counts);
  const targets = targetsOf(parts, starts.slice(1));
  const print = async (page: Page, index: number): Promise<Uint8Array> => {
    const before = starts[index] ?? 0;
    await placePages(page, before);
    await numberPages(page, { before, count: counts[index] ?? 0, total });
    await leadToChapters(page, targets);
    return printPage(page);
  };
  const pages = { parts, starts: starts.slice(1) };
  const printed = [await print(await openContents(kind, press, pages), 0)];
  for (const [index, { file }] of parts.entries()) {
    printed.push(await print(await press.open(file), index + 1));
  }
  return printed;
}

/** Where links to a chapter, and to what has an id in it, lead. */
function targetsOf(parts: readonly Part[], starts: readonly number[]): Map<string, string> {
  const targets = parts.flatMap(({ chapter, places }, index): [string, string][] => {
    const start = starts[index] ?? 0;
    const page = `../${encodeURIComponent(chapter.name)}/index.html`;
    const ids = Object.entries(places.ids).map(([id, at]): [string, string] => [
      `${page}#${encodeURIComponent(id)}`,
      toPageAddress(start + at),
    ]);
    return [[page, toPageAddress(start)], ...ids];
  });
  return new Map(targets);
}

/** Writes and opens the contents, with the pages that chapters begin on. */
async function openContents(
  { suffix, model }: CourseKind,
  { open, staging, workshop }: CoursePress,
  { parts, starts }: { readonly parts: readonly Part[]; readonly starts: readonly number[] },
): Promise<Page> {
  const file = `contents-${suffix}.html`;
  const dates = new Set(parts.map(({ chapter }) => chapter.date));
  const language = parts[0]?.chapter.language ?? "en";
  const words = {
    language,
    title: titleOf(model, language),
    author: join(parts, "author"),
    date: dates.size === 1 ? ([...dates][0] ?? null) : null,
    chapters: parts.map((part, index) => viewChapter(part, starts[index] ?? 0)),
  };
  await stageContents(file, words, { model, workshop, staging });
  return open(file);
}

function viewChapter(
  { chapter, sections, places }: Part,
  start: number,
): PageView<"contents">["chapters"][number] {
  const line = (title: string, page: number) => ({
    title,
    href: toPageAddress(page),
    page: page + 1,
  });
  const placed = placeOutline(sections, places.entries, start);
  return {
    ...line(chapter.title, start),
    language: chapter.language,
    sections: placed.flatMap(({ title, page }) =>
      typeof page === "number" ? [line(title, page)] : [],
    ),
  };
}

function titleOf({ page }: ContentsModel, language: StagedChapter["language"]): string {
  return page.settings.courseTitle ?? labelsOf(language).course;
}

/** Returns what the chapters say of themselves, each word once; null where none does. */
function join(parts: readonly Part[], key: keyof StagedHandout["facts"]): string | null {
  const words = new Set(parts.flatMap(({ facts }) => facts[key] ?? []));
  return words.size === 0 ? null : [...words].join(", ");
}

function factsOfCourse(
  { model, date }: CourseKind,
  parts: readonly Part[],
  starts: readonly number[],
): PdfFacts {
  const language = parts[0]?.chapter.language ?? "en";
  const chapters = parts.flatMap(({ outline, places }, index) =>
    placeOutline(outline, places.entries, starts[index + 1]),
  );
  const contents: OutlineEntry = { title: labelsOf(language).contents, page: 0, children: [] };
  return {
    title: titleOf(model, language),
    language,
    author: join(parts, "author"),
    subject: join(parts, "subject"),
    keywords: join(parts, "keywords"),
    outline: [contents, ...chapters],
    labels: [],
    date,
  };
}
