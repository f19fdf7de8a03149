import process from "node:process";

import { createWarmBrowser } from "../../browser/warm-browser.ts";
import { PdfPress } from "../outputs/pdf-press.ts";
import { trustsHtml, type OuterSettings } from "../../core/pipeline.ts";
import { startDev } from "../server/dev/start-dev.ts";
import { findChapters } from "../chapter/find-chapters.ts";
import { defaultPaths } from "./find-chapters-of.ts";
import { givenWithNotes } from "./given-with-notes.ts";
import { openWorkshop } from "./open-workshop.ts";
import { outliveTerminal } from "./outlive-terminal.ts";
import { printDiagnostics, printLine } from "./report.ts";
import { tellTemplates, tellTrust } from "./tell-trust.ts";
import { openAnyBrowser, refuseTwoBrowsers, withLecternErrors } from "./use-browser.ts";

/** `lectern dev`: serves the decks until it is stopped. */
export async function runDev(
  paths: readonly string[],
  given: Readonly<Record<string, unknown>>,
): Promise<void> {
  outliveTerminal();
  const options = givenWithNotes(given, "dev");
  await refuseTwoBrowsers(options);
  const wanted = paths.length > 0 ? paths : defaultPaths;
  const files = await findChapters(wanted, process.cwd());
  const workshop = await openWorkshop(options, files);
  const { outer, templates, root } = workshop;
  tellTrust(outer);
  tellTemplates(workshop);
  let isTold = trustsHtml(outer);
  const readSettings = async (): Promise<OuterSettings> => {
    const { outer: saved } = await openWorkshop(options, files);
    if (!isTold) tellTrust(saved);
    isTold = trustsHtml(saved);
    return saved;
  };
  const port = options["port"];
  const server = await startDev({
    root,
    port: typeof port === "number" ? port : null,
    open: options["open"] === true,
    paths: wanted,
    settings: outer,
    readSettings,
    report: (_, found) => printDiagnostics(found),
    printer: createPrinter(options),
    ...(templates === null ? {} : { templates }),
  });
  const url = server.resolvedUrls?.local[0] ?? "";
  printLine(url);
  for (const { name } of files) printLine(`  ${url}${encodeURIComponent(name)}/`);
}

/** How long the browser that prints waits for the next click. */
const idleMs = 120_000;

/** The browser is looked for, or connected to, when a PDF will first be asked for. */
function createPrinter(options: Readonly<Record<string, unknown>>): PdfPress {
  const open = () => openAnyBrowser(options);
  const browser = createWarmBrowser({ open, idleMs });
  return new PdfPress((job) => withLecternErrors(() => browser.use(job)));
}
