import { existsSync } from "node:fs";
import process from "node:process";

import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll } from "vitest";

const places = [
  process.env["FIREFOX_PATH"],
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/** Where Firefox is; null on a machine without. */
export const firefoxPath: string | null =
  places.find((path) => path !== undefined && existsSync(path)) ?? null;

/** Opens Firefox for a test file, where there is one. Returns how to open an address in it. */
export function useFirefox(): (
  url: string,
) => Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  let browser: Browser | null = null;
  beforeAll(async () => {
    if (firefoxPath === null) return;
    const { launch } = await import("puppeteer-core");
    browser = await launch({ browser: "firefox", executablePath: firefoxPath, headless: true });
  });
  afterAll(() => browser?.close());
  return async (url) => {
    if (browser === null) throw new Error("There is no Firefox; skip the test.");
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.setViewport({ width: 1280, height: 720 });
    await page.goto(url, { waitUntil: "load" });
    return { page, faults };
  };
}
