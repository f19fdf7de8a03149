import { describe, expect, test } from "vitest";

import { shareBrowser } from "../../src/cli/share-browser.ts";
import type { PrintBrowser } from "../../src/outputs/output.ts";

const opened: PrintBrowser = {
  connected: true,
  newPage: () => Promise.reject(new Error("No tab is needed.")),
};

/** Returns how to take turns, and how often the browser was let go of. */
function share(count: number) {
  let released = 0;
  const takeTurn = shareBrowser(
    {
      use: (work) => work(opened),
      identify: () => Promise.resolve("a browser"),
      letGo: () => (released += 1),
    },
    count,
  );
  return { takeTurn, released: () => released };
}

describe("a browser that chapters share", () => {
  test("is let go of when the last chapter has used it, once", async () => {
    const { takeTurn, released } = share(2);
    const [one, other] = [takeTurn(), takeTurn()];
    expect(await one.use?.(() => Promise.resolve("printed"))).toBe("printed");
    one.end();
    expect(released()).toBe(0);
    await other.use?.(() => {
      expect(released()).toBe(0);
      return Promise.resolve();
    });
    expect(released()).toBe(1);
    other.end();
    expect(released()).toBe(1);
  });

  test("is let go of where the last chapter did not need it", async () => {
    const { takeTurn, released } = share(2);
    const [one, other] = [takeTurn(), takeTurn()];
    other.end();
    expect(released()).toBe(0);
    await one.use?.(() => Promise.resolve());
    expect(released()).toBe(1);
  });

  test("is let go of where it failed the last chapter", async () => {
    const { takeTurn, released } = share(1);
    const failing = takeTurn().use?.(() => Promise.reject(new Error("It ended.")));
    await expect(failing).rejects.toThrow("It ended.");
    expect(released()).toBe(1);
  });

  test("is kept where it is needed afterwards", async () => {
    const { takeTurn, released } = share(Infinity);
    await takeTurn().use?.(() => Promise.resolve());
    expect(released()).toBe(0);
  });

  test("need not be there", () => {
    const turn = shareBrowser(null, 1)();
    expect(turn.use).toBeNull();
    turn.end();
  });
});
