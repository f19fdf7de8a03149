import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";

import { array, nullable, number, object, parse, string, type InferOutput } from "valibot";

import { listFiles, moveInto } from "./project.ts";
import type { Run } from "./runs.ts";

/** One of the two that are compared. */
export interface Side {
  /** Absolute path of its `build/cli.js`. */
  readonly cli: string;
  /** Where its results are kept, a folder each run; what stands there already is not built again. */
  readonly results: string;
  /** Where the commands run. */
  readonly project: string;
}

const reportSchema = array(
  object({
    command: array(string()),
    exitCode: nullable(number()),
    stdout: string(),
    stderr: string(),
  }),
);

/** What the commands of a run printed, in order; the run's folder is `OUT` in it. */
export type RunReport = InferOutput<typeof reportSchema>;

/** What a run made. */
export interface RunResult {
  readonly report: RunReport;
  /** Every file, by its path below the run's folder, `/` between folders. */
  readonly files: ReadonlyMap<string, Buffer>;
}

const reportFile = "report.json";

/** Returns what a run makes; runs its commands unless their results are in the side's folder. */
export async function buildRun(run: Run, side: Side): Promise<RunResult> {
  const place = join(side.results, `${run.name}-${hashOf(run.commands)}`);
  if (!existsSync(place)) {
    await mkdir(side.results, { recursive: true });
    const folder = await mkdtemp(join(side.results, "draft-"));
    const report: RunReport = [];
    for (const command of run.commands) report.push(await runCommand(command, folder, side));
    await writeFile(join(folder, reportFile), JSON.stringify(report));
    await moveInto(folder, place);
  }
  const report = parse(reportSchema, JSON.parse(await readFile(join(place, reportFile), "utf8")));
  const paths = (await listFiles(place)).filter((path) => path !== reportFile);
  const files = new Map<string, Buffer>();
  for (const path of paths) files.set(path, await readFile(join(place, path)));
  return { report, files };
}

async function runCommand(
  command: readonly string[],
  folder: string,
  { cli, project }: Side,
): Promise<RunReport[number]> {
  const out = relative(project, folder);
  const words = command.map((word) => word.replace(/^OUT/, out));
  const child = spawn(process.execPath, [cli, ...words], {
    cwd: project,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    }),
  ]);
  const withoutFolders = (printed: string): string =>
    printed.replaceAll(out, "OUT").replaceAll(folder, "OUT").replaceAll(dirname(cli), "CLI");
  return {
    command: [...command],
    exitCode,
    stdout: withoutFolders(stdout),
    stderr: withoutFolders(stderr),
  };
}

function hashOf(commands: Run["commands"]): string {
  return createHash("sha256").update(JSON.stringify(commands)).digest("hex").slice(0, 8);
}
