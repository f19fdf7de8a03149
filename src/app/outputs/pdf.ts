import type { Page } from "puppeteer-core";

import { LecternError } from "../../core/model/lectern-error.ts";
import { outlineDeck } from "../../core/handouts/outline.ts";
import { takeSlides } from "../print/fit-deck.ts";
import { keepSlides } from "../print/keep-slides.ts";
import { outputKinds } from "./output-kinds.ts";
import type { OutputJob, OutputTabs, PrintedOutput, Written } from "./output.ts";
import type { Finish } from "../print/print-ahead.ts";
import { labelPages } from "../../pdf/page-labels.ts";
import { findCrossLinks, linksOfPages } from "../print/parts/cross-links.ts";
import { printInParts } from "../print/parts/print-parts.ts";
import type { PrintedWhole } from "../print/parts/start-joiner.ts";
import { factsOf } from "./pdf-facts.ts";
import { countPages, printPage } from "../print/print-page.ts";
import { splitStagedSteps, splitSteps } from "../print/split-steps.ts";

/**
 * So many pages are printed in one piece, at most. What a page takes grows with how many there are: at
 * 250 it is hardly more than at 100, and what each part takes to be loaded does not count yet.
 */
const pagesAPart = 250;

/** The slides PDF, printed from the fitted page: one page a slide, or one a step. */
export const pdf: PrintedOutput = slidesPdf(pagesAPart);

/**
 * Returns the slides PDF; should it have more than `most` pages, it is printed in parts of so many.
 * Slides contain their styles (`stage.css`): what counts on one does not go on to the next, nor to
 * the next part.
 */
export function slidesPdf(most: number): PrintedOutput {
  return {
    ...outputKinds.pdf,
    print: async (job: OutputJob, tabs: OutputTabs) => {
      const laid = await layOutPages(job, tabs);
      const { slides } = laid;
      const whole = slides.length <= most ? laid.tab : null;
      const [read] = await Promise.all([
        whole !== null ? printAll(whole) : printParts(job, tabs, { laid, most }),
        // The library loads while the browser prints.
        import("../../pdf/finish-pdf.ts"),
      ]);
      if (whole !== null) return () => writePdf(job, slides, read);
      // A long one takes much memory: it is not held while others are printed.
      const written = await writePdf(job, slides, read);
      return () => Promise.resolve(written);
    },
  };
}

/** Finishes what was printed of slides, a page each. */
async function writePdf(
  job: OutputJob,
  slides: readonly number[],
  read: Finish<PrintedWhole>,
): Promise<Written> {
  const { prepared, deck, staging } = job;
  const { finishDocument } = await import("../../pdf/finish-pdf.ts");
  const { objects, pages } = await read();
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
}

/** What is to be printed. */
interface LaidPages {
  /** The index of each page's slide. */
  readonly slides: readonly number[];
  /** Each page as HTML. */
  readonly html: () => Promise<readonly string[]>;
  /** The tab in which the pages stand, and nothing else; null where they stand in none. */
  readonly tab: Page | null;
}

async function layOutPages(job: OutputJob, { deck: tab, withTab }: OutputTabs): Promise<LaidPages> {
  const { deck, selected, slidesHtml, steps } = job;
  const own = selected.flatMap((index) => slidesHtml[index] ?? []);
  const toSlides = (counts: readonly number[]): number[] =>
    selected.flatMap((slide, index) => Array<number>(counts[index] ?? 1).fill(slide));
  if (tab === null && steps) {
    const { html, counts } = await splitStagedSteps(job, own, withTab);
    return { slides: toSlides(counts), html: () => Promise.resolve(html), tab };
  }
  if (tab !== null && selected.length < deck.slides.length) await keepSlides(tab, selected);
  if (tab === null || !steps) {
    return { slides: selected, html: () => Promise.resolve(own), tab };
  }
  return { slides: toSlides(await splitSteps(tab)), html: () => takeSlides(tab), tab };
}

async function printAll(tab: Page): Promise<Finish<PrintedWhole>> {
  const [printed, { readPrinted }] = await Promise.all([
    printPage(tab),
    import("../../pdf/structure/read-printed.ts"),
  ]);
  return async () => ({ objects: await readPrinted(printed), pages: countPages(printed) });
}

async function printParts(
  job: OutputJob,
  tabs: OutputTabs,
  { laid, most }: { readonly laid: LaidPages; readonly most: number },
): Promise<Finish<PrintedWhole>> {
  const html = await laid.html();
  await tabs.closeDeck();
  const links = findCrossLinks(linksOfPages(laid.slides, job.links));
  return printInParts(job, tabs, { html, links, most });
}
