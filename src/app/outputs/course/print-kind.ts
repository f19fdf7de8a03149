import type { Page } from "puppeteer-core";

import { labelsOf } from "../../../core/locales/locales.ts";
import { renderContentsPage, type ContentsOptions } from "../../../core/handouts/handout-page.ts";
import type { Deck } from "../../../core/model/deck.ts";
import type { DeckPage } from "../../chapter/deck-page.ts";
import type { Project } from "../../chapter/project.ts";
import { writeAssets, type Staging } from "../../files/write-folder.ts";
import { loadDeckFonts } from "../../fonts/load-fonts.ts";
import { makeFonts } from "../../fonts/make-fonts.ts";
import type { OpenStaged } from "../../print/open-tab.ts";
import type { PageView } from "../../../core/render/templates/page-shapes.ts";
import type { PdfFacts } from "../../../pdf/finish-pdf.ts";
import type { Written } from "../output.ts";
import type { OutlineEntry } from "../../../pdf/pdf-outline.ts";
import { numberPages, placeOutline, placePages, type Places } from "../../print/place-pages.ts";
import { countPages, printPage } from "../../print/print-page.ts";
import { toPageAddress } from "../../../pdf/join/link-pages.ts";

/** A chapter whose handouts wait to be printed as parts of a course's. */
export interface StagedChapter {
  /** The folder that they stand in. */
  readonly name: string;
  readonly title: string;
  readonly language: Deck["language"];
  /** As the author wrote it; null where there is none. */
  readonly date: string | null;
  readonly handouts: readonly StagedHandout[];
}

/** A chapter's handout of one kind, as a page. */
export interface StagedHandout {
  /** What its file is called after the chapter's name. */
  readonly suffix: string;
  /** Its page, relative to the staging folder. */
  readonly file: string;
  /** Its bookmarks, by the entries of the page. */
  readonly outline: readonly OutlineEntry[];
  /** Those of the sections. */
  readonly sections: readonly OutlineEntry[];
  readonly facts: Pick<PdfFacts, "author" | "subject" | "keywords">;
}

/** What the contents look like: as the first chapter does. */
export interface ContentsModel extends Pick<DeckPage, "file"> {
  readonly language: Deck["language"];
  readonly options: Pick<DeckPage["options"], "settings" | "labels" | "templates" | "stylesheets">;
}

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
  readonly project: Project;
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
    import("../../../pdf/read-printed.ts"),
    import("../../../pdf/finish-pdf.ts"),
  ]);
  const join = startJoin("collection");
  // One after the other: each is freed before the next is read.
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
  { open, staging, project }: CoursePress,
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
  await stageContents(file, words, { model, project, staging });
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

function titleOf({ options }: ContentsModel, language: StagedChapter["language"]): string {
  return options.settings.courseTitle ?? labelsOf(language).course;
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

/** What the contents say. */
type ContentsWords = Pick<ContentsOptions, "language" | "title" | "author" | "date" | "chapters">;

/** Writes the page of a course's contents, with its fonts, into the staging folder. */
async function stageContents(
  name: string,
  words: ContentsWords,
  where: { readonly model: ContentsModel; readonly project: Project; readonly staging: Staging },
): Promise<void> {
  const { model, project, staging } = where;
  const { file, language, options: own } = model;
  const folder = encodeURIComponent(file.name);
  const stylesheets = own.stylesheets.map((sheet) => `${folder}/${sheet}`);
  const options = { ...own, ...words, stylesheets };
  const text = renderContentsPage({ ...options, fontCss: "" });
  const theme = await project.theme(own.settings.theme);
  const wishes = { named: own.settings, language, file };
  const deckFonts = await loadDeckFonts(theme.fonts, wishes, project);
  const fonts = await makeFonts(deckFonts.own, { text, code: "" }, deckFonts.spares);
  await writeAssets(staging, fonts.assets);
  await staging.write(name, renderContentsPage({ ...options, fontCss: fonts.css }));
}

/** Leads a handout's links to other chapters, as `../NAME/index.html#id`, to their addresses in the course. */
async function leadToChapters(page: Page, targets: ReadonlyMap<string, string>): Promise<void> {
  await page.evaluate((addresses) => {
    for (const link of document.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href") ?? "";
      const address = addresses[href] ?? addresses[href.replace(/#.*$/s, "")];
      if (address !== undefined) link.setAttribute("href", address);
    }
  }, Object.fromEntries(targets));
}
