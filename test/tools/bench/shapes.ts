import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";

import { runMeasured } from "../../support/run-measured.ts";
import { makeLecture } from "./make-lecture.ts";
import { shapes } from "./make-shapes.ts";
import { toSeconds, type Measure, type Report } from "./report.ts";

/** How many things of its kind a chapter has, and how many times as many. */
const smallest = 500;
const multiples = [1, 2, 4] as const;

/** How many times as many bytes and as much time twice as many things may take. */
const bytesGrowthLimit = 2.1;
const timeGrowthLimit = 2.6;

const timeoutMs = 600_000;

/** A lecture has three slides a section, so fewer sections make as many slides. */
const lectureShare = 0.45;

const chapters: Readonly<Record<string, (count: number) => string>> = {
  ...shapes,
  lecture: (count) => makeLecture(Math.round(count * lectureShare)),
};

interface Size {
  readonly ms: number;
  readonly bytes: number;
}

/**
 * Builds chapters that hold very many of one kind of thing, HTML alone, each kind at three sizes;
 * prints bytes and times, and how they grow with each doubling.
 */
export const measureShapes: Measure = async ({ browser }) => {
  const lines: string[] = [];
  let isGood = true;
  for (const [name, make] of Object.entries(chapters)) {
    const sizes: Size[] = [];
    for (const times of multiples) {
      sizes.push(await buildShape(make(smallest * times), browser.executablePath));
    }
    const report = describe(name, sizes);
    lines.push(...report.lines);
    isGood &&= report.isGood;
  }
  const allowed = `allowed for twice as many: ${bytesGrowthLimit} times the bytes, ${timeGrowthLimit} times the time`;
  return { lines: [...lines, allowed], isGood };
};

function describe(name: string, sizes: readonly Size[]): Report {
  const bytes = growthsOf(sizes.map((size) => size.bytes));
  const times = growthsOf(sizes.map((size) => size.ms));
  const columns = sizes.map(
    ({ ms, bytes }) => `${(bytes / 1e6).toFixed(2)} MB in ${toSeconds(ms)}`,
  );
  return {
    lines: [
      `${name}, ${multiples.map((times) => smallest * times).join(", ")}: ${columns.join("; ")}; ` +
        `growth of bytes ${format(bytes)}, of time ${format(times)}`,
    ],
    isGood: Math.max(...bytes) <= bytesGrowthLimit && Math.max(...times) <= timeGrowthLimit,
  };
}

function growthsOf(values: readonly number[]): number[] {
  return values.slice(1).map((value, index) => value / (values[index] ?? value));
}

function format(growths: readonly number[]): string {
  return growths.map((growth) => growth.toFixed(2)).join(" and ");
}

async function buildShape(text: string, executablePath: string): Promise<Size> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  try {
    writeFileSync(join(folder, "much.md"), text);
    const cli = resolve("build/cli.js");
    const args = [cli, "build", "much.md", "--format", "html", "--browser", executablePath];
    const command = { file: process.execPath, args, folder, environment: {} };
    const run = await runMeasured(command, timeoutMs);
    if (run.kind === "failed") throw new Error(run.why);
    if (run.kind === "late") throw new Error("A chapter is not built in time.");
    return { ms: run.ms, bytes: statSync(join(folder, "dist", "much", "index.html")).size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
