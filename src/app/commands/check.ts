import process from "node:process";

import type { UseBrowser } from "../print/open-tab.ts";
import type { CheckedChapters } from "./check-all.ts";
import { findChaptersOf } from "./find-chapters-of.ts";
import { exitCodeFor, printDiagnostics, printJson, printLine } from "./report.ts";
import { findAnyBrowser, runWithBrowser } from "./use-browser.ts";

/**
 * `lectern check`: prints what is wrong or risky in the chapters, how long each takes to be spoken
 * and how full each slide is. Writes nothing. Without a browser, what only it can see is left out.
 */
export async function runCheck(
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const files = await findChaptersOf(paths);
  const chosen = await findAnyBrowser(options);
  const run = async (browser: UseBrowser | null): Promise<CheckedChapters> => {
    // The browser starts first: this is loaded meanwhile.
    const { checkAll } = await import("./check-all.ts");
    return checkAll(files, options, browser);
  };
  const { chapters, failures } = await (chosen === null
    ? run(null)
    : runWithBrowser(chosen, ({ use }) => run(use)));
  const all = chapters.flatMap(({ diagnostics }) => diagnostics);
  if (options["json"] === true) {
    printJson(all);
  } else {
    printDiagnostics(all);
    for (const line of chapters.flatMap(({ lines }) => lines)) printLine(line);
  }
  failures.throwFirst();
  process.exitCode = exitCodeFor(all, options["strict"] === true);
}
