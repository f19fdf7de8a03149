import { EventEmitter } from "node:events";

import type { Browser, Page } from "puppeteer-core";
import { describe, expect, test } from "vitest";

import { readyTabs } from "../../src/browser/ready-tabs.ts";
import { whileOpen } from "../../src/browser/while-open.ts";

/** A browser that never answers, and can be ended. */
function createMute() {
  const events = new EventEmitter();
  const mute = {
    connected: true,
    once: (event: string, act: () => void) => events.once(event, act),
    off: (event: string, act: () => void) => events.off(event, act),
    newPage: (): Promise<Page> => new Promise(() => undefined),
  };
  const end = (): void => {
    mute.connected = false;
    events.emit("disconnected");
  };
  return { mute, end, listeners: () => events.listenerCount("disconnected") };
}

const never = (): Promise<never> => new Promise(() => undefined);

describe("a job with a browser", () => {
  test("comes to what it comes to, and leaves no listener", async () => {
    const { mute, listeners } = createMute();
    expect(await whileOpen(mute, () => Promise.resolve("done"))).toBe("done");
    await expect(whileOpen(mute, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(listeners()).toBe(0);
  });

  test("fails as soon as the browser ends", async () => {
    const { mute, end, listeners } = createMute();
    const job = whileOpen(mute, never);
    end();
    await expect(job).rejects.toThrow("The browser ended.");
    expect(listeners()).toBe(0);
  });

  test("fails at once where the browser had ended before", async () => {
    const { mute, end } = createMute();
    end();
    await expect(whileOpen(mute, never)).rejects.toThrow("The browser ended.");
  });
});

describe("a tab", () => {
  test("is not waited for when its browser ends, neither the ready one nor another", async () => {
    const { mute, end } = createMute();
    const browser = readyTabs()(mute as unknown as Browser);
    const tabs = [browser.newPage(), browser.newPage()];
    end();
    for (const tab of tabs) await expect(tab).rejects.toThrow("The browser ended.");
    await expect(browser.newPage()).rejects.toThrow("The browser ended.");
  });
});
