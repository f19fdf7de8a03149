import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserEnvironment } from "./browser-environment.ts";
import type { BrowserKind, FoundBrowser } from "./found-browser.ts";

interface CachedProduct {
  /** The folder of the cache, and the name `@puppeteer/browsers` gives the product. */
  readonly product: string;
  readonly kind: BrowserKind;
  /** The executable inside one version's folder; `build` is for example `linux64`. */
  readonly toExecutable: (build: string) => string;
}

/** The products puppeteer's cache may hold, the quicker to start first. */
const PRODUCTS: readonly CachedProduct[] = [
  {
    product: "chrome-headless-shell",
    kind: "headless-shell",
    toExecutable: (build) =>
      join(`chrome-headless-shell-${build}`, `chrome-headless-shell${toSuffix(build)}`),
  },
  { product: "chrome", kind: "chrome", toExecutable: toChromeExecutable },
];

/** The prefix of a version's folder in the cache, and the build's name inside it. */
const BUILDS: Readonly<Record<string, string>> = {
  linux: "linux64",
  linux_arm: "linux64",
  mac: "mac-x64",
  mac_arm: "mac-arm64",
  win32: "win32",
  win64: "win64",
};

/** Returns the folder of puppeteer's cache: `PUPPETEER_CACHE_DIR`, else `~/.cache/puppeteer`. */
export function resolveCacheFolder({ variables, home }: BrowserEnvironment): string {
  const named = variables["PUPPETEER_CACHE_DIR"] ?? "";
  return named === "" ? join(home, ".cache", "puppeteer") : named;
}

/**
 * Returns the browsers of puppeteer's cache, the headless shells before the Chromes and the newest
 * version of each first. Empty when there is no cache. The executables may be missing: a broken
 * download leaves its folder.
 *
 * The folders are read here, not through `@puppeteer/browsers`, whose import (50 ms) would stand
 * in front of the browser's start.
 */
export async function findCachedBrowsers(
  environment: BrowserEnvironment,
): Promise<readonly FoundBrowser[]> {
  const cache = resolveCacheFolder(environment);
  const lists = await Promise.all(
    PRODUCTS.map(async ({ product, kind, toExecutable }) => {
      const folder = join(cache, product);
      const names = await readdir(folder).catch(() => []);
      return toVersions(names, environment.platform).map(({ name, build }): FoundBrowser => ({
        executablePath: join(folder, name, toExecutable(build)),
        kind,
        origin: `puppeteer's cache, ${cache}`,
      }));
    }),
  );
  return lists.flat();
}

interface CachedVersion {
  readonly name: string;
  readonly build: string;
}

/** Keeps this platform's versions, newest first. Other folders of the cache are passed over. */
function toVersions(names: readonly string[], platform: NodeJS.Platform): readonly CachedVersion[] {
  const prefix = { linux: "linux", darwin: "mac", win32: "win" }[String(platform)];
  if (prefix === undefined) return [];
  return names
    .flatMap((name) => {
      const [, key = "", version = ""] = /^(\w+)-([\d.]+)$/.exec(name) ?? [];
      const build = BUILDS[key];
      if (build === undefined || !key.startsWith(prefix)) return [];
      return [{ name, build, version: version.split(".").map(Number) }];
    })
    .toSorted((a, b) => compareVersions(b.version, a.version));
}

function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function toSuffix(build: string): string {
  return build.startsWith("win") ? ".exe" : "";
}

function toChromeExecutable(build: string): string {
  const folder = `chrome-${build}`;
  if (!build.startsWith("mac")) return join(folder, `chrome${toSuffix(build)}`);
  const name = "Google Chrome for Testing";
  return join(folder, `${name}.app`, "Contents", "MacOS", name);
}
