import type { Page } from "puppeteer-core";

import { addPolicy } from "../../core/render/page-policy.ts";
import { renderWhole, type Handout } from "../../core/handouts/handout-page.ts";
import { handoutsOf } from "../../core/handouts/handouts.ts";
import { toHandoutJob, type HandoutJob } from "./handouts.ts";
import { outputKinds } from "./output-kinds.ts";
import type { OutputJob, OutputTabs, PrintedOutput, Written } from "./output.ts";
import { divideHandout } from "../print/parts/handout-pieces.ts";
import { type PrintedHandout, printHandout } from "../print/parts/print-handout.ts";
import { unlessCrashed } from "../print/unless-crashed.ts";
import { factsOf } from "./pdf-facts.ts";
import { placeOutline } from "../print/place-outline.ts";
import { placePages } from "../print/place-pages.ts";
import { type Finish, printAhead } from "../print/print-ahead.ts";
import { countPages, printPage } from "../print/print-page.ts";

/** So many entries are printed in one piece, at most: slides, or headings of the chapter alone. */
const entriesAPart = 250;

/** The handout PDFs, of the kinds that the settings name, printed one after the other. */
export const handout: PrintedOutput = handoutPdfs(entriesAPart);

/**
 * Returns the handout PDFs; one of more than `most` entries is printed in parts of about so many, each
 * of which ends where a page does.
 */
export function handoutPdfs(most: number): PrintedOutput {
  return {
    ...outputKinds.handout,
    print: async (job: OutputJob, { withTab }: OutputTabs) => {
      const own = await toHandoutJob(job);
      const place = { withTab, most };
      const finish = await printAhead(handoutsOf(own.input), (one) => printOne(one, own, place));
      return async () => {
        const pages = await finish();
        return { files: pages.map(({ file }) => file), pages };
      };
    },
  };
}

interface HandoutPlace extends Pick<OutputTabs, "withTab"> {
  readonly most: number;
}

async function printOne(
  handout: Handout,
  job: HandoutJob,
  { withTab, most }: HandoutPlace,
): Promise<Finish<Written["pages"][number]>> {
  const { prepared, staging, deck } = job;
  const { suffix, plan } = handout;
  const pages = plan(job.input);
  const trust = prepared.page.settings.html;
  const press = { name: suffix, pages, trust, most, staging, withTab, path: deck.path };
  // A part is staged as it was laid out: its scripts would run again on what they have made.
  const isDivided = pages.count > most && trust === "safe";
  const parts = isDivided ? await divideHandout(press) : [];
  const [read] = await Promise.all([
    parts.length > 1 ? printHandout(press, parts) : printWhole(press),
    import("../../pdf/finish-pdf.ts"),
  ]);
  if (parts.length <= 1) return () => writeHandout(handout, job, read);
  // A long one takes much memory: it is not held while others are printed.
  const written = await writeHandout(handout, job, read);
  return () => Promise.resolve(written);
}

/** Finishes what was printed of a handout. */
async function writeHandout(
  { suffix, outline: outlineOf, facts }: Handout,
  job: HandoutJob,
  read: Finish<PrintedHandout>,
): Promise<Written["pages"][number]> {
  const { prepared, staging } = job;
  const trust = prepared.page.settings.html;
  const { finishDocument } = await import("../../pdf/finish-pdf.ts");
  const printed = await read();
  // HTML of the author's can end a page where no column ends.
  const pageAt = (at: number): number =>
    trust === "trusted" ? Math.min(at, printed.pages - 1) : at;
  const outline = placeOutline(outlineOf(job.input), printed.entries.map(pageAt));
  const file = `${prepared.file.name}-${suffix}.pdf`;
  const own = { ...factsOf(job, { outline, labels: [] }), ...facts };
  await staging.write(file, finishDocument(printed.objects, own));
  return { file, count: printed.pages };
}

/** Prints a handout in one piece. */
function printWhole({
  name,
  pages,
  trust,
  staging,
  withTab,
  path,
}: Parameters<typeof printHandout>[0]): Promise<Finish<PrintedHandout>> {
  return withTab(async (open) => {
    const pageName = `${name}.html`;
    await staging.write(pageName, addPolicy(renderWhole(pages), trust, "printed"));
    const page = await open(pageName);
    return unlessCrashed(page, `printed a handout of ${path}`, print(page));
  });
}

async function print(page: Page): Promise<Finish<PrintedHandout>> {
  const { entries } = await placePages(page);
  const [printed, { readPrinted }] = await Promise.all([
    printPage(page),
    import("../../pdf/structure/read-printed.ts"),
  ]);
  return async () => ({
    objects: await readPrinted(printed),
    pages: countPages(printed),
    entries,
  });
}
