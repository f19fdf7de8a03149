import type { Page } from "puppeteer-core";

import { LecternError } from "../model/lectern-error.ts";
import { outlineDeck } from "./deck-outline.ts";
import { takeSlides } from "./fit-deck.ts";
import { keepSlides } from "./keep-slides.ts";
import { outputKinds } from "./output-kinds.ts";
import type { Output, OutputJob, OutputTabs } from "./output.ts";
import { labelPages } from "./page-labels.ts";
import { findCrossLinks } from "./parts/cross-links.ts";
import { printInParts, type PrintedWhole } from "./parts/print-parts.ts";
import { factsOf } from "./pdf-facts.ts";
import { countPages, printPage } from "./print-page.ts";
import { splitSteps } from "./split-steps.ts";

/**
 * So many pages are printed in one piece, at most. What a page takes grows with how many there are: at
 * 250 it is hardly more than at 100, and what each part takes to be loaded does not count yet.
 */
const pagesAPart = 250;

/** The slides PDF, printed from the fitted page: one page a slide, or one a step. */
export const pdf: Output = slidesPdf(pagesAPart);

/**
 * Returns the slides PDF; should it have more than `most` pages, it is printed in parts of so many.
 * Slides contain their styles (`stage.css`): what counts on one does not go on to the next, nor to
 * the next part.
 */
export function slidesPdf(most: number): Output {
  return {
    ...outputKinds.pdf,
    write: async (job: OutputJob, tabs: OutputTabs) => {
      const { prepared, deck, staging } = job;
      const slides = await layOutPages(job, tabs.deck);
      const [printed, { finishDocument }] = await Promise.all([
        slides.length > most ? printParts(job, tabs, most) : printAll(tabs.deck),
        // The library loads while the browser prints.
        import("./finish-pdf.ts"),
      ]);
      const { objects, pages } = printed;
      if (pages !== slides.length) {
        throw new LecternError(
          "browser-failed",
          `The browser printed ${pages} pages for ${slides.length} slides of ${deck.path}.`,
          {
            hint: "A template or style of your own may break pages; every slide must be one page.",
          },
        );
      }
      const name = `${prepared.file.name}.pdf`;
      const labels = labelPages(slides.map((index) => index + 1));
      const facts = factsOf(job, { outline: outlineDeck(deck, slides), labels });
      await staging.write(name, finishDocument(objects, facts));
      return { files: [name], pages: [{ file: name, count: pages }] };
    },
  };
}

async function printAll(tab: Page): Promise<PrintedWhole> {
  const [printed, { readPrinted }] = await Promise.all([
    printPage(tab),
    import("./finish/read-printed.ts"),
  ]);
  return { objects: await readPrinted(printed), pages: countPages(printed) };
}

async function printParts(job: OutputJob, tabs: OutputTabs, most: number): Promise<PrintedWhole> {
  const links = await findCrossLinks(tabs.deck);
  // Steps stand in the tab alone.
  const html = job.steps
    ? await takeSlides(tabs.deck)
    : job.selected.flatMap((index) => job.slidesHtml[index] ?? []);
  await tabs.closeDeck();
  return printInParts(job, tabs, { html, links, most });
}

/** Leaves in the page what is to be printed. Returns the index of each page's slide. */
async function layOutPages({ deck, selected, steps }: OutputJob, tab: Page): Promise<number[]> {
  if (selected.length < deck.slides.length) await keepSlides(tab, selected);
  if (!steps) return [...selected];
  const counts = await splitSteps(tab);
  return selected.flatMap((slide, index) => Array<number>(counts[index] ?? 1).fill(slide));
}
