import { renderHandoutPage } from "../render/render-pages.ts";
import type { Output } from "./output.ts";
import { factsOf } from "./pdf-facts.ts";
import { countPages, printPage } from "./print-page.ts";

const pageName = "handout.html";

/** The handout PDF: each slide's picture with the prose that belongs to it. */
export const handout: Output = {
  name: "handout",
  needsBrowser: true,
  write: async (job, tabs) => {
    const { prepared, deck, slidesHtml, selected, staging } = job;
    await staging.write(
      pageName,
      renderHandoutPage(deck, { ...prepared.page, slidesHtml, selected }),
    );
    const [printed, { finishPdf }] = await Promise.all([
      tabs.withPage(pageName, (page) => printPage(page, true)),
      import("./finish-pdf.ts"),
    ]);
    const name = `${prepared.file.name}-handout.pdf`;
    const facts = factsOf(job, { outline: null, labels: [] });
    await staging.write(name, await finishPdf(printed, facts));
    return { files: [name], pages: countPages(printed) };
  },
};
