import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

import { createProgram } from "../../src/cli/program.ts";
import { packageRoot } from "../support/run-cli.ts";

let readme: string;

beforeAll(async () => {
  readme = await readFile(join(packageRoot, "README.md"), "utf8");
});

/** Returns the README's fence of a language that holds some words. */
function fenceOf(language: string, words: string): string {
  const fences = [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, "gs"))];
  return fences.map(([, text = ""]) => text).find((text) => text.includes(words)) ?? "";
}

describe("the README's examples for many machines", () => {
  test("make a workflow whose shares are all built and all joined", () => {
    const { jobs } = parse(fenceOf("yaml", "--shard"));
    const { share } = jobs.build.strategy.matrix;
    const runs = [...jobs.build.steps, ...jobs.merge.steps].flatMap(({ run }) => run ?? []);
    expect(jobs.merge.needs).toBe("build");
    expect(runs.join("\n")).toContain(`--shard \${{ matrix.share }}/${share.length} `);
    const parts = share.map((index: number) => `parts/part-${index}`);
    expect(runs.at(-1)).toBe(`npx lectern build --merge ${parts.join(" ")} --out dist`);
    const paths = [jobs.build, jobs.merge].map(({ steps }) => steps.at(-1).with.path);
    expect(paths).toEqual(["part", "dist"]);
  });

  test("name flags that there are, and parse", () => {
    const build = createProgram().commands.find((command) => command.name() === "build");
    const known = build?.options.map(({ long }) => long);
    const named = fenceOf("yaml", "--shard").match(/(?<= )--[a-z-]+/g) ?? [];
    expect(new Set(named)).toEqual(new Set(["--strict", "--shard", "--out", "--merge"]));
    expect(known).toEqual(expect.arrayContaining(named));
  });

  test("tell a task runner the variables that a build reads", () => {
    const { tasks } = JSON.parse(fenceOf("json", "lectures"));
    expect(tasks.lectures.outputs).toEqual(["dist/**"]);
    expect(tasks.lectures.env).toEqual([
      "SOURCE_DATE_EPOCH",
      "PUPPETEER_EXECUTABLE_PATH",
      "CHROME_PATH",
      "PUPPETEER_CACHE_DIR",
    ]);
  });
});
