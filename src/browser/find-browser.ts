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

interface Candidate {
  readonly platform: "linux" | "darwin" | "win32";
  readonly kind: BrowserKind;
  /** A bare name is looked for on PATH; `~` and `%NAME%` at the start stand for folders. */
  readonly path: string;
}

/** The installed browsers that are looked for, first come first. A new browser is one line. */
// prettier-ignore
const CANDIDATES: readonly Candidate[] = [
  { platform: "linux", kind: "headless-shell", path: "chromium-headless-shell" },
  { platform: "linux", kind: "headless-shell", path: "chrome-headless-shell" },
  { platform: "linux", kind: "chrome", path: "google-chrome-stable" },
  { platform: "linux", kind: "chrome", path: "google-chrome" },
  { platform: "linux", kind: "chrome", path: "/opt/google/chrome/chrome" },
  { platform: "linux", kind: "chrome", path: "chromium" },
  { platform: "linux", kind: "chrome", path: "chromium-browser" },
  { platform: "linux", kind: "chrome", path: "microsoft-edge-stable" },
  { platform: "linux", kind: "chrome", path: "microsoft-edge" },
  { platform: "darwin", kind: "headless-shell", path: "chrome-headless-shell" },
  { platform: "darwin", kind: "chrome", path: "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" },
  { platform: "darwin", kind: "chrome", path: "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" },
  { platform: "darwin", kind: "chrome", path: "/Applications/Chromium.app/Contents/MacOS/Chromium" },
  { platform: "darwin", kind: "chrome", path: "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge" },
  { platform: "win32", kind: "headless-shell", path: "chrome-headless-shell.exe" },
  { platform: "win32", kind: "chrome", path: "%PROGRAMFILES%/Google/Chrome/Application/chrome.exe" },
  { platform: "win32", kind: "chrome", path: "%PROGRAMFILES(X86)%/Google/Chrome/Application/chrome.exe" },
  { platform: "win32", kind: "chrome", path: "%LOCALAPPDATA%/Google/Chrome/Application/chrome.exe" },
  { platform: "win32", kind: "chrome", path: "%LOCALAPPDATA%/Chromium/Application/chrome.exe" },
  { platform: "win32", kind: "chrome", path: "%PROGRAMFILES(X86)%/Microsoft/Edge/Application/msedge.exe" },
  { platform: "win32", kind: "chrome", path: "%PROGRAMFILES%/Microsoft/Edge/Application/msedge.exe" },
];

/** How the cache's folders of a system begin: `linux`, `mac_arm`, `win64`. */
const CACHE_SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: "linux",
  darwin: "mac",
  win32: "win",
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
export async function findBrowserIfAny(options: FindBrowserOptions): Promise<FoundBrowser | null> {
  const { named, environment } = options;
  for (const { path, origin } of listNamed(named, environment)) {
    if (path !== "") return await checkNamed(path, origin);
  }
  for (const cached of await listCached(environment)) {
    if ((await findFault(cached.executablePath)) === null) return cached;
  }
  for (const { kind, path } of CANDIDATES.filter((one) => one.platform === environment.platform)) {
    for (const executablePath of expandCandidate(path, environment)) {
      if ((await findFault(executablePath)) === null) {
        return { executablePath, kind, origin: "installed on this system" };
      }
    }
  }
  return null;
}

/** Returns the folder of puppeteer's cache: `PUPPETEER_CACHE_DIR`, else `~/.cache/puppeteer`. */
export function resolveCacheFolder({ variables, home }: BrowserEnvironment): string {
  const named = variables["PUPPETEER_CACHE_DIR"] ?? "";
  return named === "" ? join(home, ".cache", "puppeteer") : named;
}

/** Returns what the cache holds, headless shells first, the newest first. Executables may be missing. */
async function listCached(environment: BrowserEnvironment): Promise<readonly FoundBrowser[]> {
  const cacheDir = resolveCacheFolder(environment);
  if (!existsSync(cacheDir)) return [];
  const { getInstalledBrowsers } = await import("@puppeteer/browsers");
  const installed = await getInstalledBrowsers({ cacheDir });
  const system = CACHE_SYSTEMS[environment.platform] ?? null;
  const listOf = (product: string, kind: BrowserKind): readonly FoundBrowser[] =>
    installed
      .filter(
        ({ browser, platform }) => browser === product && platform.split(/[_\d]/)[0] === system,
      )
      // Not by the library's comparator, which refuses versions of four numbers.
      .toSorted((a, b) => b.buildId.localeCompare(a.buildId, "en", { numeric: true }))
      .map(({ executablePath }) => ({
        executablePath,
        kind,
        origin: `puppeteer's cache, ${cacheDir}`,
      }));
  return [...listOf("chrome-headless-shell", "headless-shell"), ...listOf("chrome", "chrome")];
}

interface NamedPath {
  /** Empty when not set. */
  readonly path: string;
  readonly origin: string;
}

function listNamed(named: string | null, { variables }: BrowserEnvironment): readonly NamedPath[] {
  return [
    { path: named ?? "", origin: "named on the command line" },
    { path: variables["PUPPETEER_EXECUTABLE_PATH"] ?? "", origin: "PUPPETEER_EXECUTABLE_PATH" },
    { path: variables["CHROME_PATH"] ?? "", origin: "CHROME_PATH" },
  ];
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
  const names = [executablePath, await realpath(executablePath)].map((one) => basename(one));
  const isShell = names.some((name) => /headless[-_]shell/.test(name));
  return { executablePath, kind: isShell ? "headless-shell" : "chrome", origin };
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
  const candidates = CANDIDATES.filter((one) => one.platform === environment.platform);
  const isBare = (path: string): boolean => !/^[/~%]/.test(path);
  const bare = candidates.filter(({ path }) => isBare(path)).map(({ path }) => path);
  const fixed = candidates.filter(({ path }) => !isBare(path));
  return [
    "PUPPETEER_EXECUTABLE_PATH (not set)",
    "CHROME_PATH (not set)",
    join(cache, "chrome-headless-shell"),
    join(cache, "chrome"),
    ...bare.map((name) => `${name} in ${listProgramFolders(environment).join(delimiter)}`),
    ...fixed.flatMap(({ path }) => expandCandidate(path, environment)),
  ];
}
