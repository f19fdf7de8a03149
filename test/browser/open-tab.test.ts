import { existsSync } from "node:fs";
import process from "node:process";

import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { currentBrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { openBrowser, type OpenBrowser } from "../../src/browser/open-browser.ts";
import { openTab } from "../../src/browser/open-tab.ts";
import { withTab } from "../../src/app/print/open-tab.ts";
import { listRenderers } from "../support/processes.ts";
import { useTempFolders } from "../support/temp-folder.ts";

const newFolder = useTempFolders();
let opened: OpenBrowser;
let browser: Browser;

beforeAll(async () => {
  const environment = currentBrowserEnvironment();
  opened = await openBrowser(await findBrowser({ named: null, environment }));
  ({ browser } = opened);
});
afterAll(() => opened.close());

/** Kills what draws the browser's pages; returns how many processes it killed. */
async function crashPages(): Promise<number> {
  const renderers = await listRenderers(process.pid);
  for (const pid of renderers) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended in the meantime.
    }
  }
  return renderers.length;
}

test("tabs are opened one after the other, and beside each other", async () => {
  const open = () => openTab(browser, () => browser.newPage());
  const pages = [await open(), ...(await Promise.all([open(), open()]))];
  for (const page of pages) {
    expect(await page.evaluate("1 + 1")).toBe(2);
    await page.close();
  }
});

describe.skipIf(!existsSync("/proc/self/stat"))("a tab that crashes", () => {
  test("as it is opened is given up for another one, once, and then told", async () => {
    let crashes = 1;
    const open = () =>
      openTab(browser, async () => {
        const page = await browser.newPage();
        if (crashes === 0) return page;
        crashes -= 1;
        await expect.poll(crashPages).toBeGreaterThan(0);
        return new Promise<never>(() => undefined);
      });
    const page = await open();
    expect(await page.evaluate("1 + 1")).toBe(2);
    await page.close();
    crashes = 2;
    await expect(open()).rejects.toMatchObject({
      code: "browser-failed",
      message: "The browser's page crashed while it was opened.",
    });
  });

  test("as it is prepared is told as that, and not waited for", async () => {
    const folder = await newFolder();
    const newPage = async (): ReturnType<Browser["newPage"]> => {
      const page = await browser.newPage();
      await expect.poll(crashPages).toBeGreaterThan(0);
      return page;
    };
    const staged = { folder, written: new Set<string>(), refused: new Set<string>() };
    const crashing = { connected: true, newPage };
    const used = withTab(crashing, staged, () => Promise.resolve("used"));
    await expect(used).rejects.toMatchObject({
      code: "browser-failed",
      message: "The browser's page crashed while it was prepared.",
    });
  });
});
