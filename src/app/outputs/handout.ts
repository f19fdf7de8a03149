import type { Page } from "puppeteer-core";

import { addPolicy } from "../../core/render/page-policy.ts";
import { renderWhole, type Handout } from "../../core/handouts/handout-page.ts";
import { handoutsOf } from "../../core/handouts/handouts.ts";
import { toHandoutOutput, type HandoutOutput } from "./handouts.ts";
import { outputKinds } from "./output-kinds.ts";
import type { OutputTabs } from "../print/fit-deck.ts";
import { factsOf, type PrintedOutput, type Written } from "./output.ts";
import { divideHandout, type HandoutPress } from "../print/handout-pieces.ts";
import { printHandout, type PrintedHandout } from "../print/print-handout.ts";
import { unlessCrashed } from "../print/unless-crashed.ts";
import { placeOutline, placePages } from "../print/place-pages.ts";
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
    files: async (input, { withTab }) => {
      const own = await toHandoutOutput(input);
      return handoutsOf(own.input).map((one) => () => printOne(one, own, { withTab, most }));
    },
  };
}

interface HandoutPlace extends Pick<OutputTabs, "withTab"> {
  readonly most: number;
}

async function printOne(
  handout: Handout,
  output: HandoutOutput,
  { withTab, most }: HandoutPlace,
): Promise<() => Promise<Written>> {
  const { page, staging, deck } = output;
  const { suffix, plan } = handout;
  const pages = plan(output.input);
  const trust = page.options.settings.html;
  const press = { name: suffix, pages, trust, most, staging, withTab, path: deck.path };
  // A part is staged as it was laid out: its scripts would run again on what they have made.
  const isDivided = pages.count > most && trust === "safe";
  const parts = isDivided ? await divideHandout(press) : [];
  const [read] = await Promise.all([
    parts.length > 1 ? printHandout(press, parts) : printWhole(press),
    import("../../pdf/finish-pdf.ts"),
  ]);
  if (parts.length <= 1) return () => writeHandout(handout, output, read);
  // A long one takes much memory: it is not held while others are printed.
  const written = await writeHandout(handout, output, read);
  return () => Promise.resolve(written);
}

/** Writes the PDF of a handout that was printed. */
async function writeHandout(
  { suffix, outline: outlineOf, facts }: Handout,
  output: HandoutOutput,
  read: () => Promise<PrintedHandout>,
): Promise<Written> {
  const { page, staging } = output;
  const trust = page.options.settings.html;
  const { finishDocument } = await import("../../pdf/finish-pdf.ts");
  const printed = await read();
  // HTML of the author's can end a page where no column ends.
  const pageAt = (at: number): number =>
    trust === "trusted" ? Math.min(at, printed.pages - 1) : at;
  const outline = placeOutline(outlineOf(output.input), printed.entries.map(pageAt));
  const file = `${page.file.name}-${suffix}.pdf`;
  const own = { ...factsOf(output, { outline, labels: [] }), ...facts };
  await staging.write(file, finishDocument(printed.objects, own));
  return { files: [file], pages: [{ file, count: printed.pages }] };
}

/** Prints a handout in one piece. */
function printWhole({
  name,
  pages,
  trust,
  staging,
  withTab,
  path,
}: HandoutPress): Promise<() => Promise<PrintedHandout>> {
  return withTab(async (open) => {
    const pageName = `${name}.html`;
    await staging.write(pageName, addPolicy(renderWhole(pages), trust, "printed"));
    const page = await open(pageName);
    return unlessCrashed(page, `printed a handout of ${path}`, print(page));
  });
}

async function print(page: Page): Promise<() => Promise<PrintedHandout>> {
  const { entries } = await placePages(page);
  const [printed, { readPrinted }] = await Promise.all([
    printPage(page),
    import("../../pdf/read-printed.ts"),
  ]);
  return async () => ({
    objects: await readPrinted(printed),
    pages: countPages(printed),
    entries,
  });
}
