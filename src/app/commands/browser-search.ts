import { currentBrowserEnvironment } from "../../browser/browser-environment.ts";
import type { FindBrowserOptions } from "../../browser/find-browser.ts";

/** Returns where to look for a browser, given what `--browser` says. */
export function searchFor(path: unknown): FindBrowserOptions {
  const named = typeof path === "string" ? path : null;
  return { named, environment: currentBrowserEnvironment() };
}
