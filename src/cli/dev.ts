import process from "node:process";

import { startDev } from "../vite/start-dev.ts";
import { findChapters } from "../workspace/find-chapters.ts";
import { defaultPaths, openWorkshop } from "./open-workshop.ts";
import { printDiagnostics, printLine } from "./report.ts";

/** `lectern dev`: serves the decks until it is stopped. */
export async function runDev(
  paths: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const wanted = paths.length > 0 ? paths : defaultPaths;
  const files = await findChapters(wanted, process.cwd());
  const { outer, templates, project } = await openWorkshop(options, files);
  const port = options["port"];
  const server = await startDev({
    root: project,
    port: typeof port === "number" ? port : null,
    open: options["open"] === true,
    paths: wanted,
    settings: outer,
    readSettings: async () => (await openWorkshop(options, files)).outer,
    report: (_, found) => printDiagnostics(found),
    ...(templates === null ? {} : { templates }),
  });
  const url = server.resolvedUrls?.local[0] ?? "";
  printLine(url);
  for (const { name } of files) printLine(`  ${url}${encodeURIComponent(name)}/`);
}
