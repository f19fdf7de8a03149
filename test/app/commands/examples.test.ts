import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { createProgram } from "../../../src/app/commands/program.ts";
import { packageRoot } from "../../support/run-cli.ts";
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

/** Returns the command line with commands that do nothing. */
function createIdleProgram(): Command {
  const program = createProgram();
  const silence = (command: Command): void => {
    command.configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
    if (command.commands.length === 0) command.action(() => undefined);
    command.exitOverride().commands.forEach(silence);
  };
  silence(program);
  return program;
}

const calls = (
  await Promise.all(names.map(async (name) => (await listCalls(name)).map((call) => [name, call])))
).flat();

describe("the manual's commands", () => {
  test("are many", () => {
    expect(calls.length).toBeGreaterThan(40);
  });

  test.each(calls)("in %s parse: lectern %s", async (_, call = "") => {
    const parsing = createIdleProgram().parseAsync(call.split(" "), { from: "user" });
    if (call.endsWith("--help")) await expect(parsing).rejects.toThrow("(outputHelp)");
    else await expect(parsing).resolves.toBeDefined();
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
