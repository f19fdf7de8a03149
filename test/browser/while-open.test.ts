import { EventEmitter } from "node:events";

import { describe, expect, test } from "vitest";

import { openTab, whileOpen } from "../../src/browser/open-tab.ts";

/** A browser that never answers, and can be ended. */
function createMute() {
  const events = new EventEmitter();
  const mute = {
    connected: true,
    once: (event: string, act: () => void) => events.once(event, act),
    off: (event: string, act: () => void) => events.off(event, act),
    disconnect: () => Promise.resolve(),
    target: () => {
      throw new Error("It is asked for nothing.");
    },
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
  test("is not waited for when its browser has ended", async () => {
    const { mute, end } = createMute();
    const asked = openTab({ ...mute, target: () => never() as never }, never);
    end();
    await expect(asked).rejects.toThrow("The browser ended.");
  });
});
