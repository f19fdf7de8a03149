import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { plantFault, type PlantedFault } from "./planted-fault.ts";
import { readReport, type Outcome } from "./read-report.ts";

/** A copy of the project in which faults are planted, one at a time. */
export interface ProjectCopy {
  /** Absolute. */
  readonly folder: string;
  /** Compiles the command and the page's script. Throws with the compiler's words where it cannot. */
  compile(): Promise<void>;
  /** Runs test files and returns how they ended. */
  runTests(tests: readonly string[]): Promise<Outcome>;
  /** Plants a fault, runs its tests, and mends it again. Throws where its text does not stand there once. */
  tryFault(fault: PlantedFault): Promise<Outcome>;
}

/** What a copy holds. The packages are the project's own: they are linked. */
const parts = ["src", "templates", "test", "slides", "build"];
const files = [
  "package.json",
  "vite.config.ts",
  "tsconfig.json",
  ".oxlintrc.json",
  "README.md",
  "CHANGELOG.md",
];

/** Makes a copy of the project at `root` in a new folder. Both are absolute. */
export function copyProject(root: string, folder: string): ProjectCopy {
  mkdirSync(folder, { recursive: true });
  for (const name of [...parts, ...files]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const compile = (): Promise<void> => compileIn(folder);
  const runTests = (tests: readonly string[]): Promise<Outcome> => runTestsIn(folder, tests);
  return {
    folder,
    compile,
    runTests,
    tryFault: async (fault) => {
      const path = join(folder, fault.file);
      const right = readFileSync(path, "utf8");
      const wrong = plantFault(right, fault);
      if (wrong === null) throw new Error(`"${fault.find}" is not in ${fault.file} exactly once.`);
      writeFileSync(path, wrong);
      try {
        if (fault.compile === true) await compile();
        return await runTests(fault.tests);
      } finally {
        writeFileSync(path, right);
        if (fault.compile === true) restoreBuild(root, folder);
      }
    },
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

async function runTestsIn(folder: string, tests: readonly string[]): Promise<Outcome> {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const flags = ["--bail", "1", "--reporter", "json", "--outputFile", report];
  await runNode([vitest, "run", ...flags, ...tests], folder);
  return readReport(existsSync(report) ? readFileSync(report, "utf8") : "");
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
