import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";

/** Where Linux tells of its processes. Other systems have none: trees are then of the root alone. */
const proc = "/proc";

const kilobyte = 1024;

/** How often memory is looked at. */
const sampleEveryMs = 100;

/** What is known of a process: who started it, and when, which tells it from a later one of its number. */
interface ProcessFacts {
  readonly parent: number;
  readonly start: string;
}

/** Follows a process with all that it starts, also those whose parents end before them. */
export interface ProcessTree {
  /** The most memory the tree had at once, in bytes: shared pages counted once (PSS). Null where it cannot be read. */
  readonly peakBytes: () => number | null;
  /** Ends the following, and whatever of the tree still runs. */
  readonly end: () => void;
}

/** Starts to follow the process `root`. */
export function followTree(root: number): ProcessTree {
  const known = new Map<number, string>();
  let peak: number | null = null;
  const sample = (): void => {
    growTree(root, known);
    const now = memoryOf([...known.keys()]);
    if (now !== null) peak = Math.max(peak ?? 0, now);
  };
  sample();
  const timer = setInterval(sample, sampleEveryMs);
  return {
    peakBytes: () => peak,
    end: () => {
      clearInterval(timer);
      growTree(root, known);
      for (const [pid, start] of known) {
        if (readFacts(pid)?.start === start) killNow(pid);
      }
    },
  };
}

/** Adds the root and all descendants of what is known; takes out what has ended. */
function growTree(root: number, known: Map<number, string>): void {
  const running = readProcesses();
  for (const [pid, start] of known) {
    if (running.get(pid)?.start !== start) known.delete(pid);
  }
  const first = running.get(root);
  if (first !== undefined) known.set(root, first.start);
  let before = -1;
  while (known.size !== before) {
    before = known.size;
    for (const [pid, { parent, start }] of running) {
      if (known.has(parent)) known.set(pid, start);
    }
  }
}

function readProcesses(): Map<number, ProcessFacts> {
  const found = new Map<number, ProcessFacts>();
  for (const name of listProc()) {
    const facts = /^\d+$/.test(name) ? readFacts(Number(name)) : null;
    if (facts !== null) found.set(Number(name), facts);
  }
  return found;
}

function listProc(): string[] {
  return process.platform === "linux" ? readdirSync(proc) : [];
}

/** Reads `stat`, whose second field, the name in brackets, may have blanks in it. */
function readFacts(pid: number): ProcessFacts | null {
  const text = readOfProcess(pid, "stat");
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { parent: Number(fields[1]), start: fields[19] ?? "" };
}

function memoryOf(pids: readonly number[]): number | null {
  const sizes = pids.flatMap((pid) => {
    const found = /^Pss:\s+(\d+) kB/m.exec(readOfProcess(pid, "smaps_rollup") ?? "");
    return found === null ? [] : [Number(found[1]) * kilobyte];
  });
  return sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0);
}

/** Null for a process that has ended meanwhile, or is another user's. */
function readOfProcess(pid: number, file: string): string | null {
  try {
    return readFileSync(`${proc}/${pid}/${file}`, "utf8");
  } catch {
    return null;
  }
}

function killNow(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself between the look and the blow.
  }
}
