import process from "node:process";

import { estimateTalkTime } from "../checks/talk-time.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { findChapters } from "../workspace/find-chapters.ts";
import { judgeFile } from "../workspace/prepare-deck.ts";
import { formatTalkTime } from "./format-talk-time.ts";
import { defaultPaths, openWorkshop } from "./open-workshop.ts";
import { countOf, exitCodeFor, printDiagnostics, printLine } from "./report.ts";

/** `lectern check`: prints what is wrong or risky in the chapters, and how long each takes to be spoken. */
export async function runCheck(
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const files = await findChapters(paths.length > 0 ? paths : defaultPaths, process.cwd());
  const workshop = await openWorkshop(options, files);
  const all: Diagnostic[] = [];
  const lines: string[] = [];
  for (const file of files) {
    const { planned, diagnostics } = await judgeFile(file, workshop);
    all.push(...diagnostics);
    const count = (severity: string) =>
      diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    const facts = [
      countOf(planned.deck.slides.length, "slide"),
      countOf(count("error"), "error"),
      countOf(count("warning"), "warning"),
      ...(count("info") > 0 ? [countOf(count("info"), "info")] : []),
    ];
    lines.push(`${file.path}: ${facts.join(", ")}`);
    lines.push(...formatTalkTime(estimateTalkTime(planned.deck)));
  }
  if (options["json"] === true) {
    printLine(JSON.stringify(all, null, 2));
  } else {
    printDiagnostics(all);
    for (const line of lines) printLine(line);
  }
  process.exitCode = exitCodeFor(all, options["strict"] === true);
}
