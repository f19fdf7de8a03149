import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Browser, BrowserPlatform, computeExecutablePath } from "@puppeteer/browsers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { BrowserError } from "../../src/browser/browser-error.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";

let folder: string;
let environment: BrowserEnvironment;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lectern-find-"));
  environment = {
    variables: { PATH: join(folder, "path") },
    platform: "linux",
    arch: "x64",
    home: join(folder, "home"),
    userId: 1000,
    root: join(folder, "root"),
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function placeProgram(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "#!/bin/sh\n");
  await chmod(path, 0o755);
  return path;
}

function placeCached(browser: Browser, buildId: string, platform = BrowserPlatform.LINUX) {
  const cacheDir = join(environment.home, ".cache", "puppeteer");
  return placeProgram(computeExecutablePath({ cacheDir, browser, buildId, platform }));
}

function withVariables(variables: Record<string, string>): BrowserEnvironment {
  return { ...environment, variables: { ...environment.variables, ...variables } };
}

async function findError(named: string | null, where = environment): Promise<BrowserError> {
  const outcome = await findBrowser({ named, environment: where }).catch((error: unknown) => error);
  if (outcome instanceof BrowserError) return outcome;
  throw new Error(`no BrowserError but ${JSON.stringify(outcome)}`);
}

describe("a browser the user names", () => {
  test("comes before the variables, the cache and the installed ones", async () => {
    await placeCached(Browser.CHROMEHEADLESSSHELL, "148.0.0.0");
    const flag = await placeProgram(join(folder, "mine", "chrome"));
    const variable = await placeProgram(join(folder, "other", "chrome"));
    const where = withVariables({ PUPPETEER_EXECUTABLE_PATH: variable, CHROME_PATH: variable });
    const found = await findBrowser({ named: flag, environment: where });
    expect(found.executablePath).toBe(flag);
  });

  test("by PUPPETEER_EXECUTABLE_PATH comes before one by CHROME_PATH", async () => {
    const first = await placeProgram(join(folder, "a", "chrome"));
    const second = await placeProgram(join(folder, "b", "chrome"));
    const where = withVariables({ PUPPETEER_EXECUTABLE_PATH: first, CHROME_PATH: second });
    const found = await findBrowser({ named: null, environment: where });
    expect(found).toEqual({
      executablePath: first,
      kind: "chrome",
      origin: "PUPPETEER_EXECUTABLE_PATH",
    });
  });

  test("by an empty variable is not named at all", async () => {
    const cached = await placeCached(Browser.CHROMEHEADLESSSHELL, "148.0.0.0");
    const where = withVariables({ PUPPETEER_EXECUTABLE_PATH: "", CHROME_PATH: "" });
    expect((await findBrowser({ named: null, environment: where })).executablePath).toBe(cached);
  });

  test("is a headless shell when the file behind its link is one", async () => {
    const shell = await placeProgram(join(folder, "a", "chrome-headless-shell"));
    const link = join(folder, "a", "browser");
    await symlink(shell, link);
    const found = await findBrowser({ named: link, environment });
    expect(found).toMatchObject({ executablePath: link, kind: "headless-shell" });
  });

  test("and does not exist is an error, though another browser is there", async () => {
    await placeCached(Browser.CHROMEHEADLESSSHELL, "148.0.0.0");
    const error = await findError(null, withVariables({ CHROME_PATH: "/nowhere/chrome" }));
    expect(error.code).toBe("no-browser");
    expect(error.message).toBe('The browser "/nowhere/chrome" (CHROME_PATH) does not exist.');
  });

  test("and may not be executed is an error that says so", async () => {
    const path = await placeProgram(join(folder, "chrome"));
    await chmod(path, 0o644);
    expect((await findError(path)).message).toContain("may not be executed");
  });

  test("and is a folder is an error that says so", async () => {
    expect((await findError(folder)).message).toContain("is a folder, not a program");
  });
});

