import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { loadCorpus } from "./corpus.ts";
import { fuzzTarget, type Campaign } from "./fuzz-target.ts";
import { openJudge, type Judge } from "./open-judge.ts";
import { shrink } from "./shrink.ts";
import type { Target } from "./target.ts";
import { targetOf } from "./targets.ts";

const root = join(import.meta.dirname, "..", "..", "..");

const campaign: Campaign = { seed: 8, runs: 0, deadline: Infinity, corpus: loadCorpus(root) };

/** Judges in this thread. */
async function openHere(target: Target): Promise<Judge> {
  return { judge: await target.open(root, ""), close: () => Promise.resolve() };
}

describe("a little of the fuzz, with a fixed seed, finds nothing", () => {
  test.each([
    { name: "reading", runs: 200 },
    { name: "planning", runs: 100 },
    { name: "rendering", runs: 20 },
    { name: "settings", runs: 400 },
    { name: "templates", runs: 20 },
  ])("in $runs inputs for $name", async ({ name, runs }) => {
    const target = targetOf(name);
    const found = await fuzzTarget(target, await openHere(target), { ...campaign, runs });
    expect(found).toEqual({ count: runs, failed: 0, findings: [] });
  });
});

describe("the fuzzer", () => {
  const planted: Target = {
    name: "planted",
    share: 1,
    make: ({ random }) => `a\nb${random.below(50)}\nc`,
    open: () => Promise.resolve((input) => Promise.resolve(input.includes("7") ? ["seven"] : [])),
  };

  test("finds a planted fault, and makes its input as small as it can be", async () => {
    const judge = await openHere(planted);
    const { failed, findings } = await fuzzTarget(planted, judge, { ...campaign, runs: 300 });
    expect(failed).toBeGreaterThan(1);
    expect(findings).toMatchObject([{ target: "planted", faults: ["seven"], input: "7" }]);
  });

  test("makes the same inputs of the same seed, and others of another", async () => {
    const inputsOf = async (seed: number) => {
      const inputs: string[] = [];
      const judge = {
        judge: async (input: string) => (inputs.push(input), []),
        close: async () => {},
      };
      await fuzzTarget(targetOf("planning"), judge, { ...campaign, seed, runs: 10 });
      return inputs;
    };
    expect(await inputsOf(1)).toEqual(await inputsOf(1));
    expect(await inputsOf(1)).not.toEqual(await inputsOf(2));
  });

  test("leaves out what does not matter, not more", async () => {
    const isFailing = (text: string) => Promise.resolve(/x.*y/s.test(text));
    expect(await shrink("1\n2x3\n4\n5y6\n", isFailing)).toBe("xy");
  });

  test("tells an endless loop and a thread that ends, and goes on after them", async () => {
    const script = `import { parentPort } from "node:worker_threads";
      import process from "node:process";
      parentPort.on("message", (input) => {
        while (input === "loop");
        if (input === "exit") process.exit(3);
        parentPort.postMessage([input]);
      });
      parentPort.postMessage([]);`;
    const url = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
    const judge = openJudge(url, { target: "planted", root, scratch: root }, () => 2000);
    expect(await judge.judge("loop")).toEqual(["hang: over 2000 ms"]);
    expect(await judge.judge("exit")).toEqual(["end: the thread exited with 3"]);
    expect(await judge.judge("well")).toEqual(["well"]);
    await judge.close();
  });
});
