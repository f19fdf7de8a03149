import { spawn } from "node:child_process";
import process from "node:process";

import { followTree, type ProcessTree } from "./process-tree.ts";

/** How many of the last characters of its words are kept of a command that fails. */
const keptWords = 1200;

/** A command line with what it needs around it. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** Added to this process's own. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What came of a command. */
export type Measured =
  | {
      readonly kind: "done";
      /** From start to end of the process. */
      readonly ms: number;
      /** Of the process and all it started, at once; null where the system does not tell. */
      readonly peakBytes: number | null;
    }
  | { readonly kind: "late" }
  | {
      readonly kind: "failed";
      /** Null for a signal, and for what could not be started. */
      readonly code: number | null;
      readonly why: string;
      readonly peakBytes: number | null;
    };

/** The trees that run now: they must not outlive this process. */
const running = new Set<ProcessTree>();

/** Ends every command that runs now, with all it has started. */
export function endAll(): void {
  for (const tree of running) tree.end();
  running.clear();
}

/** Runs a command to its end, or to the end of its time; nothing of it runs afterwards. */
export function runMeasured(command: Command, timeoutMs: number): Promise<Measured> {
  const { file, args, folder, environment } = command;
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(file, args, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let words = "";
    const hear = (chunk: Buffer): void => {
      words = `${words}${chunk.toString("utf8")}`.slice(-keptWords);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", (error) => {
      resolve({ kind: "failed", code: null, why: error.message, peakBytes: null });
    });
    if (child.pid === undefined) return;
    const tree = followTree(child.pid);
    running.add(tree);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      tree.end();
    }, timeoutMs);
    child.on("exit", (code, signal) => {
      const ms = performance.now() - started;
      clearTimeout(timer);
      tree.end();
      running.delete(tree);
      // Where the tree is not known, a child of the command may hold them open, and this process.
      child.stdout.destroy();
      child.stderr.destroy();
      const peakBytes = tree.peakBytes();
      const why = `ended with ${code ?? signal}: ${words.trim()}`;
      if (isLate) resolve({ kind: "late" });
      else if (code === 0) resolve({ kind: "done", ms, peakBytes });
      else resolve({ kind: "failed", code, why, peakBytes });
    });
  });
}
