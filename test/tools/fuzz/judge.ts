import { parentPort, workerData } from "node:worker_threads";

import { targetOf } from "./targets.ts";

/** What the thread that judges is told first. */
export interface JudgeData {
  readonly target: string;
  /** The package's folder. */
  readonly root: string;
  /** A folder that may be written to; who starts the thread removes it. */
  readonly scratch: string;
}

/** Judges each input that is sent to this thread, and sends what is wrong with it: empty for nothing. */
export async function judgeInputs(): Promise<void> {
  const { target, root, scratch }: JudgeData = workerData;
  const judge = await targetOf(target).open(root, scratch);
  parentPort?.on("message", (input: string) => {
    judge(input)
      .catch((error: unknown) => [describe(error)])
      .then((faults) => send(faults))
      .catch(() => {});
  });
  send([]);
}

function send(faults: readonly string[]): void {
  parentPort?.postMessage(faults, []);
}

function describe(error: unknown): string {
  return error instanceof Error
    ? `crash: ${error.stack ?? error.message}`
    : `crash: ${String(error)}`;
}
