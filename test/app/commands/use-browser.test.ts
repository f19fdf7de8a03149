import { describe, expect, test } from "vitest";

import { shareBrowser } from "../../../src/app/commands/use-browser.ts";
import type { PrintBrowser } from "../../../src/app/print/open-tab.ts";

const opened: PrintBrowser = {
  connected: true,
  newPage: () => Promise.reject(new Error("No tab is needed.")),
};

/** Returns how to take turns, and how often the browser was released. */
function share(count: number) {
  let released = 0;
  const takeTurn = shareBrowser(
    {
      use: (work) => work(opened),
      identify: () => Promise.resolve("a browser"),
      release: () => (released += 1),
    },
    count,
  );
  return { takeTurn, released: () => released };
}

describe("a browser that chapters share", () => {
  test("is released, once, when the last chapter has used it, which then goes on", async () => {
    const { takeTurn, released } = share(2);
    await takeTurn(async (use) => {
      expect(await use?.(() => Promise.resolve("printed"))).toBe("printed");
    });
    expect(released()).toBe(0);
    const finished = await takeTurn(async (use) => {
      await use?.(() => Promise.resolve(expect(released()).toBe(0)));
      expect(released()).toBe(1);
      return "finished";
    });
    expect(finished).toBe("finished");
    expect(released()).toBe(1);
  });

  test("is released when the last chapter did not need it", async () => {
    const { takeTurn, released } = share(2);
    await takeTurn(() => Promise.resolve());
    expect(released()).toBe(0);
    await takeTurn(() => Promise.resolve());
    expect(released()).toBe(1);
  });

  test("is kept when it failed a chapter", async () => {
    const { takeTurn, released } = share(1);
    const failing = takeTurn(async (use) => use?.(() => Promise.reject(new Error("It ended."))));
    await expect(failing).rejects.toThrow("It ended.");
    expect(released()).toBe(0);
  });

  test("is kept when it is needed afterwards", async () => {
    const { takeTurn, released } = share(Infinity);
    await takeTurn(async (use) => use?.(() => Promise.resolve()));
    expect(released()).toBe(0);
  });

  test("need not be there", async () => {
    const takeTurn = shareBrowser(null, 1);
    expect(await takeTurn((use) => Promise.resolve(use))).toBeNull();
  });
});
