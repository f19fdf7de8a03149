import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { parseCommandLine } from "../../../src/app/commands/run.ts";
import { toTestWorld } from "../../support/test-world.ts";
import { packageRoot, runCliWell } from "../../support/run-cli.ts";
import { readMarkdown } from "../../tools/docs/read-markdown.ts";

const docs = join(packageRoot, "docs");
const names = (await readdir(docs, { recursive: true })).filter((name) => name.endsWith(".md"));
const read = async (name: string) => readMarkdown(await readFile(join(docs, name), "utf8"));

/** Returns every call of the command in a page of the manual, without `lectern` itself. */
async function listCalls(name: string): Promise<string[]> {
  const { fences, codes } = await read(name);
  const lines = fences
    .filter(({ language }) => language === "sh" || language === "yaml")
    .flatMap(({ text }) => text.split("\n"))
    .flatMap((line) => /\bnpx (?<call>lectern .*?)(?: +#.*)?$/.exec(line)?.groups?.["call"] ?? []);
  return [...lines, ...codes]
    .filter((code) => /^(?:npx )?lectern [a-z-]/.test(code))
    .map((code) => code.replace(/^(?:npx )?lectern /, "").replace(/ *\|.*$/s, ""));
}

const calls = (
  await Promise.all(names.map(async (name) => (await listCalls(name)).map((call) => [name, call])))
).flat();

describe("the manual's commands", () => {
  test("are many", () => {
    expect(calls.length).toBeGreaterThan(40);
  });

  test.each(calls)("in %s parse: lectern %s", (_, call = "") => {
    const { world } = toTestWorld({ cwd: packageRoot });
    const parse = () => parseCommandLine(call.replace(/\$\{\{.*?\}\}/g, "1").split(" "), world);
    if (call.endsWith("--help")) expect(parse).toThrow("(outputHelp)");
    else expect(parse()).toBeDefined();
  });
});

describe("the manual's examples for many machines", async () => {
  const { fences } = await read("ci.md");
  const fenceOf = (language: string, words: string): string =>
    fences.find((fence) => fence.language === language && fence.text.includes(words))?.text ?? "";

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

  test("name flags that there are, and parse", async () => {
    const { stdout } = await runCliWell(["build", "--help"], { cwd: packageRoot });
    const known = [...stdout.matchAll(/^  (?:-\w, )?(--[a-z-]+)/gm)].map(([, long]) => long);
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
