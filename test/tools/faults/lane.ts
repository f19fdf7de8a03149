import { join } from "node:path";
import process from "node:process";

import type { TestModule } from "vitest/node";

import { judgeRun, type Outcome, type RunOfFile } from "./judge-run.ts";

/** Asks a lane to run test files after a file was changed; both are relative to the project. */
export interface LaneJob {
  readonly changed: string | null;
  readonly tests: readonly string[];
}

/**
 * Runs tests in the working folder, a copy of the project, whenever the parent process asks for it.
 * Vitest is started once: starting takes longer than most tests.
 */
export async function serveLane(): Promise<void> {
  const { createVitest } = await import("vitest/node");
  const root = process.cwd();
  const vitest = await createVitest("test", { root, watch: false, reporters: [{}] });
  const run = async ({ changed, tests }: LaneJob): Promise<Outcome> => {
    if (changed !== null) vitest.invalidateFile(join(root, changed));
    // Nothing but to forget what was planted.
    if (tests.length === 0) return { kind: "green" };
    const specifications = await vitest.globTestSpecifications([...tests]);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
    // Those of earlier runs are among them.
    const asked = new Set(specifications.map(({ moduleId }) => moduleId));
    const own = testModules.filter(({ moduleId }) => asked.has(moduleId));
    const unhandled = { errors: unhandledErrors.map(messageOf), failed: [], tests: 0 };
    return judgeRun([...own.map(toRun), unhandled]);
  };
  process.on("message", (job: LaneJob) => {
    void run(job).then(
      (outcome) => process.send?.({ outcome }),
      (error: unknown) => process.send?.({ error: messageOf(error) }),
    );
  });
  process.once("disconnect", () => process.exit());
  process.send?.("ready");
}

function toRun(module: TestModule): RunOfFile {
  const tests = [...module.children.allTests()];
  const suites = [...module.children.allSuites()];
  return {
    errors: [module, ...suites].flatMap((one) => one.errors().map(({ message }) => message)),
    failed: tests.flatMap((test) => {
      const { state, errors = [] } = test.result();
      const messages = errors.map(({ message }) => message);
      return state === "failed" ? [{ name: test.fullName, messages }] : [];
    }),
    tests: tests.length,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
