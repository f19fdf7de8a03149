import type { Page } from "puppeteer-core";

import { LecternError } from "../../core/model/lectern-error.ts";
import { outlineDeck } from "../../core/handouts/outline.ts";
import type { OutputTabs } from "../print/fit-deck.ts";
import { takeSlides } from "../print/fit-slides.ts";
import { outputKinds } from "./output-kinds.ts";
import { type PrintedOutput, type Written, factsOf, type OutputInput } from "./output.ts";
import { labelPages } from "../../pdf/finish-pdf.ts";
import { findCrossLinks, linksOfPages } from "../print/cross-links.ts";
import { printInParts, type PrintedWhole } from "../print/print-parts.ts";
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
    files: (input, tabs) => Promise.resolve([() => printSlides(input, tabs, most)]),
  };
}

async function printSlides(
  input: OutputInput,
  tabs: OutputTabs,
  most: number,
): Promise<() => Promise<Written>> {
  const laid = await layOutPages(input, tabs);
  const { slides } = laid;
  const whole = slides.length <= most ? laid.tab : null;
  const [read] = await Promise.all([
    whole !== null ? printAll(whole) : printParts(input, tabs, { laid, most }),
    // The library loads while the browser prints.
    import("../../pdf/finish-pdf.ts"),
  ]);
  if (whole !== null) return () => writePdf(input, slides, read);
  // A long one takes much memory: it is not held while others are printed.
  const written = await writePdf(input, slides, read);
  return () => Promise.resolve(written);
}

/** Writes the PDF of slides that were printed, a page each. */
async function writePdf(
  input: OutputInput,
  slides: readonly number[],
  read: () => Promise<PrintedWhole>,
): Promise<Written> {
  const { page, deck, staging } = input;
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
  const name = `${page.file.name}.pdf`;
  const labels = labelPages(slides.map((index) => index + 1));
  const facts = factsOf(input, { outline: outlineDeck(deck, slides), labels });
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

async function layOutPages(
  input: OutputInput,
  { deck: tab, withTab }: OutputTabs,
): Promise<LaidPages> {
  const { deck, selected, slidesHtml, steps } = input;
  const own = selected.flatMap((index) => slidesHtml[index] ?? []);
  const toSlides = (counts: readonly number[]): number[] =>
    selected.flatMap((slide, index) => Array<number>(counts[index] ?? 1).fill(slide));
  if (tab === null && steps) {
    const { html, counts } = await splitStagedSteps(input, own, withTab);
    return { slides: toSlides(counts), html: () => Promise.resolve(html), tab };
  }
  if (tab !== null && selected.length < deck.slides.length) await keepSlides(tab, selected);
  if (tab === null || !steps) {
    return { slides: selected, html: () => Promise.resolve(own), tab };
  }
  return { slides: toSlides(await splitSteps(tab)), html: () => takeSlides(tab), tab };
}

async function printAll(tab: Page): Promise<() => Promise<PrintedWhole>> {
  const [printed, { readPrinted }] = await Promise.all([
    printPage(tab),
    import("../../pdf/read-printed.ts"),
  ]);
  return async () => ({ objects: await readPrinted(printed), pages: countPages(printed) });
}

async function printParts(
  input: OutputInput,
  tabs: OutputTabs,
  { laid, most }: { readonly laid: LaidPages; readonly most: number },
): Promise<() => Promise<PrintedWhole>> {
  const html = await laid.html();
  await tabs.closeDeck();
  const links = findCrossLinks(linksOfPages(laid.slides, input.links));
  return printInParts(input, tabs, { html, links, most });
}

/**
 * Takes all slides but the selected ones, by their indexes, out of a page. Links to what is gone
 * are printed as mere words.
 */
async function keepSlides(page: Page, selected: readonly number[]): Promise<void> {
  await page.evaluate((kept) => {
    for (const [index, slide] of document.querySelectorAll(".deck > .slides > .slide").entries()) {
      if (!kept.includes(index)) slide.remove();
    }
  }, selected);
}
