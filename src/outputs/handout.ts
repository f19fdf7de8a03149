import { addPolicy } from "../render/page-policy.ts";
import { handoutsOf, toHandoutJob, type HandoutJob, type HandoutOutput } from "./handouts.ts";
import { outputKinds } from "./output-kinds.ts";
import type { OpenStaged, Output, OutputJob, OutputTabs, Written } from "./output.ts";
import { factsOf } from "./pdf-facts.ts";
import { placeOutline } from "./place-outline.ts";
import { placePages } from "./place-pages.ts";
import { countPages, printPage } from "./print-page.ts";

/** The handout PDFs, of the kinds that the settings name, printed one after the other in one tab. */
export const handout: Output = {
  ...outputKinds.handout,
  write: (job: OutputJob, tabs: OutputTabs) =>
    tabs.withTab(async (open) => {
      const pages: Written["pages"][number][] = [];
      const handoutJob = await toHandoutJob(job);
      for (const one of handoutsOf(handoutJob)) {
        pages.push(await writeHandout(one, handoutJob, open));
      }
      return { files: pages.map(({ file }) => file), pages };
    }),
};

async function writeHandout(
  { suffix, render, outline: outlineOf, facts }: HandoutOutput,
  job: OutputJob & HandoutJob,
  open: OpenStaged,
): Promise<Written["pages"][number]> {
  const { prepared, staging } = job;
  const pageName = `${suffix}.html`;
  await staging.write(pageName, addPolicy(render(job), "built"));
  const page = await open(pageName);
  const { entries } = await placePages(page);
  const [printed, { finishPdf }] = await Promise.all([printPage(page), import("./finish-pdf.ts")]);
  const outline = placeOutline(outlineOf(job), entries);
  const file = `${prepared.file.name}-${suffix}.pdf`;
  await staging.write(
    file,
    await finishPdf(printed, { ...factsOf(job, { outline, labels: [] }), ...facts }),
  );
  return { file, count: countPages(printed) };
}
