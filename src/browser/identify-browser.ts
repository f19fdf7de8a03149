import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import process from "node:process";

import type { BrowserKind, FoundBrowser } from "./found-browser.ts";

/** How long a browser may take to say its version; it takes 40 ms. */
const timeoutMs = 10_000;

/**
 * Returns what tells one browser from another: its kind and its version, by its own word, without
 * starting it. One that does not say it (Chrome on Windows opens a window instead) is known by its
 * file's size and time. `askRunning` is how to have the version of the one that runs, null where it
 * does not: a headless shell says the same then, and a process is saved.
 */
export async function identifyBrowser(
  { executablePath, kind }: FoundBrowser,
  askRunning: (() => Promise<string>) | null,
): Promise<string> {
  if (process.platform === "win32") return `${kind}: ${markOf(executablePath)}`;
  const isSame = kind === "headless-shell" && askRunning !== null;
  const version = isSame ? await askRunning() : await askVersion(executablePath);
  return version === null ? `${kind}: ${markOf(executablePath)}` : toIdentity(kind, version);
}

/**
 * The same of a browser that runs, by what it says of itself, such as `HeadlessChrome/150.0.7871.1`:
 * a remote browser is the same as one of that kind and version here.
 */
export function identifyRunning(version: string): string {
  return toIdentity(version.startsWith("Headless") ? "headless-shell" : "chrome", version);
}

/** The number tells all: who packaged a browser is said here and not there. */
function toIdentity(kind: BrowserKind, version: string): string {
  return `${kind}: ${/(?<!\d)\d{1,9}(?:\.\d{1,9}){1,9}/.exec(version)?.[0] ?? version}`;
}

function askVersion(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(path, ["--version"], { timeout: timeoutMs, killSignal: "SIGKILL" }, (error, said) => {
      resolve(error === null && /\d\.\d/.test(said) ? said.trim() : null);
    });
  });
}

function markOf(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false });
  return `${file?.size} bytes of ${file?.mtimeMs}`;
}
