import { constants, existsSync } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { basename, delimiter, join, resolve } from "node:path";

import type { BrowserEnvironment } from "./browser-environment.ts";
import { BrowserError } from "./browser-error.ts";

/** The small shell that only prints and measures, or a whole browser. */
export type BrowserKind = "headless-shell" | "chrome";

/** A browser that exists and may be executed; whether it starts is not known yet. */
export interface FoundBrowser {
  /** Absolute. */
  readonly executablePath: string;
  readonly kind: BrowserKind;
  /** Where it was found, in words for the user: a flag's or a variable's name, a folder. */
  readonly origin: string;
}

/** Where to look for a browser. */
export interface FindBrowserOptions {
  /** The path the user gave on the command line, or null. */
  readonly named: string | null;
  readonly environment: BrowserEnvironment;
}

/**
 * The installed browsers that are looked for, by platform, in order. A bare name is looked for on PATH;
 * `~` and `%NAME%` at the start stand for folders.
 */
const CANDIDATES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    "chromium-headless-shell",
    "chrome-headless-shell",
    "google-chrome-stable",
    "google-chrome",
    "/opt/google/chrome/chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge-stable",
    "microsoft-edge",
  ],
  darwin: [
    "chrome-headless-shell",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "chrome-headless-shell.exe",
    "%PROGRAMFILES%/Google/Chrome/Application/chrome.exe",
    "%PROGRAMFILES(X86)%/Google/Chrome/Application/chrome.exe",
    "%LOCALAPPDATA%/Google/Chrome/Application/chrome.exe",
    "%LOCALAPPDATA%/Chromium/Application/chrome.exe",
    "%PROGRAMFILES(X86)%/Microsoft/Edge/Application/msedge.exe",
    "%PROGRAMFILES%/Microsoft/Edge/Application/msedge.exe",
  ],
};

/** Where programs stand on a system whose PATH was cut short (cron, a systemd unit). */
const USUAL_FOLDERS = ["/usr/local/bin", "/usr/bin", "/bin", "/snap/bin"] as const;

/**
 * Returns the browser to use: the one the user names, else the newest of puppeteer's cache (the
 * headless shell before Chrome), else the first installed one. Throws `BrowserError("no-browser")`
 * that names each place looked in, or that says why the named one cannot be used: a named browser
 * is never replaced silently by another.
 */
export async function findBrowser(options: FindBrowserOptions): Promise<FoundBrowser> {
  const found = await findBrowserIfAny(options);
  if (found !== null) return found;
  const places = listPlaces(options.environment).map((place) => `\n  ${place}`);
  throw new BrowserError("no-browser", `No browser was found. Looked in:${places.join("")}`, {
    hint: "Run `lectern browser install`, or name a browser with PUPPETEER_EXECUTABLE_PATH.",
  });
}

/** Returns what `findBrowser` returns, or null when there is none. Throws for a bad named path. */
export async function findBrowserIfAny({
  named,
  environment,
}: FindBrowserOptions): Promise<FoundBrowser | null> {
  const { variables, platform } = environment;
  const given = { "named on the command line": named, ...pick(variables) };
  for (const [origin, path] of Object.entries(given)) {
    if (path !== null && path !== "") return await checkNamed(path, origin);
  }
  const cacheOrigin = `puppeteer's cache, ${resolveCacheFolder(environment)}`;
  for (const path of await listCached(environment)) {
    if ((await findFault(path)) === null) return toFound(path, cacheOrigin);
  }
  const candidates = CANDIDATES[platform] ?? [];
  for (const path of candidates.flatMap((one) => expandCandidate(one, environment))) {
    if ((await findFault(path)) === null) return toFound(path, "installed on this system");
  }
  return null;
}

/** Returns the variables that name a browser, those that other tools read too. */
function pick(variables: BrowserEnvironment["variables"]): Readonly<Record<string, string>> {
  const names = ["PUPPETEER_EXECUTABLE_PATH", "CHROME_PATH"];
  return Object.fromEntries(names.map((name) => [name, variables[name] ?? ""]));
}

function toFound(executablePath: string, origin: string, target = executablePath): FoundBrowser {
  const isShell = [executablePath, target].some((one) => /headless[-_]shell/.test(basename(one)));
  return { executablePath, kind: isShell ? "headless-shell" : "chrome", origin };
}

