import { EventEmitter } from "node:events";

import type { Page } from "puppeteer-core";
import { describe, expect, test } from "vitest";

import { rememberCrash, unlessCrashed } from "../../../src/app/print/unless-crashed.ts";

/** What is asked of a page: who hears that it crashed. */
function createPage() {
  const events = new EventEmitter();
  return { events, page: events as unknown as Page };
}

const crashed = { code: "browser-failed", message: "The browser's page crashed while it printed." };

describe("work on a page", () => {
  test("comes to what it comes to, and leaves no listener", async () => {
    const { events, page } = createPage();
    expect(await unlessCrashed(page, "printed", Promise.resolve(1))).toBe(1);
    const failed = unlessCrashed(page, "printed", Promise.reject(new Error("no ink")));
    await expect(failed).rejects.toThrow("no ink");
    expect(events.listenerCount("error")).toBe(0);
  });

  test("is given up when the page crashes", async () => {
    const { events, page } = createPage();
    const never = unlessCrashed(page, "printed", new Promise(() => undefined));
    events.emit("error", new Error("Page crashed!"));
    await expect(never).rejects.toMatchObject(crashed);
  });

  test("is not begun on a page that crashed when nobody worked on it", async () => {
    const { events, page } = createPage();
    rememberCrash(page);
    events.emit("error", new Error("Page crashed!"));
    const never = unlessCrashed(page, "printed", new Promise(() => undefined));
    await expect(never).rejects.toMatchObject(crashed);
  });

  test("that fails because the page crashes is told as that", async () => {
    const { events, page } = createPage();
    const failed = unlessCrashed(page, "printed", Promise.reject(new Error("Printing failed")));
    setTimeout(() => events.emit("error", new Error("Page crashed!")), 20);
    await expect(failed).rejects.toMatchObject(crashed);
  });
});
