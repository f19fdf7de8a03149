import { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { rmSync } from "node:fs";
import process from "node:process";
import { createInterface } from "node:readline";

import type { StartFailure } from "./start-failure.ts";

/** How a process ended. */
export interface ProcessEnd extends StartFailure {
  /** Did somebody kill it? Then another one may do better. */
  readonly wasKilled: boolean;
}

/** The process of a browser, which puppeteer hands out only when the browser answers. */
export interface WatchedProcess {
  readonly hasStarted: () => boolean;
  /** Resolves when it and its children have ended; never where it could not even be tried. */
  readonly ended: Promise<ProcessEnd>;
  /** Waits for its start no longer. */
  readonly stop: () => void;
}

const CHANNEL = "child_process";
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const MAX_LINES = 50;
/** How long a browser's child may hold its stderr after the browser itself has ended. */
const LAST_WORDS_MS = 500;
/** A killed process may go on to write for a while: so often its folder is removed again. */
const REMOVALS = 50;
const REMOVAL_PAUSE_MS = 20;

/** Watches the process that will be started with a profile, on Node's own channel of all that start. */
export function watchProcess(profile: string): WatchedProcess {
  let started: ChildProcess | null = null;
  let resolveEnd: (end: ProcessEnd) => void = () => undefined;
  const ended = new Promise<ProcessEnd>((resolve) => (resolveEnd = resolve));
  const onProcess = (message: unknown): void => {
    const child: unknown = Reflect.get(Object(message), "process");
    if (!(child instanceof ChildProcess)) return;
    // Its arguments are known when it has been started, and before it can fail.
    queueMicrotask(() => {
      if (!child.spawnargs.includes(`--user-data-dir=${profile}`)) return;
      started = child;
      follow(child, resolveEnd);
    });
  };
  subscribe(CHANNEL, onProcess);
  return {
    hasStarted: () => started?.pid !== undefined,
    ended,
    stop: () => void unsubscribe(CHANNEL, onProcess),
  };
}

function follow(child: ChildProcess, resolveEnd: (end: ProcessEnd) => void): void {
  const lines: string[] = [];
  const onEnd = (code: number | null, signal: string | null): void => {
    const how = code === null ? `ended by ${signal}` : `ended with code ${code}`;
    // A wrapper script passes its browser's signal on as a code above 128.
    resolveEnd({ how, wasKilled: code === null || code > 128, lines });
  };
  child.once("error", ({ message }) => {
    resolveEnd({ how: `could not be executed: ${message}`, wasKilled: false, lines });
  });
  child.once("exit", (...how) => {
    killGroup(child);
    setTimeout(onEnd, LAST_WORDS_MS, ...how).unref();
  });
  // `close` comes when the last of its children has let go of stderr.
  child.once("close", onEnd);
  if (child.pid === undefined || child.stderr === null) return;
  createInterface(child.stderr).on("line", (line) => {
    if (line.trim() !== "") lines.push(line);
    lines.splice(0, lines.length - MAX_LINES);
  });
}

/** A crashed browser may leave children, and a wrapper script that ended may leave a browser. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined || process.platform === "win32") return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // None is left.
  }
}

/** Runs `cleanUp` however this process ends, and returns how to call that off. */
export function onOwnEnd(cleanUp: () => void): () => void {
  const forget = (): void => {
    process.off("exit", cleanUp);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    cleanUp();
    forget();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.on("exit", cleanUp);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return forget;
}

/**
 * Removes a folder with all in it, at once: for the end of this process, which no failure may change.
 * Not by Node's own `maxRetries`, which removes but the empty folder again: what is written after it
 * was listed would keep it for ever.
 */
export function removeFolder(folder: string): void {
  for (let left = REMOVALS; left > 0; left -= 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, REMOVAL_PAUSE_MS);
    }
  }
}
