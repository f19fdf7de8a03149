import { Worker } from "node:worker_threads";

import type { JudgeData } from "./judge.ts";

/** Judges inputs in a thread of its own, which is watched. */
export interface Judge {
  /** Returns what is wrong with an input; it hangs when it takes longer than the limit. */
  judge(input: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Megabytes that judging may take. */
const maxMemory = 1500;

/** Longer than anything takes to begin. */
const startLimitMs = 120_000;

/** Returns how long an input may take, in ms: the machine may be busy, and inputs are small. */
export function limitOf(input: string): number {
  return 10_000 + input.length / 2;
}

/** Starts to judge the inputs of a target. `script` is this program; it judges when it is a thread. */
export function openJudge(script: URL, data: JudgeData, limit = limitOf): Judge {
  let worker: Worker | null = null;
  const start = async (): Promise<Worker> => {
    const resourceLimits = { maxOldGenerationSizeMb: maxMemory };
    const started = new Worker(script, { workerData: data, resourceLimits });
    const [fault] = await answerOf(started, startLimitMs);
    if (fault !== undefined) throw new Error(`The ${data.target} cannot be judged: ${fault}`);
    worker = started;
    return started;
  };
  const close = async () => {
    await worker?.terminate();
    worker = null;
  };
  return {
    async judge(input) {
      const ready = worker ?? (await start());
      const answer = answerOf(ready, limit(input));
      ready.postMessage(input, []);
      const faults = await answer;
      const isGone = faults.some((fault) => /^(?:hang|end):/.test(fault));
      if (isGone) await close();
      return faults;
    },
    close,
  };
}

function answerOf(worker: Worker, limitMs: number): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const settle = (faults: readonly string[]) => {
      clearTimeout(timer);
      worker.off("message", settle).off("error", fail).off("exit", exit);
      resolve(faults);
    };
    const fail = (error: Error) => settle([`end: ${error.stack ?? error.message}`]);
    const exit = (code: number) => settle([`end: the thread exited with ${code}`]);
    const timer = setTimeout(() => settle([`hang: over ${Math.round(limitMs)} ms`]), limitMs);
    worker.on("message", settle).on("error", fail).on("exit", exit);
  });
}