/** Returns the folder of puppeteer's cache: `PUPPETEER_CACHE_DIR`, else `~/.cache/puppeteer`. */
export function resolveCacheFolder({ variables, home }: BrowserEnvironment): string {
  const named = variables["PUPPETEER_CACHE_DIR"] ?? "";
  return named === "" ? join(home, ".cache", "puppeteer") : named;
}

/** Returns the programs that the cache names, headless shells first, the newest first. */
async function listCached(environment: BrowserEnvironment): Promise<readonly string[]> {
  const cacheDir = resolveCacheFolder(environment);
  // The library takes 30 ms to load.
  if (!existsSync(cacheDir)) return [];
  const { getInstalledBrowsers } = await import("@puppeteer/browsers");
  const system = { linux: "linux", darwin: "mac", win32: "win" }[String(environment.platform)];
  const installed = (await getInstalledBrowsers({ cacheDir }))
    .filter(({ platform }) => platform.split(/[_\d]/)[0] === system)
    // Not by the library's comparator, which refuses versions of four numbers.
    .toSorted((a, b) => b.buildId.localeCompare(a.buildId, "en", { numeric: true }));
  return ["chrome-headless-shell", "chrome"].flatMap((product) =>
    installed.filter(({ browser }) => browser === product).map((one) => one.executablePath),
  );
}

async function checkNamed(path: string, origin: string): Promise<FoundBrowser> {
  const executablePath = resolve(path);
  const fault = await findFault(executablePath);
  if (fault !== null) {
    throw new BrowserError("no-browser", `The browser "${path}" (${origin}) ${fault}.`, {
      hint: "Name the program's own file, or name none: then the installed browsers are looked for.",
    });
  }
  // A link's name says nothing certain about the kind: the file behind it does.
  return toFound(executablePath, origin, await realpath(executablePath));
}

/** Says why a path cannot be executed, as the end of a sentence, or returns null when it can. */
async function findFault(path: string): Promise<string | null> {
  const stats = await stat(path).catch(() => null);
  if (stats === null) return "does not exist";
  if (!stats.isFile()) return "is a folder, not a program";
  return await access(path, constants.X_OK).then(
    () => null,
    () => "may not be executed (no execute permission)",
  );
}

/** Returns the absolute paths a candidate stands for on this machine, in order. */
function expandCandidate(path: string, environment: BrowserEnvironment): readonly string[] {
  const { variables, home, root } = environment;
  if (path.startsWith("/")) return [join(root, path)];
  if (path.startsWith("~/")) return [join(home, path.slice(2))];
  const variable = /^%([^%]+)%(.*)$/.exec(path);
  if (variable !== null) {
    const folder = readVariable(variables, variable[1] ?? "");
    return folder === "" ? [] : [join(folder, variable[2] ?? "")];
  }
  return listProgramFolders(environment).map((folder) => join(folder, path));
}

function listProgramFolders(environment: BrowserEnvironment): readonly string[] {
  const { variables, platform, root } = environment;
  const onPath = readVariable(variables, "PATH")
    .split(delimiter)
    .filter((folder) => folder !== "");
  const usual = platform === "win32" ? [] : USUAL_FOLDERS.map((folder) => join(root, folder));
  return [...new Set([...onPath, ...usual])];
}

/** Windows spells `ProgramFiles` and `Path` in its own way; copied environments lose that lenience. */
function readVariable(variables: BrowserEnvironment["variables"], name: string): string {
  const exact = variables[name];
  if (exact !== undefined) return exact;
  const key = Object.keys(variables).find((one) => one.toUpperCase() === name);
  return (key === undefined ? undefined : variables[key]) ?? "";
}

/** Returns each place a browser is looked for in, in order, one line each. */
function listPlaces(environment: BrowserEnvironment): readonly string[] {
  const cache = resolveCacheFolder(environment);
  const candidates = CANDIDATES[environment.platform] ?? [];
  const isBare = (path: string): boolean => !/^[/~%]/.test(path);
  const folders = listProgramFolders(environment).join(delimiter);
  return [
    "PUPPETEER_EXECUTABLE_PATH (not set)",
    "CHROME_PATH (not set)",
    join(cache, "chrome-headless-shell"),
    join(cache, "chrome"),
    ...candidates.filter(isBare).map((name) => `${name} in ${folders}`),
    ...candidates.filter((one) => !isBare(one)).flatMap((one) => expandCandidate(one, environment)),
  ];
}
