import { cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { parseShard } from "../../../src/app/commands/options.ts";
import { chooseShard } from "../../../src/app/commands/shards.ts";
import { findChapters } from "../../../src/app/chapter/find-chapters.ts";
import { runCli, runCliWell, type CliRun } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const names = ["a", "b", "c", "d"];
let cwd: string;

/** Returns the bytes of every file below a folder, as text, by name. */
async function readAll(folder: string): Promise<Map<string, string>> {
  const files = await listFiles(folder);
  const read = async (name: string): Promise<[string, string]> => [
    name,
    await readFile(join(folder, name), "latin1"),
  ];
  return new Map(await Promise.all(files.map(read)));
}

function merge(...folders: string[]): Promise<CliRun> {
  return runCli(["build", "--merge", ...folders, "--out", "merged"], { cwd });
}

beforeAll(async () => {
  cwd = await newFolder();
  const texts = names.map((name, index) => [
    `slides/${name}.md`,
    `# ${name}\n\n## Part\n\n- [next](a.md#part)\n${"- one\n".repeat(index)}`,
  ]);
  await writeFiles(cwd, Object.fromEntries(texts));
  await runCliWell(["build", "--out", "whole"], { cwd });
  for (const index of [1, 2, 3]) {
    await runCliWell(["build", "--shard", `${index}/3`, "--out", `s${index}`], { cwd });
  }
}, 60_000);

describe("shares of a run", () => {
  test("are the whole together, byte for byte, in whatever order they are named", async () => {
    const { code, stdout } = await merge("s3", "s1", "s2");
    expect(code).toBe(0);
    expect(stdout).toBe("merged: 4 chapters, 3 shards -> merged\n");
    expect(await readAll(join(cwd, "merged"))).toEqual(await readAll(join(cwd, "whole")));
  });

  test("that are not all of one run are refused, and nothing is written", async () => {
    await rm(join(cwd, "merged"), { recursive: true, force: true });
    await runCliWell(["build", "--shard", "2/3", "--out", "dark", "--scheme", "dark"], { cwd });
    await cp(join(cwd, "s2"), join(cwd, "torn"), { recursive: true });
    const [torn = ""] = (await listFiles(join(cwd, "torn"))).filter((file) => file.endsWith("pdf"));
    await rm(join(cwd, "torn", torn));
    const shard = JSON.parse(await readFile(join(cwd, "s2/shard.json"), "utf8"));
    await writeFiles(cwd, {
      "twice/shard.json": JSON.stringify({ ...shard, built: names }),
      "none/shard.json": JSON.stringify({ ...shard, built: [] }),
    });
    for (const [folders, message] of [
      [["s1", "s3"], "There is no shard 2/3."],
      [["s1", "s2", "s2", "s3"], "both are shard 2"],
      [["s1", "dark", "s3"], "they differ in version, browser, flags or settings"],
      [["s1", "torn", "s3"], 'in "torn" is incomplete'],
      [["s1", "twice", "s3"], "both have the chapter"],
      [["s1", "none", "s3"], "No shard has the chapter"],
      [["s1", "whole", "s3"], 'The folder "whole" holds no share of a build.'],
      [[], "There is nothing to merge."],
    ] as const) {
      const { code, stderr } = await merge(...folders);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
    }
    expect(await listFiles(cwd)).not.toContainEqual(expect.stringMatching(/^merged/));
  }, 60_000);

  test("hold each chapter once, the large ones apart, the same every time", async () => {
    const folder = await newFolder();
    const sizes = { a: 900, b: 100, c: 800, d: 150, e: 50 };
    const texts = Object.entries(sizes).map(([name, size]) => [`${name}.md`, "x".repeat(size)]);
    await writeFiles(folder, Object.fromEntries(texts));
    const files = await findChapters(["."], folder);
    const shares = await Promise.all(
      [1, 2].map(async (index) =>
        (await chooseShard(files, { index, count: 2 })).map(({ name }) => name),
      ),
    );
    expect(shares).toEqual([
      ["a", "b"],
      ["c", "d", "e"],
    ]);
  });

  test.each(["0/2", "3/2", "2", "1/0", "a/b", "1/2/3"])("%s is not a share", (text) => {
    expect(() => parseShard(text)).toThrow("is not a share of the chapters");
  });

  test("are not made of a course's handouts", async () => {
    const run = await runCli(["build", "--shard", "1/2", "--course"], { cwd });
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining("--shard") });
  });
});
