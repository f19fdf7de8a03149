import type { Page } from "puppeteer-core";

import { LecternError } from "../model/lectern-error.ts";
import { outlineDeck } from "./deck-outline.ts";
import { keepSlides } from "./keep-slides.ts";
import type { Output, OutputJob } from "./output.ts";
import { labelPages } from "./page-labels.ts";
import { factsOf } from "./pdf-facts.ts";
import { countPages, printPage } from "./print-page.ts";
import { splitSteps } from "./split-steps.ts";

/** The slides PDF, printed from the fitted page: one page a slide, or one a step. */
export const pdf: Output = {
  name: "pdf",
  needsBrowser: true,
  write: async (job, tabs) => {
    const { prepared, deck, staging } = job;
    const slides = await layOutPages(job, tabs.deck);
    // The library loads while the browser prints.
    const [printed, { finishPdf }] = await Promise.all([
      printPage(tabs.deck),
      import("./finish-pdf.ts"),
    ]);
    const pages = countPages(printed);
    if (pages !== slides.length) {
      throw new LecternError(
        "browser-failed",
        `The browser printed ${pages} pages for ${slides.length} slides of ${deck.path}.`,
        { hint: "A template or style of your own may break pages; every slide must be one page." },
      );
    }
    const name = `${prepared.file.name}.pdf`;
    const labels = labelPages(slides.map((index) => index + 1));
    const facts = factsOf(job, { outline: outlineDeck(deck, slides), labels });
    await staging.write(name, await finishPdf(printed, facts));
    return { files: [name], pages: [{ file: name, count: pages }] };
  },
};

/** Leaves in the page what is to be printed. Returns the index of each page's slide. */
async function layOutPages({ deck, selected, steps }: OutputJob, tab: Page): Promise<number[]> {
  if (selected.length < deck.slides.length) await keepSlides(tab, selected);
  if (!steps) return [...selected];
  const counts = await splitSteps(tab);
  return selected.flatMap((slide, index) => Array<number>(counts[index] ?? 1).fill(slide));
}
