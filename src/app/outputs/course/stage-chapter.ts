import { addPolicy } from "../../../core/render/page-policy.ts";
import { renderWhole } from "../../../core/handouts/handout-page.ts";
import type { Deck } from "../../../core/model/deck.ts";
import { type Staging, writeAssets } from "../../files/write-folder.ts";
import type { PdfFacts } from "../../../pdf/finish-pdf.ts";
import { handoutsOf } from "../../../core/handouts/handouts.ts";
import { toHandoutJob } from "../handouts.ts";
import type { OutputJob } from "../output.ts";
import { factsOf } from "../pdf-facts.ts";
import type { OutlineEntry } from "../../../pdf/pdf-outline.ts";

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

/**
 * Writes the pages of a chapter's handouts, with all they refer to, into a folder of its own. What is
 * returned is small: the decks of a long course need not be held together.
 */
export async function stageChapter(job: OutputJob, staging: Staging): Promise<StagedChapter> {
  const { prepared, deck } = job;
  const { name } = prepared.file;
  const assets = prepared.assets.map((asset) => ({ ...asset, name: `${name}/${asset.name}` }));
  await writeAssets(staging, assets);
  const { input } = await toHandoutJob(job);
  const handouts: StagedHandout[] = [];
  for (const { suffix, plan, outline: outlineOf, facts } of handoutsOf(input)) {
    const file = `${name}/${suffix}.html`;
    await staging.write(
      file,
      addPolicy(renderWhole(plan(input)), prepared.page.settings.html, "printed"),
    );
    const outline = outlineOf(input);
    const { author, subject, keywords } = { ...factsOf(job, { outline, labels: [] }), ...facts };
    const sections = sectionsIn(outline, deck);
    handouts.push({ suffix, file, outline, sections, facts: { author, subject, keywords } });
  }
  return {
    name,
    title: deck.title,
    language: deck.language,
    date: prepared.page.settings.date,
    handouts,
  };
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
