import { estimateTalkTime } from "../../core/check/talk-time.ts";
import { sortDiagnostics, type Diagnostic } from "../../core/model/diagnostic.ts";
import { ChapterBuild } from "../chapter-build.ts";
import type { ChapterFile } from "../chapter/find-chapters.ts";
import type { Project } from "../chapter/project.ts";
import type { UseBrowser } from "../print/open-tab.ts";
import { collectFailures, type Failures } from "./collect-failures.ts";
import { formatFullness } from "./format-fullness.ts";
import { formatTalkTime } from "./format-talk-time.ts";
import { openWorkshop } from "./open-workshop.ts";
import { countOf } from "./report.ts";
import { tellTemplates, tellTrust } from "./tell-trust.ts";

/** Returns what is wrong or risky in the chapters, and what is printed of each; null to do without a browser. */
export async function checkAll(
  files: readonly ChapterFile[],
  options: Readonly<Record<string, unknown>>,
  browser: UseBrowser | null,
): Promise<CheckedChapters> {
  const workshop = await openWorkshop(options, files);
  tellTrust(workshop.outer);
  tellTemplates(workshop);
  const chapters: Checked[] = [];
  const failures = collectFailures();
  for (const file of files) {
    const checked = await checkFile(file, { workshop, browser }).catch(failures.add);
    if (checked !== undefined) chapters.push(checked);
  }
  return { chapters, failures };
}

/** What was found, and which chapters could not be checked. */
export interface CheckedChapters {
  readonly chapters: readonly Checked[];
  readonly failures: Failures;
}

/** What was found in a chapter. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: readonly string[];
}

async function checkFile(
  file: ChapterFile,
  { workshop, browser }: { readonly workshop: Project; readonly browser: UseBrowser | null },
): Promise<Checked> {
  const build = new ChapterBuild(file, workshop);
  await build.checked();
  const fitted =
    browser === null ? null : await browser((opened) => build.fitAlone(opened, { all: true }));
  const deck = fitted?.deck ?? (await build.planned()).deck;
  const found = [...(await build.diagnostics()), ...(fitted?.diagnostics ?? [])];
  const diagnostics = sortDiagnostics(found);
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
