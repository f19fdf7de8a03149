import process from "node:process";

import { expect, test, vi } from "vitest";

import { currentBrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { openBrowser, type OpenBrowser } from "../../src/browser/open-browser.ts";
import { usualPulse, type Pulse } from "../../src/browser/watch-pulse.ts";
import { createWarmBrowser } from "../../src/browser/warm-browser.ts";

/** Returns a browser that is kept, and all that were opened for it. */
function keep(idleMs: number, pulse: Pulse = usualPulse) {
  const opened: OpenBrowser[] = [];
  const open = async (): Promise<OpenBrowser> => {
    const environment = currentBrowserEnvironment();
    const browser = await openBrowser(await findBrowser({ named: null, environment }), { pulse });
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

test("a browser that hangs is given up, and what it was to do is done by another", async () => {
  const { opened, warm } = keep(60_000, { everyMs: 50, withinMs: 3_000 });
  await warm.use(() => Promise.resolve());
  // Stopped while nobody uses it, as by a machine that slept.
  process.kill(-(opened[0]?.pid ?? 0), "SIGSTOP");
  const sum = await warm.use(async (browser) => (await browser.newPage()).evaluate(() => 1 + 1));
  expect([sum, opened.length]).toEqual([2, 2]);
  await warm.close();
});

test("a browser that hangs each time is told of", async () => {
  const { opened, warm } = keep(60_000, { everyMs: 50, withinMs: 1_000 });
  const failed = warm.use(async (browser) => {
    process.kill(-(opened.at(-1)?.pid ?? 0), "SIGSTOP");
    return (await browser.newPage()).evaluate(() => 1 + 1);
  });
  await expect(failed).rejects.toMatchObject({ code: "browser-failed" });
  expect(opened).toHaveLength(2);
  expect(await warm.use(async (browser) => browser.connected)).toBe(true);
  await warm.close();
});
