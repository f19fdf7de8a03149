import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll } from "vitest";

import { currentBrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { openBrowser, type OpenBrowser } from "../../src/browser/open-browser.ts";

/** A tab, and what went wrong in it: errors on its console, exceptions, requests that failed. */
export interface WatchedPage {
  readonly page: Page;
  readonly faults: readonly string[];
  /** Every address that was asked for. */
  readonly requested: readonly string[];
}

/** Opens the real browser for a test file. Returns how to open an address in a tab of its own. */
export function useBrowser(): (url: string) => Promise<WatchedPage> {
  let opened: OpenBrowser | null = null;
  const browser = (): Browser => {
    if (opened === null) throw new Error("The browser is opened in beforeAll.");
    return opened.browser;
  };
  beforeAll(async () => {
    const environment = currentBrowserEnvironment();
    opened = await openBrowser(await findBrowser({ named: null, environment }));
  });
  afterAll(() => opened?.close());
  return async (url) => {
    const page = await browser().newPage();
    const faults: string[] = [];
    const requested: string[] = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("request", (request) => requested.push(request.url()));
    page.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
    await page.setViewport({ width: 1280, height: 720 });
    await page.goto(url, { waitUntil: "load" });
    return { page, faults, requested };
  };
}
