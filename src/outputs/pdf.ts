import { LecternError } from "../model/lectern-error.ts";
import type { Output } from "./output.ts";
import { countPages, printPage } from "./print-page.ts";

/** The slides PDF: one page a slide, printed from the fitted page. */
export const pdf: Output = {
  name: "pdf",
  needsBrowser: true,
  write: async ({ prepared, deck, staging }, tabs) => {
    const bytes = await printPage(tabs.deck);
    const pages = countPages(bytes);
    if (pages !== deck.slides.length) {
      throw new LecternError(
        "browser-failed",
        `The browser printed ${pages} pages for ${deck.slides.length} slides of ${deck.path}.`,
        { hint: "A template or style of your own may break pages; every slide must be one page." },
      );
    }
    const name = `${prepared.file.name}.pdf`;
    await staging.write(name, bytes);
    return { files: [name], pages };
  },
};
