import type { Page } from "puppeteer-core";

import { LecternError } from "../model/lectern-error.ts";
import { factsOf } from "./deck-facts.ts";
import { outlineOf } from "./deck-outline.ts";
import type { Output, OutputJob } from "./output.ts";
import { printPage } from "./print-page.ts";
import { showOnly } from "./show-only.ts";
import { splitSteps } from "./split-steps.ts";

/** The slides PDF, printed from the fitted page: one page a slide, or one a step. */
export const pdf: Output = {
  name: "pdf",
  needsBrowser: true,
  write: async (job, tabs) => {
    const { prepared, deck, staging } = job;
    const slides = await layOutPages(job, tabs.deck);
    const printed = await printPage(tabs.deck);
    // Not before it is needed: a deck without PDFs goes without it.
    const { finishPdf } = await import("./finish-pdf.ts");
    const firstPages = firstPagesOf(slides);
    const { bytes, pages } = await finishPdf(printed, {
      ...factsOf(job),
      outline: outlineOf(deck, (slide) => firstPages.get(slide) ?? null),
      labels: labelsOf(slides, firstPages),
    });
    if (pages !== slides.length) {
      throw new LecternError(
        "browser-failed",
        `The browser printed ${pages} pages for ${slides.length} slides of ${deck.path}.`,
        { hint: "A template or style of your own may break pages; every slide must be one page." },
      );
    }
    const name = `${prepared.file.name}.pdf`;
    await staging.write(name, bytes);
    return { files: [name], pages };
  },
};

/** Leaves in the page what is to be printed. Returns the slide of each page, 0-based. */
async function layOutPages({ deck, selected, steps }: OutputJob, tab: Page): Promise<number[]> {
  if (selected.length < deck.slides.length) await showOnly(tab, selected);
  if (!steps) return [...selected];
  const counts = await splitSteps(tab);
  return selected.flatMap((slide, index) => Array<number>(counts[index] ?? 1).fill(slide));
}

function firstPagesOf(slides: readonly number[]): ReadonlyMap<number, number> {
  const pages = new Map<number, number>();
  for (const [page, slide] of slides.entries()) {
    if (!pages.has(slide)) pages.set(slide, page);
  }
  return pages;
}

/** Pages are called as their slide; the later steps of one 7-2, 7-3. */
function labelsOf(slides: readonly number[], first: ReadonlyMap<number, number>): string[] {
  return slides.map((slide, page) => {
    const step = page - (first.get(slide) ?? page);
    return step === 0 ? String(slide + 1) : `${slide + 1}-${step + 1}`;
  });
}
