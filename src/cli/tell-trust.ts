import { trustsHtml, type OuterSettings } from "../pipeline.ts";
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
