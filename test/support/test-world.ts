import { PassThrough, Writable } from "node:stream";

import type { World } from "../../src/app/commands/world.ts";
import {
  currentBrowserEnvironment,
  type BrowserEnvironment,
} from "../../src/browser/browser-environment.ts";

/** What a command is to find when it runs in this process. */
export interface WorldOptions {
  /** The working folder, absolute. */
  readonly cwd: string;
  /** Variables; none but these. */
  readonly env?: Readonly<Record<string, string>>;
  /** What comes on standard input; nothing when left out. Null leaves it open, as a terminal does. */
  readonly input?: string | null;
  /** Where browsers are looked for; this machine when left out. */
  readonly machine?: BrowserEnvironment;
}

/** A world, and what happens in it. */
export interface TestWorld {
  readonly world: World;
  /** All that was printed so far. */
  readonly printed: { readonly stdout: string; readonly stderr: string };
  /** Calls back after each time that something was printed. */
  readonly onPrinted: (listener: () => void) => void;
  /** The addresses that were opened in the user's browser. */
  readonly opened: readonly string[];
  /** Ends a command that serves. */
  readonly stop: () => void;
}

/** Returns a world in memory, whose streams lead nowhere and are no terminals. */
export function toTestWorld({ cwd, env = {}, input, machine }: WorldOptions): TestWorld {
  const printed = { stdout: "", stderr: "" };
  const listeners: (() => void)[] = [];
  const opened: string[] = [];
  const stopper = new AbortController();
  const stdin = new PassThrough();
  if (input !== null) stdin.end(input ?? "");
  const toStream = (name: keyof typeof printed): Writable =>
    new Writable({
      decodeStrings: false,
      write(text, _, done) {
        printed[name] += text;
        done();
        for (const listener of listeners) listener();
      },
    });
  const world: World = {
    cwd,
    env,
    stdin,
    stdout: toStream("stdout"),
    stderr: toStream("stderr"),
    now: () => performance.now(),
    machine: machine ?? currentBrowserEnvironment(),
    openAddress: (url) => opened.push(url),
    onServing: () => undefined,
    stop: stopper.signal,
  };
  return {
    world,
    printed,
    onPrinted: (listener) => void listeners.push(listener),
    opened,
    stop: () => stopper.abort(),
  };
}
