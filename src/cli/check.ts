import process from "node:process";

import { estimateTalkTime } from "../checks/talk-time.ts";
import { sortDiagnostics, type Diagnostic } from "../model/diagnostic.ts";
import type { BuildOptions } from "../outputs/build-chapter.ts";
import { measureChapter } from "../outputs/fit-chapter.ts";
import type { ChapterFile } from "../workspace/find-chapters.ts";
import { prepareDeck } from "../workspace/prepare-deck.ts";
import { formatFullness } from "./format-fullness.ts";
import { formatTalkTime } from "./format-talk-time.ts";
import { findChaptersOf, openWorkshop } from "./open-workshop.ts";
import { countOf, exitCodeFor, printDiagnostics, printJson, printLine } from "./report.ts";
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
  const run = async (browser: BuildOptions["browser"]): Promise<Checked[]> => {
    const workshop = await openWorkshop(options, files);
    const checked: Checked[] = [];
    for (const file of files) checked.push(await checkFile(file, { workshop, browser }));
    return checked;
  };
  const checked = await (chosen === null
    ? run(null)
    : runWithBrowser(chosen, ({ use }) => run(use)));
  const all = checked.flatMap(({ diagnostics }) => diagnostics);
  if (options["json"] === true) {
    printJson(all);
  } else {
    printDiagnostics(all);
    for (const line of checked.flatMap(({ lines }) => lines)) printLine(line);
  }
  process.exitCode = exitCodeFor(all, options["strict"] === true);
}

interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: readonly string[];
}

async function checkFile(
  file: ChapterFile,
  { workshop, browser }: Pick<BuildOptions, "workshop" | "browser">,
): Promise<Checked> {
  const prepared = await prepareDeck(file, workshop);
  const fitted =
    browser === null ? null : await browser((opened) => measureChapter(prepared, opened));
  const deck = fitted?.deck ?? prepared.planned.deck;
  const diagnostics = sortDiagnostics([...prepared.diagnostics, ...(fitted?.diagnostics ?? [])]);
  const count = (severity: string) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const facts = [
    countOf(deck.slides.length, "slide"),
    countOf(count("error"), "error"),
    countOf(count("warning"), "warning"),
    ...(count("info") > 0 ? [countOf(count("info"), "info")] : []),
  ];
  return {
    diagnostics,
    lines: [
      `${file.path}: ${facts.join(", ")}`,
      ...formatTalkTime(estimateTalkTime(deck)),
      ...formatFullness(deck, fitted?.slides ?? null),
    ],
  };
}
