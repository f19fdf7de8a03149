import type { Deck } from "../../../core/model/deck.ts";
import { trustsHtml } from "../../../core/pipeline.ts";
import { renderWhole } from "../../../core/handouts/handout-page.ts";
import { handoutsOf } from "../../../core/handouts/handouts.ts";
import { addPolicy } from "../../../core/render/page-policy.ts";
import type { OutlineEntry } from "../../../pdf/pdf-outline.ts";
import type { Project } from "../../chapter/project.ts";
import { refuseForeign } from "../../files/refuse-foreign.ts";
import { withStaging, writeAssets, type Staging } from "../../files/write-folder.ts";
import { withTab, type PrintBrowser } from "../../print/open-tab.ts";
import { toHandoutOutput } from "../handouts.ts";
import { factsOf, type OutputInput, type Written } from "../output.ts";
import {
  printKind,
  type ContentsModel,
  type StagedChapter,
  type StagedHandout,
} from "./print-kind.ts";

/** Several chapters on their way into handouts of their own, one of each kind. */
export interface Course {
  /** Takes the handouts of a chapter that is fitted. */
  readonly add: (input: OutputInput) => Promise<void>;
  /** Prints the handouts of all chapters, and writes them beside the chapters' folders. */
  readonly print: (browser: PrintBrowser, date: Date | null) => Promise<Written["pages"]>;
}

/** Runs `use` with a course whose files go into `out`; what it needs meanwhile is gone afterwards. */
export function withCourse<T>(
  out: string,
  project: Project,
  use: (course: Course) => Promise<T>,
): Promise<T> {
  return withStaging(out, (staging) => use(createCourse(out, staging, project)), out);
}

function createCourse(out: string, staging: Staging, project: Project): Course {
  const added = new Map<
    string,
    { readonly chapter: StagedChapter; readonly model: ContentsModel }
  >();
  return {
    async add(input) {
      const { file, planned, options } = input.page;
      const { settings, labels, templates, stylesheets } = options;
      const language = planned.deck.language;
      const model = { file, language, options: { settings, labels, templates, stylesheets } };
      added.set(file.name, { chapter: await stageChapter(input, staging), model });
    },
    async print(browser, date) {
      // Chapters are built several at a time; the course has them in their order.
      const inOrder = project.chapters.flatMap(({ name }) => added.get(name) ?? []);
      const [first] = inOrder;
      if (first === undefined) return [];
      const chapters = inOrder.map(({ chapter }) => chapter);
      const suffixes = new Set(
        chapters.flatMap(({ handouts }) => handouts.map((one) => one.suffix)),
      );
      const written: Written["pages"][number][] = [];
      const trust = trustsHtml(project.outer) ? "trusted" : "safe";
      await withTab(browser, { ...staging, trust }, async (open) => {
        for (const suffix of suffixes) {
          const kind = { suffix, chapters, model: first.model, date };
          written.push(await printKind(kind, { open, staging, project }));
        }
      });
      const names = written.map(({ file }) => file);
      await refuseForeign(out, names, out);
      await staging.commit(names);
      return written;
    },
  };
}

/**
 * Writes the pages of a chapter's handouts, with all they refer to, into a folder of its own. What is
 * returned is small: the decks of a long course need not be held together.
 */
async function stageChapter(input: OutputInput, staging: Staging): Promise<StagedChapter> {
  const { page, deck } = input;
  const { name } = page.file;
  const { settings } = page.options;
  const assets = page.assets.map((asset) => ({ ...asset, name: `${name}/${asset.name}` }));
  await writeAssets(staging, assets);
  const { input: own } = await toHandoutOutput(input);
  const handouts: StagedHandout[] = [];
  for (const { suffix, plan, outline: outlineOf, facts } of handoutsOf(own)) {
    const file = `${name}/${suffix}.html`;
    await staging.write(file, addPolicy(renderWhole(plan(own)), settings.html, "printed"));
    const outline = outlineOf(own);
    const { author, subject, keywords } = { ...factsOf(input, { outline, labels: [] }), ...facts };
    const sections = sectionsIn(outline, deck);
    handouts.push({ suffix, file, outline, sections, facts: { author, subject, keywords } });
  }
  return { name, title: deck.title, language: deck.language, date: settings.date, handouts };
}

/** Returns the bookmarks of a deck's sections, in order, with nothing under them. */
function sectionsIn([top]: readonly OutlineEntry[], { sections }: Deck): OutlineEntry[] {
  const entries = top?.children ?? [];
  let from = 0;
  return sections.flatMap(({ title }) => {
    const at = entries.findIndex((entry, index) => index >= from && entry.title === title);
    const entry = entries[at];
    if (entry === undefined) return [];
    from = at + 1;
    return [{ ...entry, children: [] }];
  });
}
