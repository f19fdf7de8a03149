import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";

import { buildRun, type Side } from "./build-side.ts";
import { compareResults } from "./compare.ts";
import { hashFiles, writeProject, type Project } from "./project.ts";
import { listRuns, type Run } from "./runs.ts";

const usage = `npm run same -- OLD_CHECKOUT [--quick] [--chapter PATH]... [--only RUN]... [--cache DIR]
Builds the same chapters with the build/ of OLD_CHECKOUT and of this checkout and compares what comes out.`;

/** What a build folder holds beside what the command runs. */
const notRun = new Set(["types", "bench", "faults", "fuzz", "gallery", "house", "same"]);

const leftOut =
  "Not compared: the bytes of the deck's script (also within pages that are one file, and its sum in their policies), the code of the " +
  "service worker, hashes in names of assets, keys and sums in build.json and shard.json.";

/** What is compared. */
interface Sides {
  readonly old: Side;
  readonly now: Side;
}

/** Compares this checkout with another; exit code 1 for a difference, 2 for wrong arguments. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      chapter: { type: "string", multiple: true, default: [] },
      only: { type: "string", multiple: true, default: [] },
      cache: { type: "string", default: join(tmpdir(), "lectern-same") },
    },
    allowPositionals: true,
  });
  const checkout = process.cwd();
  const [named] = positionals;
  if (named === undefined || positionals.length > 1) return refuse(usage);
  const old = resolve(named);
  const given = values.chapter.map((path) => resolve(path));
  const needed = [join(old, "build/cli.js"), join(checkout, "build/cli.js"), ...given];
  const lost = needed.find((path) => !existsSync(path));
  if (lost !== undefined) return refuse(`There is no ${lost}.`);
  const cache = resolve(values.cache);
  await mkdir(cache, { recursive: true });
  const project = await writeProject({ checkout, old, given }, cache);
  for (const source of project.missing) print(`not compared: ${source} is not in node_modules`);
  const all = listRuns(project.chapters, values.quick);
  const unknown = values.only.find((name) => !all.some((run) => run.name === name));
  if (unknown !== undefined) {
    return refuse(`There is no run ${unknown}, but ${all.map(({ name }) => name).join(", ")}.`);
  }
  const runs =
    values.only.length === 0 ? all : all.filter(({ name }) => values.only.includes(name));
  const sides = await openSides({ old, checkout }, project);
  const count = await compareRuns(runs, sides);
  print(`${runs.length} runs of ${project.chapters.length} chapters: ${count} differences.`);
  print(leftOut);
  if (count === 0) return rm(sides.now.results, { recursive: true });
  print(`old: ${sides.old.results}\nnew: ${sides.now.results}`);
  process.exitCode = 1;
}

/** Builds the runs on both sides and prints each difference in a line. Returns how many there are. */
async function compareRuns(runs: readonly Run[], { old, now }: Sides): Promise<number> {
  let count = 0;
  for (const run of runs) {
    const startMs = performance.now();
    const differences = await compareResults(run.name, {
      old: await buildRun(run, old),
      now: await buildRun(run, now),
    });
    for (const { place, kind, detail } of differences) print(`${place}: ${kind} ${detail}`.trim());
    count += differences.length;
    process.stderr.write(`${run.name}: ${((performance.now() - startMs) / 1000).toFixed(0)} s\n`);
  }
  return count;
}

/** The old side's results are kept for the next time, by what its command consists of; the new side's are not. */
async function openSides(
  checkouts: { readonly old: string; readonly checkout: string },
  { folder }: Project,
): Promise<Sides> {
  const { old, checkout } = checkouts;
  const isRun = (path: string): boolean => !notRun.has(path.split(sep, 1)[0] ?? "");
  const command = await hashFiles(join(old, "build"), isRun);
  const templates = await hashFiles(join(old, "templates"), () => true);
  const version = `${command.slice(0, 8)}${templates.slice(0, 8)}`;
  const project = join(folder, "project");
  return {
    old: { cli: join(old, "build/cli.js"), results: join(folder, `old-${version}`), project },
    now: {
      cli: join(checkout, "build/cli.js"),
      results: await mkdtemp(join(folder, "new-")),
      project,
    },
  };
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
