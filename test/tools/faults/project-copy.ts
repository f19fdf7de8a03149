import { fork, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import type { Outcome } from "./judge-run.ts";
import type { LaneJob } from "./lane.ts";
import { plantFault, type PlantedFault } from "./planted-fault.ts";

/** A copy of the project in which faults are planted, one at a time. */
export interface ProjectCopy {
  /** Absolute. */
  readonly folder: string;
  /** Compiles the command and the page's script. Throws with the compiler's words where it cannot. */
  compile(): Promise<void>;
  /** Runs test files and returns how they ended. */
  runTests(tests: readonly string[]): Promise<Outcome>;
  /** Ends what runs in the copy. */
  close(): void;
  /** Plants a fault, runs its tests, and mends it again. Throws where its text does not stand there once. */
  tryFault(fault: PlantedFault): Promise<Outcome>;
}

/** What a copy holds. The packages are the project's own: they are linked. */
const parts = ["src", "templates", "test", "slides", "build", "docs", ".ci"];
const files = [
  "package.json",
  "vite.config.ts",
  "tsconfig.base.json",
  "tsconfig.json",
  ".oxlintrc.json",
  ".prettierrc.json",
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
];

/**
 * Makes a copy of the project at `root` in a new folder, both absolute. `script` is the program that
 * runs tests in the copy; see `serveLane`.
 */
export function copyProject(root: string, folder: string, script: string): ProjectCopy {
  mkdirSync(folder, { recursive: true });
  for (const name of [...parts, ...files]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const lane = openLane(folder, script);
  const compile = (): Promise<void> => compileIn(folder);
  return {
    folder,
    compile,
    close: lane.close,
    runTests: (tests) => lane.run({ changed: null, tests }),
    tryFault: async (fault) => {
      const path = join(folder, fault.file);
      const right = readFileSync(path, "utf8");
      const wrong = plantFault(right, fault);
      if (wrong === null) throw new Error(`"${fault.find}" is not in ${fault.file} exactly once.`);
      writeFileSync(path, wrong);
      try {
        if (fault.compile === true) await compile();
        return await lane.run({ changed: fault.file, tests: fault.tests });
      } finally {
        writeFileSync(path, right);
        await lane.run({ changed: fault.file, tests: [] });
        if (fault.compile === true) restoreBuild(root, folder);
      }
    },
  };
}

/** A process that runs tests in a copy. */
interface Lane {
  run(job: LaneJob): Promise<Outcome>;
  close(): void;
}

function openLane(folder: string, script: string): Lane {
  const child = fork(script, ["--lane"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const ready = new Promise<void>((resolve) => child.once("message", () => resolve()));
  return {
    run: async (job) => {
      await ready;
      return new Promise((resolve, reject) => {
        const ended = (): void => reject(new Error(`The tests in ${folder} ended early.`));
        child.once("exit", ended);
        child.once("message", (answer: { readonly outcome?: Outcome; readonly error?: string }) => {
          child.off("exit", ended);
          if (answer.outcome === undefined) reject(new Error(answer.error));
          else resolve(answer.outcome);
        });
        child.send(job);
      });
    },
    close: () => child.disconnect(),
  };
}

/** Puts what was compiled of the right sources back. */
function restoreBuild(root: string, folder: string): void {
  rmSync(join(folder, "build"), { recursive: true });
  cpSync(join(root, "build"), join(folder, "build"), { recursive: true });
}

async function compileIn(folder: string): Promise<void> {
  const vite = join("node_modules", "vite", "bin", "vite.js");
  const { code, output } = await runNode([vite, "build", "--mode", "compile"], folder);
  if (code !== 0) throw new Error(`The copy cannot be compiled: ${output}`);
}

/** Runs a program of Node's to its end. */
function runNode(
  args: readonly string[],
  cwd: string,
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}
