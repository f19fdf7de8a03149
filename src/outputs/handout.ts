import type { Deck } from "../model/deck.ts";
import { handoutsOf, type HandoutJob, type HandoutOutput } from "./handouts.ts";
import type { OpenStaged, Output, OutputJob, Written } from "./output.ts";
import { factsOf } from "./pdf-facts.ts";
import type { OutlineEntry } from "./pdf-outline.ts";
import { placePages } from "./place-pages.ts";
import { countPages, printPage } from "./print-page.ts";
import { settleHyphens } from "./settle-hyphens.ts";

/** The handout PDFs, of the kinds that the settings name, printed one after the other in one tab. */
export const handout: Output = {
  name: "handout",
  needsBrowser: true,
  write: (job, tabs) =>
    tabs.withTab(async (open) => {
      const pages: Written["pages"][number][] = [];
      const hyphenate = await loadHyphenation(job.deck.language);
      const handoutJob = { ...job, hyphenate };
      for (const one of handoutsOf(handoutJob)) {
        pages.push(await writeHandout(one, handoutJob, open));
      }
      return { files: pages.map(({ file }) => file), pages };
    }),
};

async function writeHandout(
  { suffix, render, outline: outlineOf, facts }: HandoutOutput,
  job: OutputJob & HandoutJob,
  open: OpenStaged,
): Promise<Written["pages"][number]> {
  const { prepared, staging } = job;
  const pageName = `${suffix}.html`;
  await staging.write(pageName, render(job));
  const page = await open(pageName);
  await settleHyphens(page);
  const places = await placePages(page);
  const [printed, { finishPdf }] = await Promise.all([printPage(page), import("./finish-pdf.ts")]);
  const outline = toPages(outlineOf(job), places);
  const file = `${prepared.file.name}-${suffix}.pdf`;
  await staging.write(
    file,
    await finishPdf(printed, { ...factsOf(job, { outline, labels: [] }), ...facts }),
  );
  return { file, count: countPages(printed) };
}

/** Words of other languages are not parted: Japanese breaks anywhere. */
async function loadHyphenation(language: Deck["language"]): Promise<HandoutJob["hyphenate"]> {
  return language === "en" ? (await import("../render/hyphenate.ts")).hyphenate : null;
}

/** Leads the bookmarks, which count entries, to the pages that these stand on. */
function toPages(
  entries: readonly OutlineEntry[],
  places: readonly number[],
): readonly OutlineEntry[] {
  return entries.map(({ title, page, children }) => ({
    title,
    page: typeof page === "number" ? (places[page] ?? 0) : page,
    children: toPages(children, places),
  }));
}
