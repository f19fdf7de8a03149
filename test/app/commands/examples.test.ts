import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";

import { packageRoot, runCliWell } from "../../support/run-cli.ts";
import { listFiles, useTempFolders, writeFiles } from "../../support/temp-folder.ts";

const newFolder = useTempFolders();

let readme: string;

beforeAll(async () => {
  readme = await readFile(join(packageRoot, "README.md"), "utf8");
});

/** Returns the README's fence of a language that holds some words. */
function fenceOf(language: string, words: string): string {
  const fences = [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, "gs"))];
  return fences.map(([, text = ""]) => text).find((text) => text.includes(words)) ?? "";
}

/** A command that writes `dist/chapter/`; a list of file names, or one, follows. */
const usage =
  /^(?<pipe>cat chapter\.md \| )?npx lectern (?<args>build .*?) +#.* (?<folder>dist\/chapter\/)(?<names>[\w.:, -]*)$/;

describe("the README's first commands, in a folder with a chapter.md", () => {
  test("write what stands beside them", async () => {
    const lines = fenceOf("sh", "npm install lectern").split("\n");
    const claims = lines.flatMap((line) => {
      const { pipe, args, folder = "", names = "" } = usage.exec(line)?.groups ?? {};
      const files =
        names
          .split(":", 2)
          .find((one) => one !== "")
          ?.split(", ") ?? [];
      const written = files.map((name) => folder + name.trim());
      return args === undefined ? [] : [{ args, isPiped: pipe !== undefined, written }];
    });
    expect(claims.map(({ args }) => args)).toEqual([
      "build chapter.md",
      "build --format single chapter.md",
      "build -",
    ]);
    expect(claims[0]?.written).toContain("dist/chapter/chapter.pdf");
    expect(claims[1]?.written[0]).toMatch(/^dist\/chapter\/chapter-single\.html/);
    for (const { args, isPiped, written } of claims) {
      const cwd = await newFolder();
      const text = "# Rivers\n\n## Water\n\n- deep\n- wide\n";
      await writeFiles(cwd, { "chapter.md": text });
      await runCliWell(args.split(" "), { cwd, ...(isPiped ? { input: text } : {}) });
      const files = await listFiles(cwd);
      expect(files).toEqual(expect.arrayContaining(["dist/chapter/build.json", ...written]));
    }
  });
});

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
