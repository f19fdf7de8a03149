import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { isMainThread } from "node:worker_threads";

import { throwBombs } from "./bombs/throw-bombs.ts";
import { loadCorpus } from "./corpus.ts";
import { fuzzTarget, type Finding } from "./fuzz-target.ts";
import { judgeInputs, type JudgeData } from "./judge.ts";
import { openJudge } from "./open-judge.ts";
import { parseOptions, type FuzzOptions } from "./options.ts";
import { targetOf, targets } from "./targets.ts";

const script = new URL(import.meta.url);

/** Throws inputs at every target, prints how many and what failed, and writes each failing input to a file. */
async function main(options: FuzzOptions): Promise<void> {
  const root = process.cwd();
  const scratch = makeScratch();
  if (options.input !== null) return repeat(options.input, { root, scratch });
  if (options.bombs) {
    if (!(await throwBombs(root, scratch, say))) process.exitCode = 1;
    return;
  }
  const { seed, minutes, runs } = options;
  const corpus = loadCorpus(root);
  const chosen = options.only?.map(targetOf) ?? targets;
  const shares = chosen.reduce((sum, { share }) => sum + share, 0);
  say(`seed: ${seed}; ${runs} inputs in ${minutes} minutes at most, from ${corpus.length} texts`);
  const started = performance.now();
  let spent = 0;
  for (const target of chosen) {
    spent += target.share;
    const begun = performance.now();
    const judge = openJudge(script, { target: target.name, root, scratch });
    const found = await fuzzTarget(target, judge, {
      seed,
      corpus,
      runs: Math.ceil((runs * target.share) / shares),
      deadline: started + minutes * 60_000 * (spent / shares),
    });
    await judge.close();
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(`${target.name}: ${found.count} inputs, ${found.failed} failed, ${seconds} s`);
    for (const finding of found.findings) report(finding, seed, root);
  }
}

/** Makes a temporary folder that is gone when this program is, also when it is told to end. */
function makeScratch(): string {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), "lectern-fuzz-")));
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  return scratch;
}

/** Judges again the one input of a file. */
async function repeat(file: string, folders: Omit<JudgeData, "target">): Promise<void> {
  const { target, input }: Finding = JSON.parse(readFileSync(file, "utf8"));
  const judge = openJudge(script, { target, ...folders });
  const faults = await judge.judge(input);
  await judge.close();
  say(faults.length === 0 ? `${target}: nothing is wrong` : faults.join("\n"));
  process.exitCode = faults.length === 0 ? 0 : 1;
}

function report(finding: Finding, seed: number, root: string): void {
  const { target, index, faults, input } = finding;
  const folder = join("dist", "fuzz");
  const file = join(folder, `${target}-${seed}-${index}.json`);
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, file), `${JSON.stringify(finding, null, 2)}\n`);
  say(`${target}, input ${index}: ${faults[0] ?? ""}`);
  say(`  ${JSON.stringify(input.slice(0, 300))}`);
  say(`  again: npm run fuzz -- --input ${file}`);
  process.exitCode = 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await (isMainThread ? main(parseOptions(process.argv.slice(2))) : judgeInputs());
