import { createWarmBrowser } from "../../browser/warm-browser.ts";
import { PdfPress } from "../outputs/pdf-press.ts";
import { trustsHtml, type OuterSettings } from "../../core/pipeline.ts";
import { findChapters } from "../chapter/find-chapters.ts";
import { startDev } from "../server/dev/start-dev.ts";
import type { DevFlags } from "./options.ts";
import { openProject, printProjectNotes, showingNotes, trustNote } from "./project.ts";
import { printDiagnostics, printLine, printNote } from "./report.ts";
import { addressOf, openAnyBrowser, withLecternErrors } from "./use-browser.ts";
import { untilStopped, type World } from "./world.ts";

/** How long the browser that prints waits for the next click. */
const idleMs = 120_000;

/** `lectern dev`: serves the decks until it is stopped. Returns the exit code. */
export async function runDev(
  paths: readonly string[],
  given: DevFlags,
  world: World,
): Promise<number> {
  const flags = showingNotes(given, "dev");
  // Wrong flags fail at once; the browser is looked for when a PDF is first asked for.
  addressOf(flags);
  const files = await findChapters(paths, world.cwd);
  const project = await openProject(flags, files, world);
  const { outer, templates, root } = project;
  printProjectNotes(world, project);
  let wasTrusted = trustsHtml(outer);
  const readSettings = async (): Promise<OuterSettings> => {
    const { outer: saved } = await openProject(flags, files, world);
    const isTrusted = trustsHtml(saved);
    if (isTrusted && !wasTrusted) printNote(world, trustNote);
    wasTrusted = isTrusted;
    return saved;
  };
  const browser = createWarmBrowser({ open: () => openAnyBrowser(flags, world), idleMs });
  const server = await startDev({
    root,
    port: flags.port,
    open: false,
    paths,
    settings: outer,
    readSettings,
    report: (_, found) => printDiagnostics(world, found),
    printer: new PdfPress((job) => withLecternErrors(() => browser.use(job))),
    ...(templates === null ? {} : { templates }),
  });
  const url = server.resolvedUrls?.local[0] ?? "";
  printLine(world, url);
  for (const { name } of files) printLine(world, `  ${url}${encodeURIComponent(name)}/`);
  if (flags.open) world.openAddress(url);
  world.onServing();
  await untilStopped(world);
  await server.close();
  await browser.close();
  return 0;
}
