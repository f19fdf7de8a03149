import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { sortDiagnostics } from "../../core/model/diagnostic.ts";
import { renderQrText } from "../../core/render/qr-code.ts";
import { ChapterBuild } from "../chapter-build.ts";
import { findChapters, type ChapterFile } from "../chapter/find-chapters.ts";
import type { Project } from "../chapter/project.ts";
import { makeCoursePage, toCourseEntry, type CourseEntry } from "../outputs/course/course-page.ts";
import { withoutScripts } from "../outputs/html.ts";
import { startPresenting, takePort, type Presenting } from "../server/present/start-presenting.ts";
import type { PresentedDeck, Presentation } from "../server/present/static-files.ts";
import type { PresentFlags } from "./options.ts";
import { openProject, printProjectNotes, showingNotes } from "./project.ts";
import { printDiagnostics, printLine, printQrText, startProgress } from "./report.ts";
import { needBrowser, runWithBrowser } from "./use-browser.ts";
import { untilStopped, type World } from "./world.ts";

/**
 * `lectern present`: builds the decks, as they now are, into memory, and shows them until it is
 * stopped. A phone that scans the code becomes their remote. Returns the exit code.
 */
export async function runPresent(
  paths: readonly string[],
  given: PresentFlags,
  world: World,
): Promise<number> {
  const flags = showingNotes(given, "present");
  const { host, chapters } = splitHost(flags.host, paths, world);
  const files = await findChapters(chapters.length > 0 ? chapters : ["slides"], world.cwd);
  // Before the decks are built: a port that is taken is reported at once.
  const port = await takePort({ port: flags.port, host });
  const presentation = await loadPresentation(files, flags, world);
  const presenting = startPresenting(presentation, port, () =>
    printLine(world, "A remote is connected. Press Enter for another code."),
  );
  const { url: listUrl } = presenting;
  const urls = presentation.decks.map(({ name }) => `${listUrl}${encodeURIComponent(name)}/`);
  const url = urls.length > 1 ? listUrl : (urls[0] ?? "");
  printLine(world, url);
  if (urls.length > 1) for (const one of urls) printLine(world, `  ${one}`);
  const printNewCode = (): void => printCode(world, presenting, host !== null);
  printNewCode();
  world.onServing();
  // A whole line: so Ctrl-C still ends the run, and no mode of the terminal has to be put back.
  world.stdin.on("data", printNewCode);
  // The lecture goes on where the terminal does not: there are no more codes then.
  world.stdin.on("error", () => undefined);
  if (flags.open) world.openAddress(url);
  await untilStopped(world);
  await presenting.close();
  return 0;
}

/** `--host` may stand alone: what follows it is a chapter where there is one of that name. */
function splitHost(
  given: PresentFlags["host"],
  paths: readonly string[],
  { cwd }: World,
): { readonly host: string | null; readonly chapters: readonly string[] } {
  if (given === null) return { host: null, chapters: paths };
  if (given === true) return { host: "", chapters: paths };
  return existsSync(resolve(cwd, given))
    ? { host: "", chapters: [given, ...paths] }
    : { host: given, chapters: paths };
}

async function loadPresentation(
  files: readonly ChapterFile[],
  flags: PresentFlags,
  world: World,
): Promise<Presentation> {
  const chosen = await needBrowser(flags, world);
  const progress = startProgress(world, "Reading");
  try {
    return await runWithBrowser(chosen, async ({ use }) => {
      const project = await openProject(flags, files, world);
      printProjectNotes(world, project, progress);
      const decks: PresentedDeck[] = [];
      const entries: CourseEntry[] = [];
      for (const file of files) {
        progress.show(`Building ${file.path}`);
        const build = new ChapterBuild(file, project);
        const { deck, slidesHtml, diagnostics } = await use((browser) => build.fitAlone(browser));
        const page = await build.wholePage();
        const { html, assets } = withoutScripts(page, deck, slidesHtml);
        const trust = page.planned.settings.html;
        decks.push({ name: file.name, language: deck.language, html, assets, trust });
        entries.push({
          ...toCourseEntry(file.name, page.planned.deck),
          slides: deck.slides.length,
        });
        progress.stop();
        printDiagnostics(world, sortDiagnostics([...(await build.diagnostics()), ...diagnostics]));
      }
      const course = await makeCoursePage(entries, project, { pdfs: [], words: "" });
      return { decks, course, client: await loadClient(project) };
    });
  } finally {
    progress.stop();
  }
}

const styles = "remote.css";

/** Returns our own scripts and style sheet, by name. */
async function loadClient({
  client,
  ownTemplates,
}: Project): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = join(client, "..", "remote");
  const scripts = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  const read = scripts.map(async (name) => [name, await readFile(join(folder, name))] as const);
  return new Map([
    ...(await Promise.all(read)),
    [styles, await readFile(join(ownTemplates, styles))],
  ]);
}

/** Prints a new one-time code: for phones as a picture, where the network is let in. */
function printCode(world: World, { renewCode }: Presenting, hasNetwork: boolean): void {
  const [first = "", ...rest] = renewCode();
  printLine(world, "");
  if (hasNetwork) {
    printQrText(world, renderQrText(first));
    printLine(world, `Remote, for a phone: ${first}`);
    for (const address of rest) printLine(world, `  or ${address}`);
  } else {
    printLine(world, `Remote, in another window of this machine: ${first}`);
  }
  printLine(world, "It works once, within 10 minutes. Press Enter for a new one.");
}
