import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { describe, expect, test } from "vitest";

import { formatRecord } from "../../../src/app/files/build-record.ts";
import { bareMachine, runCli } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();
const chapter = "# River\n\n## Part\n\n- one\n- two\n";
const build = ["build", "--format", "html"];

/** Returns the text of every file below a folder, by name. */
async function readAll(folder: string): Promise<Record<string, string>> {
  const names = await listFiles(folder);
  const texts = names.map(async (name) => [name, await readFile(join(folder, name), "utf8")]);
  return Object.fromEntries(await Promise.all(texts));
}

describe("what stands in the output folder and is not ours", () => {
  test.each([
    ["the user's own page in the working folder", "index.html", "."],
    ["the user's own page in the chapter's folder", "docs/river/index.html", "docs"],
    ["a script called as one of ours", "docs/river/sw.js", "docs"],
  ])("stays as it is, and the run says what to do: %s", async (_, file, out) => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "slides/river.md": chapter, [file]: "mine" });
    const before = await readAll(cwd);
    const { code, stderr } = await runCli([...build, "--out", out], bareMachine(cwd));
    expect(stderr).toContain(`${file.split("/").at(-1)}" stands there already, and lectern did`);
    expect(stderr).toContain("hint: Name another folder with --out");
    expect(code).toBe(2);
    expect(await readAll(cwd)).toMatchObject(before);
  });

  test("is none of what an earlier build wrote, whatever became of its record", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "slides/river.md": chapter });
    const run = (): ReturnType<typeof runCli> => runCli([...build, "--force"], bareMachine(cwd));
    expect(await run()).toMatchObject({ code: 0 });
    await writeFiles(cwd, { "dist/river/build.json": "{}" });
    expect(await run()).toMatchObject({ code: 0 });
  });

  test("lies behind links, which are not followed", async () => {
    const cwd = await newFolder();
    const other = await newFolder();
    await writeFiles(cwd, { "slides/river.md": chapter });
    await mkdir(join(cwd, "dist/soil"), { recursive: true });
    await symlink(other, join(cwd, "dist/river"));
    const { code, stderr } = await runCli(build, bareMachine(cwd));
    expect(stderr).toContain("is a link that leads out of");
    expect(code).toBe(2);
    await writeFiles(cwd, { "slides/soil.md": chapter });
    await symlink(other, join(cwd, "dist/soil/assets"));
    const second = await runCli([...build, "slides/soil.md"], bareMachine(cwd));
    expect(second.stderr).toContain('assets" is a link');
    expect(second.code).toBe(3);
    expect(await readdir(other)).toEqual([]);
  });
});

test.each(["...md", "..md", ".md", "index.html.md", "assets.md", "con.md", "a\\b.md"])(
  "a chapter in a file called %j is refused, and nothing is written",
  async (name) => {
    const cwd = await newFolder();
    await writeFiles(cwd, { [`work/slides/${name}`]: chapter });
    const { code, stderr } = await runCli(
      [...build, `slides/${name}`],
      bareMachine(join(cwd, "work")),
    );
    expect(stderr).toMatch(/cannot be built: its name, .*\n {2}hint: .*Rename/);
    expect(code).toBe(2);
    expect(await listFiles(cwd)).toEqual([`work/slides/${name}`]);
  },
);

describe("shares that others made", () => {
  test.skipIf(process.platform === "win32")("are not waited for where they are pipes", async () => {
    const cwd = await newFolder();
    await mkdir(join(cwd, "part"));
    execFileSync("mkfifo", [join(cwd, "part/shard.json")]);
    const { code, stderr } = await runCli(["build", "--merge", "part"], bareMachine(cwd));
    expect(stderr).toContain("is a named pipe, not a file");
    expect(code).toBe(3);
  });

  const page = "<p>planted</p>";
  const hash = createHash("sha256").update(page).digest("hex");
  const record = (file: string): string =>
    formatRecord({
      key: "k",
      slides: 1,
      continued: 0,
      files: { [file]: hash },
      pages: [],
      diagnostics: [],
    });
  const shardOf = (name: string): string =>
    JSON.stringify({ index: 1, count: 1, run: "r", chapters: [name], built: [name] });

  test.each([
    ["a chapter above the folder", "../evil", "evil/build.json", "index.html"],
    ["a file above the chapter", "river", "part/river/build.json", "../../planted.html"],
  ])("write nothing outside the output folder: %s", async (...given) => {
    const [, name, place, file] = given;
    const cwd = await newFolder();
    await writeFiles(cwd, {
      "work/part/shard.json": shardOf(name),
      [`work/${place}`]: record(file),
      "work/planted.html": page,
      "work/evil/index.html": page,
      "planted.html": page,
    });
    const before = await listFiles(cwd);
    const args = ["build", "--merge", "part", "--out", "deep/out"];
    const { code, stderr } = await runCli(args, bareMachine(join(cwd, "work")));
    expect(stderr).toMatch(/holds no share of a build|is incomplete/);
    expect(code).toBe(2);
    expect(await listFiles(cwd)).toEqual(before);
  });
});
