import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

import type { Browser } from "puppeteer-core";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { currentBrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { findBrowser, type FoundBrowser } from "../../src/browser/find-browser.ts";
import { openTab } from "../../src/browser/open-tab.ts";
import { retryOnce, withBrowser, type BrowserSource } from "../../src/browser/with-browser.ts";
import { listDescendants } from "../support/processes.ts";

let found: FoundBrowser;
let temporary: string;

beforeAll(async () => {
  found = await findBrowser({ named: null, environment: currentBrowserEnvironment() });
});
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), "lectern-with-"));
  vi.stubEnv("TMPDIR", temporary);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true, force: true });
});

async function titleOf(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  await page.setContent("<title>Chapter</title>");
  return await page.title();
}

/** Waits for ever in the browser's page. */
async function waitIn(browser: Browser): Promise<never> {
  const page = await openTab(browser, () => browser.newPage());
  await page.evaluate("new Promise(() => {})");
  throw new Error("the page came to an end");
}

/** Signals the browser's process group, which its first process leads; that may be a wrapper script. */
async function signalBrowser(signal: NodeJS.Signals): Promise<void> {
  const [browser = 0] = await listDescendants(process.pid);
  process.kill(-browser, signal);
}

describe("a browser in use", () => {
  test("gives what was done with it, and its profile is gone afterwards", async () => {
    const title = await withBrowser(found, async (browser) => {
      const said = await titleOf(await browser());
      expect(await readdir(temporary)).toHaveLength(1);
      return said;
    });
    expect(title).toBe("Chapter");
    expect(await readdir(temporary)).toEqual([]);
  });

  test("is ended as soon as it is let go of, while the work goes on", async () => {
    await withBrowser(found, async (browser, letGo) => {
      await titleOf(await browser());
      letGo();
      letGo();
      await expect.poll(() => readdir(temporary)).toEqual([]);
      expect(await listDescendants(process.pid)).toEqual([]);
    });
  });

  test("that was let go of is not blamed for what fails afterwards", async () => {
    const bug = new TypeError("no such function");
    const used = withBrowser(found, async (browser, letGo) => {
      const opened = await browser();
      letGo();
      while (opened.connected) await new Promise((resolve) => opened.once("disconnected", resolve));
      throw bug;
    });
    await expect(used).rejects.toBe(bug);
    expect(await readdir(temporary)).toEqual([]);
  });

  test("is closed when its use fails, and the failure stays what it was", async () => {
    const failure = new Error("no such slide");
    const used = withBrowser(found, () => Promise.reject(failure));
    await expect(used).rejects.toBe(failure);
    expect(await readdir(temporary)).toEqual([]);
  });

  test("that ends in the middle is a browser failure, not a bug", async () => {
    const used = withBrowser(found, async (browser) => {
      const opened = await browser();
      const waiting = waitIn(opened);
      waiting.catch(() => undefined);
      await opened.close();
      return await waiting;
    });
    await expect(used).rejects.toMatchObject({ name: "BrowserError", code: "browser-failed" });
    expect(await readdir(temporary)).toEqual([]);
  });

  test.each([
    ["a call that is late", "TimeoutError", "Waiting failed", "did not answer in time"],
    ["a late answer", "ProtocolError", "Page.printToPDF timed out.", "did not answer in time"],
    [
      "a print that is lost",
      "ProtocolError",
      "Protocol error (IO.read)",
      "lost what it had printed",
    ],
  ])("is told, with what to do, by %s", async (...given) => {
    const [, name, message, told] = given;
    const used = withBrowser(found, async (browser) => {
      await browser();
      throw Object.assign(new Error(message), { name });
    });
    await expect(used).rejects.toMatchObject({
      code: "browser-failed",
      message: expect.stringContaining(told),
      hint: expect.any(String),
    });
  });

  test("carries a message of several megabytes whole", async () => {
    const length = await withBrowser(found, async (browser) => {
      const page = await (await browser()).newPage();
      return String(await page.evaluate("'講義'.repeat(1_000_000)")).length;
    });
    expect(length).toBe(2_000_000);
  });
});

describe.skipIf(!existsSync("/proc/self/stat"))("work that can begin anew", () => {
  /** Does work whose first `failures` tries go wrong as `fail` makes them; returns how often it was tried. */
  async function tryWith(
    source: BrowserSource,
    failures: number,
    fail: (browser: Browser) => Promise<unknown>,
  ): Promise<string> {
    let tries = 0;
    const title = await retryOnce(source, async (browser) => {
      tries += 1;
      if (tries <= failures) await fail(browser);
      return titleOf(browser);
    });
    return `${title} after ${tries}`;
  }

  const killed = (browser: Browser): Promise<unknown> =>
    Promise.all([waitIn(browser), signalBrowser("SIGKILL")]);

  test("is done by another browser where the first is killed", async () => {
    const done = await withBrowser(found, (source) => tryWith(source, 1, killed));
    expect(done).toBe("Chapter after 2");
    expect(await readdir(temporary)).toEqual([]);
  });

  test("is given up, with what to do, where the second is killed too", async () => {
    const used = withBrowser(found, (source) => tryWith(source, 2, killed));
    await expect(used).rejects.toMatchObject({
      code: "browser-failed",
      message: "The browser ended while it was in use.",
    });
    expect(await readdir(temporary)).toEqual([]);
  });

  test("is told as ended where the call that it did not answer was late", async () => {
    const late = async (browser: Browser): Promise<never> => {
      await killed(browser).catch(() => undefined);
      while (browser.connected)
        await new Promise((resolve) => browser.once("disconnected", resolve));
      throw Object.assign(new Error("Timed out after 30000 ms"), { name: "TimeoutError" });
    };
    const used = withBrowser(found, (source) => tryWith(source, 2, late));
    await expect(used).rejects.toThrow("The browser ended while it was in use.");
  });

  test("shares the other browser with work beside it", async () => {
    const browsers = new Set<Browser>();
    await withBrowser(found, async (source) => {
      const first = await source();
      const work = async (browser: Browser): Promise<void> => {
        browsers.add(browser);
        if (browser === first) await waitIn(browser);
      };
      const both = Promise.all([retryOnce(source, work), retryOnce(source, work)]);
      await signalBrowser("SIGKILL");
      await both;
    });
    expect(browsers.size).toBe(2);
  });

  test("is done by another browser where the first hangs", async () => {
    const pulse = { everyMs: 50, withinMs: 300 };
    const hung = (browser: Browser): Promise<unknown> =>
      Promise.all([waitIn(browser), signalBrowser("SIGSTOP")]);
    const done = await withBrowser(found, (source) => tryWith(source, 1, hung), { pulse });
    expect(done).toBe("Chapter after 2");
    expect(await readdir(temporary)).toEqual([]);
  });

  test("is not begun anew for a failure of its own", async () => {
    let tries = 0;
    const used = withBrowser(found, (source) =>
      retryOnce(source, () => {
        tries += 1;
        return Promise.reject(new Error("no such slide"));
      }),
    );
    await expect(used).rejects.toThrow("no such slide");
    expect(tries).toBe(1);
  });
});
