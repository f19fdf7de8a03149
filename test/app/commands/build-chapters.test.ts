import { describe, expect, test } from "vitest";

import { workInOrder } from "../../../src/app/commands/build-chapters.ts";

/** Works on items that are finished from outside, and records what was begun and reported. */
function startWork(items: readonly string[], jobs: number, ends = false) {
  const begun: string[] = [];
  const reported: string[] = [];
  const waiting = new Map<string, PromiseWithResolve>();
  const run = workInOrder(items, {
    jobs,
    work: (item) => {
      begun.push(item);
      return new Promise<string>((resolve, reject) => {
        waiting.set(item, { resolve: () => resolve(item), reject: () => reject(new Error(item)) });
      });
    },
    done: (result) => reported.push(result),
    failed: (error) => {
      if (ends) throw error;
      reported.push(String(error));
    },
  });
  /** Returns once all that follows from the end of an item has happened. */
  const end = async (item: string, how: keyof PromiseWithResolve = "resolve"): Promise<void> => {
    waiting.get(item)?.[how]();
    await new Promise(setImmediate);
  };
  return { run, begun, reported, end };
}

interface PromiseWithResolve {
  readonly resolve: () => void;
  readonly reject: () => void;
}

describe("working on several items at once", () => {
  test("begins no more than it may, and reports them in their order", async () => {
    const { run, begun, reported, end } = startWork(["a", "b", "c", "d"], 2);
    expect(begun).toEqual(["a", "b"]);
    await end("b");
    expect({ begun, reported }).toEqual({ begun: ["a", "b", "c"], reported: [] });
    await end("c");
    expect(begun).toEqual(["a", "b", "c", "d"]);
    await end("a");
    expect(reported).toEqual(["a", "b", "c"]);
    await end("d");
    await run;
    expect(reported).toEqual(["a", "b", "c", "d"]);
  });

  test("goes on after one that failed", async () => {
    const { run, reported, end } = startWork(["a", "b", "c"], 2);
    await end("b", "reject");
    await end("a");
    await end("c");
    await run;
    expect(reported).toEqual(["a", "Error: b", "c"]);
  });

  test("begins nothing more once it is to end, and waits for what was begun", async () => {
    const { run, begun, reported, end } = startWork(["a", "b", "c", "d"], 2, true);
    const ended = expect(run).rejects.toThrow("a");
    await end("a", "reject");
    expect(begun).toEqual(["a", "b"]);
    await end("b");
    await ended;
    expect(reported).toEqual([]);
  });
});
