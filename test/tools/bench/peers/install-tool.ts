import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { runMeasured } from "../../../support/run-measured.ts";
import type { Tool } from "./tools.ts";

/** What may come of a slow registry. */
const installTimeoutMs = 300_000;

/** No tool fetches a browser of its own: all use ours. */
const noBrowsers = {
  PUPPETEER_SKIP_DOWNLOAD: "1",
  PUPPETEER_SKIP_CHROMIUM_DOWNLOAD: "1",
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
};

/**
 * Installs a tool into the folder `home`, which it makes, from the registry that npm is set to.
 * Returns null, or why it could not be installed.
 */
export async function installTool(tool: Tool, home: string): Promise<string | null> {
  mkdirSync(home, { recursive: true });
  const { packages, overrides = {} } = tool;
  writeFileSync(join(home, "package.json"), JSON.stringify({ private: true, overrides }));
  const args = ["install", "--no-audit", "--no-fund", "--loglevel", "error", ...packages];
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const command = { file: npm, args, folder: home, environment: noBrowsers };
  const installed = await runMeasured(command, installTimeoutMs);
  if (installed.kind === "done") return null;
  if (installed.kind === "late") return `npm did not end in ${installTimeoutMs / 1000} s`;
  return /npm error (notarget .*|code \w+)/.exec(installed.why)?.[1] ?? installed.why;
}

/** What the browser says of itself: its name and version. */
export function versionOfBrowser(path: string): string {
  return spawnSync(path, ["--version"], { encoding: "utf8" }).stdout?.trim() ?? "";
}
