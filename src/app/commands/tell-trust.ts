import { relative } from "node:path";

import { trustsHtml, type OuterSettings } from "../../core/pipeline.ts";
import { outsideTemplates, type Project } from "../chapter/project.ts";
import { printNote, type Progress } from "./report.ts";

/**
 * Says, in one line, that HTML in the chapters runs, where the user has chosen so. `progress` is what
 * is shown on the terminal meanwhile; null for nothing.
 */
export function tellTrust(outer: OuterSettings, progress: Progress | null = null): void {
  if (!trustsHtml(outer)) return;
  progress?.stop();
  printNote("html: trusted: HTML in the chapters runs as it is written.");
}

/**
 * Says, in one line, which templates are used that came with chapters from outside the working folder.
 * `progress` as above.
 */
export function tellTemplates(workshop: Project, progress: Progress | null = null): void {
  const folders = outsideTemplates(workshop);
  if (folders.length === 0) return;
  progress?.stop();
  const shown = folders.map((folder) => relative(workshop.root, folder));
  printNote(`templates: taken from outside the working folder: ${shown.join(", ")}.`);
}
