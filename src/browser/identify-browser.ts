import { statSync } from "node:fs";
import process from "node:process";

import type { BrowserKind, FoundBrowser } from "./find-browser.ts";
import { runProgram } from "./run-program.ts";

/** How long a browser may take to print its version; it takes 40 ms. */
const TIMEOUT_MS = 10_000;

/**
 * Returns what tells one browser from another: its kind and version, as it prints them, without
 * starting it. One that prints none (Chrome on Windows opens a window instead) is identified by its
 * file's size and time. `askRunning` asks the one that runs for its version, null where none does: a
 * headless shell gives the same then, and a process is saved.
 */
export async function identifyBrowser(
  { executablePath, kind }: FoundBrowser,
  askRunning: (() => Promise<string>) | null,
): Promise<string> {
  const canAsk = process.platform !== "win32";
  if (canAsk && kind === "headless-shell" && askRunning !== null) {
    return toIdentity(kind, await askRunning());
  }
  const version = canAsk ? await readVersion(executablePath) : "";
  if (/\d\.\d/.test(version)) return toIdentity(kind, version);
  const file = statSync(executablePath, { throwIfNoEntry: false });
  return `${kind}: ${file?.size} bytes of ${file?.mtimeMs}`;
}

/**
 * The same of a running browser, by the version it reports, such as `HeadlessChrome/150.0.7871.1`: a
 * remote browser is the same as one of that kind and version here.
 */
export function identifyRunning(version: string): string {
  return toIdentity(version.startsWith("Headless") ? "headless-shell" : "chrome", version);
}

/** The number is enough: who packaged a browser is printed here and not there. */
function toIdentity(kind: BrowserKind, version: string): string {
  return `${kind}: ${/(?<!\d)\d{1,9}(?:\.\d{1,9}){1,9}/.exec(version)?.[0] ?? version}`;
}

async function readVersion(file: string): Promise<string> {
  const { env: variables } = process;
  const program = { file, args: ["--version"], variables, timeoutMs: TIMEOUT_MS };
  const { fault, stdout } = await runProgram(program);
  return fault === null ? stdout.trim() : "";
}
