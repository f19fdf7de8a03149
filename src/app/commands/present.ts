import { existsSync } from "node:fs";
import process from "node:process";

import { holdDeck } from "../print/hold-deck.ts";
import { loadClient } from "../server/present/load-client.ts";
import { openAddress } from "../server/present/open-address.ts";
import type { HeldDeck, Stage } from "../server/present/stage.ts";
import { type Presenting, startPresenting, takePlace } from "../server/present/start-presenting.ts";
import { renderQrText } from "../../core/render/qr-code.ts";
import { type ChapterFile, findChapters } from "../chapter/find-chapters.ts";
import { type CourseEntry, prepareCourse, toCourseEntry } from "../chapter/prepare-course.ts";
import { prepareDeck } from "../chapter/prepare-deck.ts";
import { defaultPaths } from "./find-chapters-of.ts";
import { givenWithNotes } from "./given-with-notes.ts";
import { openWorkshop } from "./open-workshop.ts";
import { outliveTerminal } from "./outlive-terminal.ts";
import { printDiagnostics, printLine, printQrText, startProgress } from "./report.ts";
import { tellTemplates, tellTrust } from "./tell-trust.ts";
import { needBrowser, runWithBrowser } from "./use-browser.ts";

type Options = Readonly<Record<string, unknown>>;

/**
 * `lectern present`: builds the decks, as they now are, into memory, and shows them until it is
 * stopped. A phone that scans the code becomes their remote.
 */
export async function runPresent(paths: readonly string[], given: Options): Promise<void> {
  const options = givenWithNotes(given, "present");
  const { host, chapters } = splitHost(options["host"], paths);
  const wanted = chapters.length > 0 ? chapters : defaultPaths;
  const files = await findChapters(wanted, process.cwd());
  const port = options["port"];
  const hasNetwork = host !== null;
  // Before the decks are built: what cannot be had is told at once.
  const place = await takePlace({
    port: typeof port === "number" ? port : null,
    host,
  });
  const stage = await makeStage(files, options);
  const presenting = startPresenting(stage, place, () =>
    printLine("A remote is connected. Enter makes a code for another."),
  );
  const addresses = stage.decks.map(({ name }) => `${presenting.url}${encodeURIComponent(name)}/`);
  const url = addresses.length > 1 ? presenting.url : (addresses[0] ?? "");
  if (addresses.length > 1) printLine(url);
  for (const address of addresses) printLine(addresses.length > 1 ? `  ${address}` : address);
  printCode(presenting, hasNetwork);
  outliveTerminal();
  // A whole line: so Ctrl-C still ends the run, and no mode of the terminal has to be put back.
  process.stdin.on("data", () => printCode(presenting, hasNetwork));
  // The lecture goes on where the terminal does not: there are no more codes then.
  process.stdin.on("error", () => undefined);
  if (options["open"] === true) openAddress(url, process.platform, process.env["BROWSER"]);
}

/** `--host` may stand alone: what follows it is a chapter where there is one of that name. */
function splitHost(
  given: unknown,
  paths: readonly string[],
): { readonly host: string | null; readonly chapters: readonly string[] } {
  if (given === undefined) return { host: null, chapters: paths };
  if (typeof given !== "string") return { host: "", chapters: paths };
  return existsSync(given)
    ? { host: "", chapters: [given, ...paths] }
    : { host: given, chapters: paths };
}

async function makeStage(files: readonly ChapterFile[], options: Options): Promise<Stage> {
  const chosen = await needBrowser(options);
  const progress = startProgress("Reading");
  try {
    return await runWithBrowser(chosen, async ({ use }) => {
      const workshop = await openWorkshop(options, files);
      tellTrust(workshop.outer, progress);
      tellTemplates(workshop, progress);
      const decks: HeldDeck[] = [];
      const entries: CourseEntry[] = [];
      for (const file of files) {
        progress.say(`Building ${file.path}`);
        const prepared = await prepareDeck(file, workshop);
        const made = await use((browser) => holdDeck(prepared, browser));
        const { deck, html, assets, diagnostics } = made;
        const trust = prepared.planned.settings.html;
        decks.push({ name: file.name, language: deck.language, html, assets, trust });
        entries.push({ ...toCourseEntry(prepared), slides: deck.slides.length });
        progress.stop();
        printDiagnostics(diagnostics);
      }
      const course = await prepareCourse(entries, workshop, { pdfs: [], words: "" });
      return { decks, course, client: await loadClient(workshop) };
    });
  } finally {
    progress.stop();
  }
}

/** Prints a new one-time code: for phones as a picture, where the network is let in. */
function printCode({ renewCode }: Presenting, hasNetwork: boolean): void {
  const [first = "", ...rest] = renewCode();
  printLine("");
  if (!hasNetwork) {
    printLine(`Remote, in another window of this machine: ${first}`);
    printLine("It works once, within 10 minutes. Enter makes a new one.");
    return;
  }
  printQrText(renderQrText(first));
  printLine(`Remote, for a phone: ${first}`);
  for (const address of rest) printLine(`  or ${address}`);
  printLine("It works once, within 10 minutes. Enter makes a new one.");
}
