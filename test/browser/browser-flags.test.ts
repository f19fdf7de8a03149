import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { currentBrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { openBrowser } from "../../src/browser/open-browser.ts";
import { placeBrowser, speak } from "../support/fake-browser.ts";

let temporary: string;

beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), "lectern-flags-"));
  vi.stubEnv("TMPDIR", temporary);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true, force: true });
});

describe("a browser is started", () => {
  /** Returns the arguments and the variables that a browser is started with by a user of this number. */
  async function readStart(userId: number): Promise<string> {
    const environment = { ...currentBrowserEnvironment(), userId };
    const words = speak('"HeadlessChrome/150.0.0.0"');
    const start = join(temporary, "start");
    const browser = await placeBrowser(
      temporary,
      `{ env; printf '%s\\n' "$@"; } > "${start}"; ${words}`,
    );
    const { close } = await openBrowser(browser, { environment });
    await close();
    return readFileSync(start, "utf8");
  }

  test("without a port, without a network of its own, and with fonts as in print", async () => {
    const start = await readStart(1000);
    expect(start).not.toContain("--remote-debugging-port");
    for (const flag of [
      "--remote-debugging-pipe",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--font-render-hinting=none",
      "--headless=new",
    ]) {
      expect(start.split("\n")).toContain(flag);
    }
  });

  test("without its sandbox by root alone, who must", async () => {
    expect(await readStart(1000)).not.toContain("--no-sandbox");
    expect(await readStart(0)).toContain("--no-sandbox");
  });

  test("with its scratch files in its profile", async () => {
    const start = await readStart(1000);
    const profile = /^--user-data-dir=(.*)$/m.exec(start)?.[1] ?? "none";
    expect(profile.startsWith(temporary)).toBe(true);
    expect(start.split("\n")).toContain(`TMPDIR=${profile}`);
  });

  test("in a folder that somebody else makes, or not at all", async () => {
    const folder = join(temporary, "mine");
    const makeProfileFolder = (): string => {
      mkdirSync(folder);
      return folder;
    };
    const found = await findBrowser({ named: null, environment: currentBrowserEnvironment() });
    const { close } = await openBrowser(found, { makeProfileFolder });
    expect(readdirSync(folder)).not.toEqual([]);
    await close();
    expect(await readdir(temporary)).toEqual([]);
    const full = (): never => {
      throw new Error("no space left");
    };
    await expect(openBrowser(found, { makeProfileFolder: full })).rejects.toMatchObject({
      code: "browser-failed",
      message: "There can be no temporary folder for the browser: no space left.",
    });
  });
});
