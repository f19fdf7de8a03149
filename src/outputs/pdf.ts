import { LecternError } from "../model/lectern-error.ts";
import { outlineDeck } from "./deck-outline.ts";
import { keepSlides } from "./keep-slides.ts";
import type { Output } from "./output.ts";
import { labelPages } from "./page-labels.ts";
import { factsOf } from "./pdf-facts.ts";
import { countPages, printPage } from "./print-page.ts";

/** The slides PDF: one page a slide, printed from the fitted page. */
export const pdf: Output = {
  name: "pdf",
  needsBrowser: true,
  write: async (job, tabs) => {
    const { prepared, deck, selected, staging } = job;
    if (selected.length < deck.slides.length) await keepSlides(tabs.deck, selected);
    // The library loads while the browser prints.
    const [printed, { finishPdf }] = await Promise.all([
      printPage(tabs.deck),
      import("./finish-pdf.ts"),
    ]);
    const pages = countPages(printed);
    if (pages !== selected.length) {
      throw new LecternError(
        "browser-failed",
        `The browser printed ${pages} pages for ${selected.length} slides of ${deck.path}.`,
        { hint: "A template or style of your own may break pages; every slide must be one page." },
      );
    }
    const name = `${prepared.file.name}.pdf`;
    const labels = labelPages(selected.map((index) => index + 1));
    const facts = factsOf(job, { outline: outlineDeck(deck, selected), labels });
    await staging.write(name, await finishPdf(printed, facts));
    return { files: [name], pages: [{ file: name, count: pages }] };
  },
};
