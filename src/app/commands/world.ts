import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

import type { BrowserEnvironment } from "../../browser/browser-environment.ts";

/** A stream that a command writes to; one that leads to a terminal has what a terminal has. */
export type Output = Writable & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly hasColors?: () => boolean;
};

/** All that a command knows of the process and the machine on which it runs. */
export interface World {
  /** The working folder, absolute. */
  readonly cwd: string;
  /** The environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Milliseconds since some moment in the past; not affected when the time of day is set. */
  readonly now: () => number;
  /** Where a browser is looked for. */
  readonly machine: BrowserEnvironment;
  /** Opens an address in the user's own browser. */
  readonly openAddress: (url: string) => void;
  /** Called once a command serves, and goes on even if nobody reads its output any more. */
  readonly onServing: () => void;
  /** Ends the commands that serve. */
  readonly stop: AbortSignal;
}

/** Resolves when a command that serves is to end. */
export async function untilStopped({ stop }: World): Promise<void> {
  if (!stop.aborted) await once(stop, "abort");
}
