import { LecternError } from "../model/lectern-error.ts";
import { factsOf } from "./deck-facts.ts";
import { outlineOf } from "./deck-outline.ts";
import type { Output } from "./output.ts";
import { printPage } from "./print-page.ts";
import { showOnly } from "./show-only.ts";

/** The slides PDF: one page a slide, printed from the fitted page. */
export const pdf: Output = {
  name: "pdf",
  needsBrowser: true,
  write: async (job, tabs) => {
    const { prepared, deck, staging, selected } = job;
    // Loaded while Chrome prints.
    const finishing = import("./finish-pdf.ts");
    if (selected.length < deck.slides.length) await showOnly(tabs.deck, selected);
    const printed = await printPage(tabs.deck);
    const { finishPdf } = await finishing;
    const pageOf = new Map(selected.map((slide, page) => [slide, page]));
    const { bytes, pages } = await finishPdf(printed, {
      ...factsOf(job),
      outline: outlineOf(deck, (slide) => pageOf.get(slide) ?? null),
      labels: selected.map((slide) => String(slide + 1)),
    });
    if (pages !== selected.length) {
      throw new LecternError(
        "browser-failed",
        `The browser printed ${pages} pages for ${selected.length} slides of ${deck.path}.`,
        { hint: "A template or style of your own may break pages; every slide must be one page." },
      );
    }
    const name = `${prepared.file.name}.pdf`;
    await staging.write(name, bytes);
    return { files: [name], pages };
  },
};
