import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

import { parseFaultOptions } from "./options.ts";
import { describeFault, plantFault, type PlantedFault } from "./planted-fault.ts";
import { plantedFaults } from "./planted-faults.ts";
import { copyProject, type ProjectCopy } from "./project-copy.ts";
import type { Outcome } from "./judge-run.ts";
import { serveLane } from "./lane.ts";

const script = fileURLToPath(import.meta.url);

/** Plants faults in copies of the project, one at a time, and prints which of them no test noticed. */
async function main(): Promise<void> {
  const root = process.cwd();
  const { rooms, jobs, only } = parseFaultOptions(
    process.argv.slice(2),
    Object.keys(plantedFaults),
  );
  const faults = Object.entries(plantedFaults)
    .filter(([room]) => rooms.length === 0 || rooms.includes(room))
    .flatMap(([, list]) => list)
    .filter((fault) => only === null || describeFault(fault).includes(only));
  const lost = faults.filter(
    (fault) => plantFault(readFileSync(join(root, fault.file), "utf8"), fault) === null,
  );
  for (const fault of lost) say(`LOST    ${describeFault(fault)}`);
  const scratch = makeScratch();
  const clean = copyProject(root, join(scratch, "clean"), script);
  if (faults.some(({ compile }) => compile === true)) await clean.compile();
  const tests = [...new Set(faults.flatMap((fault) => fault.tests))];
  const before = await clean.runTests(tests);
  clean.close();
  if (before.kind !== "green") {
    const by = before.kind === "seen" ? before.by : describeOutcome(before);
    say(`The tests are not green without a fault: ${by}`);
    process.exitCode = 1;
    return;
  }
  const queue = faults.filter((fault) => !lost.includes(fault)).values();
  const lanes = Array.from({ length: jobs }, (_, lane) =>
    tryFaults(queue, copyProject(clean.folder, join(scratch, `lane-${lane + 1}`), script)),
  );
  const unseen = (await Promise.all(lanes)).flat().length + lost.length;
  say(`${faults.length - unseen} of ${faults.length} faults were seen`);
  if (unseen > 0) process.exitCode = 1;
}

/** Tries faults, one after the other, until none is left. Returns those that were not seen. */
async function tryFaults(
  queue: Iterable<PlantedFault>,
  copy: ProjectCopy,
): Promise<PlantedFault[]> {
  const unseen: PlantedFault[] = [];
  for (const fault of queue) {
    const started = performance.now();
    const outcome = await copy.tryFault(fault);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (outcome.kind !== "seen") unseen.push(fault);
    say(`${describeOutcome(outcome).padEnd(7)} ${describeFault(fault)} (${seconds} s)`);
    if (outcome.kind === "seen") say(`        by: ${outcome.by}`);
  }
  copy.close();
  return unseen;
}

function describeOutcome(outcome: Outcome): string {
  return outcome.kind === "seen" ? "seen" : outcome.kind.toUpperCase();
}

/** Makes a temporary folder that is gone when this program is, also when it is told to end. */
function makeScratch(): string {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "lectern-faults-")));
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  return scratch;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await (process.argv.includes("--lane") ? serveLane() : main());
