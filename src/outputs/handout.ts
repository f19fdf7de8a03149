import { renderHandoutPage } from "../render/render-pages.ts";
import type { Output } from "./output.ts";
import { countPages, printPage } from "./print-page.ts";

const pageName = "handout.html";

/** The handout PDF: each slide's picture with the prose that belongs to it. */
export const handout: Output = {
  name: "handout",
  needsBrowser: true,
  write: async ({ prepared, deck, slidesHtml, staging }, tabs) => {
    await staging.write(pageName, renderHandoutPage(deck, { ...prepared.page, slidesHtml }));
    const bytes = await tabs.withPage(pageName, printPage);
    const name = `${prepared.file.name}-handout.pdf`;
    await staging.write(name, bytes);
    return { files: [name], pages: countPages(bytes) };
  },
};
