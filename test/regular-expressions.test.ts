import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { parseAst } from "vite";
import { expect, test } from "vitest";

import { packageRoot } from "./support/run-cli.ts";

/** What is written over and over: what expressions look for, and what ends it. */
const pumps: readonly string[] = Array.from(
  "a \t<[(>:0&${.*\\#-_%@!,;=/|~`\"'あ。、」漢\u3000",
).concat([
  "a-",
  "- ",
  " \n",
  "\n ",
  "</",
  "<a ",
  "[^",
  "](",
  "0.",
  "a, ",
  "url(",
  "url( ",
  "。」",
  "x\n",
]);

/** What stands around it, so that the whole fails at its end. */
const frames = [
  ["", "!"],
  ["", "\n\u0001"],
  ["$", "\u0001"],
  ["<a ", ""],
] as const;

const length = 3_000;

/** Below this a time says nothing, in milliseconds. */
const noticeable = 3;

/** Twice the text takes twice the time, and four times where the time grows with the square. */
const maxGrowth = 3;

function timeOf(expression: RegExp, text: string): number {
  const start = performance.now();
  let count = 0;
  for (const _ of text.matchAll(expression)) count += 1;
  expect(count).toBeLessThanOrEqual(text.length + 1);
  return performance.now() - start;
}

function growsTooFast(expression: RegExp, make: (size: number) => string): boolean {
  if (timeOf(expression, make(length)) < noticeable / 2) return false;
  // Whatever else the machine does makes some of the times longer, never shorter.
  const best = (size: number) =>
    Math.min(...[1, 2, 3, 4].map(() => timeOf(expression, make(size))));
  // What is a chance of the machine does not come three times.
  return [1, 2, 3].every(() => {
    const twice = best(2 * length);
    return twice > noticeable && twice / best(length) > maxGrowth;
  });
}

function findSlow(expression: RegExp): string | null {
  for (const pump of pumps) {
    for (const [before, after] of frames) {
      const make = (size: number) => before + pump.repeat(size / pump.length) + after;
      if (growsTooFast(expression, make)) return `${before}${pump}…${after}`;
    }
  }
  return null;
}

/** Every regular expression that a file of ours holds. */
async function expressionsIn(file: string): Promise<RegExp[]> {
  const found: RegExp[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("regex" in node && node.regex instanceof Object) {
      const { pattern, flags } = { pattern: "", flags: "", ...node.regex };
      found.push(new RegExp(pattern, flags.includes("g") ? flags : `${flags}g`));
    } else {
      Object.values(node).forEach(visit);
    }
  };
  visit(parseAst(await readFile(file, "utf8"), { lang: "ts" }));
  return found;
}

test("the audit finds an expression whose time grows with the square", () => {
  expect(findSlow(/\s+:/g)).not.toBeNull();
  expect(findSlow(/(?<!\s)\s+:/g)).toBeNull();
});

test("no expression of ours takes a time that grows with the square of a hostile text", async () => {
  const source = join(packageRoot, "src");
  const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith(".ts"));
  const slow: string[] = [];
  let count = 0;
  for (const name of names.toSorted()) {
    for (const expression of await expressionsIn(join(source, name))) {
      count += 1;
      const text = findSlow(expression);
      if (text !== null) slow.push(`${name}: ${String(expression)} on ${JSON.stringify(text)}`);
    }
  }
  expect(count).toBeGreaterThan(300);
  expect(slow).toEqual([]);
}, 120_000);
