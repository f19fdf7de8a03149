import type { Deck } from "../../../core/model/deck.ts";
import type { LanguageTag } from "../../../core/model/language.ts";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { labelsOf } from "../../../core/locales/locales.ts";
import { renderCoursePage } from "../../../core/render/render-pages.ts";
import { parseDeckFacts } from "../../../core/settings/parse-record.ts";
import { resolveSettings } from "../../../core/settings/settings.ts";
import { hashedAsset, type Asset } from "../../files/asset.ts";
import { isMissing } from "../../files/file-errors.ts";
import { listThemeFonts } from "../../fonts/load-fonts.ts";
import { makeFonts } from "../../fonts/make-fonts.ts";
import { parseJson } from "../../files/parse-json.ts";
import { readIfAny } from "../../files/read-if-any.ts";
import type { Project } from "../../chapter/project.ts";
import type { PageView } from "../../../core/render/templates/page-shapes.ts";

/** A chapter as the course's page lists it. */
export interface CourseEntry {
  /** The name of its folder. */
  readonly name: string;
  readonly title: string;
  readonly language: LanguageTag;
  readonly slides: number;
  /** The PDFs in its folder, by file name. */
  readonly pdfs: readonly string[];
}

/** Returns the decks that stand in an output folder, in the order of their names; none where it is no folder. */
export async function listDecks(out: string): Promise<CourseEntry[]> {
  const entries: CourseEntry[] = [];
  for (const name of await namesIn(out)) {
    const json = await readIfAny(join(out, name, "deck.json"));
    const deck = json === null ? null : parseDeckFacts(parseJson(json));
    if (deck === null) continue;
    const files = await readdir(join(out, name));
    entries.push({
      name,
      title: deck.title,
      language: deck.language,
      slides: deck.slides.length,
      pdfs: files.filter((file) => file.startsWith(name) && isForStudents(file)).toSorted(),
    });
  }
  return entries;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** What the files of all chapters together are called, before their kind. */
const courseName = "course";

/** Returns the handouts of all chapters together that stand in an output folder, by file name. */
export async function listCoursePdfs(out: string): Promise<string[]> {
  const files = await readdir(out);
  return files
    .filter((file) => file.startsWith(`${courseName}-`) && isForStudents(file))
    .toSorted();
}

/** The answers are for the lecturer. */
function isForStudents(file: string): boolean {
  return file.endsWith(".pdf") && !file.endsWith("-cloze-key.pdf");
}

/** Returns a deck that is not written yet as the course's page lists it. */
export function toCourseEntry(name: string, { title, language, slides }: Deck): CourseEntry {
  return { name, title, language, slides: slides.length, pdfs: [] };
}

/** What the page that lists the decks has beside them. */
export interface CourseExtras {
  /** PDFs of all of them together, by file name. */
  readonly pdfs: readonly string[];
  /** Words that are put into the page later: its fonts have their characters. */
  readonly words: string;
}

/** The page that lists the decks, and what it needs. */
export interface CoursePage {
  readonly html: string;
  readonly language: LanguageTag;
  readonly stylesheets: readonly string[];
  readonly assets: readonly Asset[];
}

/** Returns the page that lists the decks, and the PDFs of all of them together, and its assets. */
export async function makeCoursePage(
  entries: readonly CourseEntry[],
  project: Project,
  { pdfs, words }: CourseExtras,
): Promise<CoursePage> {
  const language = entries[0]?.language ?? "en";
  const labels = labelsOf(language);
  const { config, flags } = project.outer;
  const theme = await project.theme(resolveSettings([config, flags]).theme);
  const { templates } = await project.templatesIn([
    project.ownTemplates,
    join(project.root, "templates"),
    ...(project.templates ? [project.templates] : []),
  ]);
  const view: PageView<"course"> = {
    language,
    title: labels.chapters,
    stylesheets: [],
    files: pdfs.map((file) => ({
      label: labelOf(file, courseName, labels.handout),
      href: encodeURIComponent(file),
    })),
    chapters: entries.map((entry) => ({
      title: entry.title,
      href: `${encodeURIComponent(entry.name)}/index.html`,
      slides: entry.slides,
      files: entry.pdfs.map((file) => ({
        label: labelOf(file, entry.name, labels.handout),
        href: `${encodeURIComponent(entry.name)}/${encodeURIComponent(file)}`,
      })),
    })),
    labels,
  };
  const text = renderCoursePage(view, templates);
  const { own, spares } = listThemeFonts(theme.fonts, language, project);
  const fonts = await makeFonts(own, { text: text + words, code: "" }, spares);
  const css = new TextEncoder().encode(
    `${fonts.css.replaceAll('url("assets/', 'url("')}\n${theme.css}`,
  );
  const styles = hashedAsset("course", ".css", css);
  const page = renderCoursePage({ ...view, stylesheets: [styles.name] }, templates);
  return { html: page, language, stylesheets: [styles.name], assets: [...fonts.assets, styles] };
}

/** What the link to a PDF says: `PDF` for the slides, else the word for handouts with the kind. */
function labelOf(file: string, name: string, handout: string): string {
  const kind = file.slice(name.length, -".pdf".length).replace(/^-/, "");
  return kind === "" ? "PDF" : kind === "handout" ? handout : `${handout} (${kind})`;
}
