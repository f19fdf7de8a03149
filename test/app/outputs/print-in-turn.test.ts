import { describe, expect, test } from "vitest";

import { printInTurn } from "../../../src/app/outputs/output.ts";

/** Prints items whose printing and writing end from outside, and notes what is begun. */
function startPrinting(items: readonly string[]) {
  const begun: string[] = [];
  const waiting = new Map<string, { resolve: () => void; reject: (reason: Error) => void }>();
  const wait = (what: string): Promise<void> => {
    begun.push(what);
    return new Promise((resolve, reject) => waiting.set(what, { resolve, reject }));
  };
  const files = items.map((item) => async () => {
    await wait(`print ${item}`);
    return async () => {
      await wait(`write ${item}`);
      return { files: [item.toUpperCase()], pages: [] };
    };
  });
  const printed = printInTurn(files);
  let said = "";
  const settled = printed.then(
    () => (said = "printed"),
    (error: unknown) => (said = String(error)),
  );
  /** Returns once all that follows from an end has happened. */
  const end = async (what: string, reason?: Error): Promise<void> => {
    const one = waiting.get(what);
    if (reason === undefined) one?.resolve();
    else one?.reject(reason);
    await new Promise(setImmediate);
  };
  return { printed, settled, begun, end, said: () => said };
}

describe("printing in turn", () => {
  test("writes each file while the next is printed, and the last when it is asked for", async () => {
    const { printed, begun, end, said } = startPrinting(["a", "b"]);
    await end("print a");
    expect(begun).toEqual(["print a", "print b", "write a"]);
    await end("write a");
    expect(said()).toBe("");
    await end("print b");
    expect(said()).toBe("printed");
    expect(begun).toEqual(["print a", "print b", "write a"]);
    const all = (await printed)();
    expect(begun.at(-1)).toBe("write b");
    await end("write b");
    expect((await all).flatMap((one) => one.files)).toEqual(["A", "B"]);
  });

  test("holds one file alone: the third is printed when the first is written", async () => {
    const { begun, end } = startPrinting(["a", "b", "c"]);
    await end("print a");
    await end("print b");
    expect(begun).toEqual(["print a", "print b", "write a"]);
    await end("write a");
    expect(begun.slice(3)).toEqual(["print c", "write b"]);
  });

  test("reports a failed print when nothing is being written any more", async () => {
    const { settled, end, said } = startPrinting(["a", "b"]);
    await end("print a");
    await end("print b", new Error("no paper"));
    expect(said()).toBe("");
    await end("write a");
    await settled;
    expect(said()).toBe("Error: no paper");
  });

  test("reports what cannot be written when the browser prints no more", async () => {
    const { settled, begun, end, said } = startPrinting(["a", "b", "c"]);
    await end("print a");
    await end("write a", new Error("disk full"));
    expect(said()).toBe("");
    await end("print b");
    await settled;
    expect(said()).toBe("Error: disk full");
    expect(begun).not.toContain("print c");
  });

  test("has nothing of nothing", async () => {
    expect(await (await startPrinting([]).printed)()).toEqual([]);
  });
});
