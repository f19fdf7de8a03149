import process from "node:process";

import { expect, test, vi } from "vitest";

import { currentBrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { openBrowser, type OpenBrowser } from "../../src/browser/open-browser.ts";
import { createWarmBrowser } from "../../src/browser/warm-browser.ts";

/** Returns a browser that is kept, and all that were opened for it. */
function keep(idleMs: number) {
  const opened: OpenBrowser[] = [];
  const open = async (): Promise<OpenBrowser> => {
    const environment = currentBrowserEnvironment();
    const browser = await openBrowser(await findBrowser({ named: null, environment }));
    opened.push(browser);
    return browser;
  };
  return { opened, warm: createWarmBrowser({ open, idleMs }) };
}

test("a browser is opened once for all that use it, one after the other, and anew when it has died", async () => {
  const { opened, warm } = keep(60_000);
  let running = 0;
  const job = async (): Promise<number> => {
    running += 1;
    expect(running).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return opened.length;
  };
  expect(await Promise.all([warm.use(job), warm.use(job)])).toEqual([1, 1]);
  let runs = 0;
  const version = await warm.use(async (browser) => {
    runs += 1;
    // It dies in the middle of the first run.
    if (runs === 1) process.kill(opened[0]?.pid ?? 0, "SIGKILL");
    return (await browser.newPage()).evaluate(() => 1 + 1);
  });
  expect([version, runs, opened.length]).toEqual([2, 2, 2]);
  await expect(warm.use(() => Promise.reject(new Error("own")))).rejects.toThrow("own");
  expect(opened).toHaveLength(2);
  await warm.close();
  expect(opened[1]?.browser.connected).toBe(false);
});

test("a browser that nobody uses is closed, and opened again for the next", async () => {
  const { opened, warm } = keep(20);
  await warm.use(() => Promise.resolve());
  await vi.waitFor(() => expect(opened[0]?.browser.connected).toBe(false), { timeout: 5000 });
  await warm.use(() => Promise.resolve());
  expect(opened).toHaveLength(2);
  await warm.close();
});
