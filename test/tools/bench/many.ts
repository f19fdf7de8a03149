import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";

import { makeChapter } from "./make-chapter.ts";
import { runMeasured } from "../../support/run-measured.ts";
import { toSeconds, type Report, type Subject } from "./report.ts";

/** How many chapters a short run has, and a long one. */
const counts = { few: 40, many: 200 };

const slidesAChapter = 20;

/** How much more memory the long run may have at once than the short one. */
const memoryGrowthLimit = 1.25;

const timeoutMs = 900_000;

interface Run {
  readonly ms: number;
  readonly peakBytes: number | null;
}

/** Measures what a course of many chapters takes in one run, with slides PDFs, and whether its memory grows with their number. */
export async function measureMany({ browser }: Subject): Promise<Report> {
  const few = await buildChapters(counts.few, browser.executablePath);
  const many = await buildChapters(counts.many, browser.executablePath);
  const growth = (many.peakBytes ?? 0) / (few.peakBytes ?? 1);
  return {
    lines: [
      `${counts.few} chapters of ${slidesAChapter} slides, HTML and PDF: ${describe(few)}`,
      `${counts.many} chapters: ${describe(many)}`,
      `ratio of memory: ${growth.toFixed(2)} (allowed: ${memoryGrowthLimit})`,
    ],
    isGood: growth <= memoryGrowthLimit,
  };
}

async function buildChapters(count: number, executablePath: string): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-bench-"));
  try {
    mkdirSync(join(folder, "slides"));
    for (let index = 0; index < count; index += 1) {
      const name = `chapter-${String(index).padStart(3, "0")}.md`;
      writeFileSync(join(folder, "slides", name), makeChapter(slidesAChapter));
    }
    const args = [resolve("build/cli.js"), "build", "--browser", executablePath];
    const command = { file: process.execPath, args, folder, environment: {} };
    const run = await runMeasured(command, timeoutMs);
    if (run.kind === "failed") throw new Error(run.why);
    if (run.kind === "late") throw new Error(`${count} chapters are not built in time.`);
    return run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function describe({ ms, peakBytes }: Run): string {
  const memory = peakBytes === null ? "not known" : `${Math.round(peakBytes / 1e6)} MB`;
  return `${toSeconds(ms)}, memory of all processes: ${memory}`;
}