describe("puppeteer's cache", () => {
  test("gives the headless shell before a newer Chrome", async () => {
    await placeCached(Browser.CHROME, "149.0.0.0");
    const shell = await placeCached(Browser.CHROMEHEADLESSSHELL, "148.0.0.0");
    const found = await findBrowser({ named: null, environment });
    expect(found).toMatchObject({ executablePath: shell, kind: "headless-shell" });
  });

  test("gives the newest version by number, not by spelling", async () => {
    await placeCached(Browser.CHROMEHEADLESSSHELL, "99.0.4844.84");
    const newest = await placeCached(Browser.CHROMEHEADLESSSHELL, "148.0.7778.97");
    await placeCached(Browser.CHROMEHEADLESSSHELL, "148.0.7778.9");
    expect((await findBrowser({ named: null, environment })).executablePath).toBe(newest);
  });

  test("passes over a version whose executable is missing", async () => {
    const broken = await placeCached(Browser.CHROMEHEADLESSSHELL, "148.0.7778.97");
    const whole = await placeCached(Browser.CHROMEHEADLESSSHELL, "147.0.0.0");
    await rm(broken);
    expect((await findBrowser({ named: null, environment })).executablePath).toBe(whole);
  });

  test("stands where PUPPETEER_CACHE_DIR says", async () => {
    const cacheDir = join(folder, "cache");
    const path = computeExecutablePath({
      cacheDir,
      browser: Browser.CHROMEHEADLESSSHELL,
      buildId: "148.0.0.0",
      platform: BrowserPlatform.LINUX,
    });
    await placeProgram(path);
    const where = withVariables({ PUPPETEER_CACHE_DIR: cacheDir });
    expect((await findBrowser({ named: null, environment: where })).executablePath).toBe(path);
  });

  const platforms = [
    ["linux", BrowserPlatform.LINUX],
    ["darwin", BrowserPlatform.MAC],
    ["darwin", BrowserPlatform.MAC_ARM],
    ["win32", BrowserPlatform.WIN32],
    ["win32", BrowserPlatform.WIN64],
  ] as const;
  for (const [platform, build] of platforms) {
    for (const browser of [Browser.CHROMEHEADLESSSHELL, Browser.CHROME]) {
      test(`is read as @puppeteer/browsers writes it: ${browser}, ${build}`, async () => {
        const path = await placeCached(browser, "148.0.0.0", build);
        const found = await findBrowser({ named: null, environment: { ...environment, platform } });
        expect(found.executablePath).toBe(path);
      });
    }
  }

  test("of another platform is passed over", async () => {
    await placeCached(Browser.CHROME, "148.0.0.0", BrowserPlatform.MAC);
    expect((await findError(null)).code).toBe("no-browser");
  });
});

describe("an installed browser", () => {
  test("is found on PATH, the headless shell first", async () => {
    await placeProgram(join(folder, "path", "google-chrome-stable"));
    const shell = await placeProgram(join(folder, "path", "chromium-headless-shell"));
    const found = await findBrowser({ named: null, environment });
    expect(found).toMatchObject({ executablePath: shell, kind: "headless-shell" });
  });

  test("is found in the usual folders when PATH is empty", async () => {
    const chromium = await placeProgram(join(folder, "root", "usr", "bin", "chromium"));
    const found = await findBrowser({ named: null, environment: withVariables({ PATH: "" }) });
    expect(found).toMatchObject({ executablePath: chromium, kind: "chrome" });
  });

  test("is found among a Mac's applications, the user's own included", async () => {
    const path = "Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    const chrome = await placeProgram(join(environment.home, path));
    const where: BrowserEnvironment = { ...environment, platform: "darwin" };
    expect((await findBrowser({ named: null, environment: where })).executablePath).toBe(chrome);
  });

  test("is found in Windows' program folders, however the variable is spelt", async () => {
    const programs = join(folder, "Program Files");
    const chrome = await placeProgram(join(programs, "Google/Chrome/Application/chrome.exe"));
    const where: BrowserEnvironment = {
      ...withVariables({ ProgramFiles: programs }),
      platform: "win32",
    };
    expect((await findBrowser({ named: null, environment: where })).executablePath).toBe(chrome);
  });
});

test("without any browser the error names each place looked in and the command to run", async () => {
  const error = await findError(null);
  expect(error.code).toBe("no-browser");
  for (const place of [
    "PUPPETEER_EXECUTABLE_PATH",
    "CHROME_PATH",
    join(environment.home, ".cache", "puppeteer", "chrome-headless-shell"),
    join(environment.home, ".cache", "puppeteer", "chrome"),
    `chromium-headless-shell in ${join(folder, "path")}`,
    "google-chrome-stable in ",
    "chromium-browser in ",
    "microsoft-edge in ",
    join(folder, "root", "opt/google/chrome/chrome"),
  ]) {
    expect(error.message).toContain(place);
  }
  expect(error.hint).toContain("`lectern browser install`");
});
