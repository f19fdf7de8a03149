import { estimateTalkTime, type TalkTime } from "../../core/check/talk-time.ts";
import type { Deck } from "../../core/model/deck.ts";
import { sortDiagnostics, type Diagnostic } from "../../core/model/diagnostic.ts";
import type { FittedSlide } from "../../core/model/fit.ts";
import { findChapters, type ChapterFile } from "../chapter/find-chapters.ts";
import { readStart } from "../chapter/load-source.ts";
import type { Project } from "../chapter/project.ts";
import type { UseBrowser } from "../print/open-tab.ts";
import type { CheckFlags } from "./options.ts";
import { countOf, exitCodeFor, Failures, printDiagnostics, printLine } from "./report.ts";
import { findAnyBrowser, runWithBrowser } from "./use-browser.ts";
import type { World } from "./world.ts";

/**
 * `lectern check`: prints what is wrong or risky in the chapters, how long each takes to be spoken
 * and how full each slide is. Writes nothing. Without a browser, what only it can see is left out.
 * Returns the exit code.
 */
export async function runCheck(
  paths: readonly string[],
  flags: CheckFlags,
  world: World,
): Promise<number> {
  const files = await findChapters(paths, world.cwd, () => readStart(world.stdin));
  const chosen = await findAnyBrowser(flags, world);
  const failures = new Failures(world);
  const check = async (use: UseBrowser | null): Promise<CheckedChapter[]> => {
    // The browser starts first: this is loaded meanwhile.
    const [{ openProject, printProjectNotes }, checkChapter] = await Promise.all([
      import("./project.ts"),
      loadChecker(use),
    ]);
    const project = await openProject(flags, files, world);
    printProjectNotes(world, project);
    const chapters: CheckedChapter[] = [];
    for (const file of files) {
      const checked = await checkChapter(file, project).catch(failures.add);
      if (checked !== undefined) chapters.push(checked);
    }
    return chapters;
  };
  const chapters = await (chosen === null
    ? check(null)
    : runWithBrowser(chosen, ({ use }) => check(use)));
  const all = chapters.flatMap(({ diagnostics }) => diagnostics);
  if (flags.json) {
    world.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  } else {
    printDiagnostics(world, all);
    for (const line of chapters.flatMap(({ lines }) => lines)) printLine(world, line);
  }
  failures.throwFirst();
  return exitCodeFor(all, flags.strict);
}

/** What was found in a chapter, and what is printed of it. */
interface CheckedChapter {
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: readonly string[];
}

/** Returns how to check a chapter; null to do without a browser. */
async function loadChecker(use: UseBrowser | null) {
  const { ChapterBuild } = await import("../chapter-build.ts");
  return async (file: ChapterFile, project: Project): Promise<CheckedChapter> => {
    const build = new ChapterBuild(file, project);
    await build.checked();
    const fitted =
      use === null ? null : await use((opened) => build.fitAlone(opened, { all: true }));
    const deck = fitted?.deck ?? (await build.planned()).deck;
    const found = [...(await build.diagnostics()), ...(fitted?.diagnostics ?? [])];
    const diagnostics = sortDiagnostics(found);
    const count = (severity: Diagnostic["severity"]) =>
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
  };
}

/** Returns the lines that say how long a chapter takes to be spoken; none for one without notes. */
export function formatTalkTime({ minutes, sections }: TalkTime): readonly string[] {
  if (minutes === 0) return [];
  const own = sections.map((section) => `    ${section.title}: ${formatMinutes(section.minutes)}`);
  return [`  talk time: ${formatMinutes(minutes)}`, ...own];
}

function formatMinutes(minutes: number): string {
  if (minutes === 0) return "no notes";
  return minutes < 0.5 ? "under 1 min" : `about ${Math.round(minutes)} min`;
}

/** How wide a full slide's bar is, in characters. */
const barWidth = 10;

/** Returns the lines that say how full each slide is; one line where it was not measured. */
export function formatFullness(
  deck: Deck,
  fitted: readonly FittedSlide[] | null,
): readonly string[] {
  if (fitted === null) return ["  fullness: not measured, there is no browser"];
  const numberWidth = String(fitted.length).length;
  const lines = fitted.map(({ measures }, index) => {
    const { heading = "", part = null, layout = "" } = deck.slides[index] ?? {};
    const full = Math.min(barWidth, Math.round(measures.fullness * barWidth));
    const bar = "#".repeat(full).padEnd(barWidth, ".");
    const percent = `${Math.round(measures.fullness * 100)} %`.padStart(5);
    const which = part === null ? "" : ` (${part.index}/${part.count})`;
    const number = String(index + 1).padStart(numberWidth);
    return `    ${number} ${bar} ${percent}  ${heading}${which} [${layout}]`;
  });
  return ["  fullness:", ...lines];
}
