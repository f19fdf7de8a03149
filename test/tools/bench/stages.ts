import { readFileSync } from "node:fs";

import { marked } from "marked";

import { planChapter } from "../../../src/core/pipeline.ts";
import { toSeconds, type Report, type Subject } from "./report.ts";

const megabyte = 1_000_000;

const runs = 15;

/** As long as both still become faster from round to round. */
const warmUps = 10;

/** What reading and planning should take of what marked alone takes for the same text. */
const stageRatioGoal = 3;

/**
 * Returns the median times of reading and planning a chapter of 1 MB, and of marked's own parsing of
 * it, in ms; the runs alternate.
 */
function timeStages(chapter: string): { readonly ours: number; readonly marked: number } {
  const body = readFileSync(chapter, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
  const text = body.repeat(Math.ceil(megabyte / Buffer.byteLength(body)));
  const outer = { config: {}, flags: {} };
  const source = { path: "chapter.md", text, encoding: "utf-8", damage: null };
  // The code of both is compiled before it is timed, as the build's is.
  for (let round = 0; round < warmUps; round += 1) {
    planChapter(source, "chapter", outer);
    marked.parse(text);
  }
  const pairs = Array.from({ length: runs }, () => ({
    ours: timed(() => planChapter(source, "chapter", outer)),
    marked: timed(() => marked.parse(text)),
  }));
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    marked: median(pairs.map((pair) => pair.marked)),
  };
}

function timed(act: () => unknown): number {
  const started = performance.now();
  act();
  return performance.now() - started;
}

/** Returns the middle value; the upper one of two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Measures reading and planning against marked. Its goal is no limit. */
export async function measureStages({ chapter }: Subject): Promise<Report> {
  const { ours, marked } = timeStages(chapter);
  const ratio = ours / marked;
  return {
    lines: [
      `reading and planning 1 MB: ${toSeconds(ours)}; marked alone: ${toSeconds(marked)}`,
      `ratio: ${ratio.toFixed(2)} (goal: ${stageRatioGoal})`,
    ],
    isGood: true,
  };
}
