import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { expect, test } from "vitest";

import { runCli, runCliWell } from "../../support/run-cli.ts";
import { listFiles, svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();
const chapter = "# Talk\n\n## Part\n\n- one\n- two\n";

async function newProject(): Promise<string> {
  const cwd = await newFolder();
  await mkdir(join(cwd, "temporary"));
  await writeFiles(cwd, { "talk.md": chapter });
  return cwd;
}

/** Builds, expects that the output cannot be written, and that nothing is left of the try. */
async function expectRefusal(cwd: string, out: string): Promise<void> {
  const before = await listFiles(cwd);
  const { code, stdout, stderr } = await runCli(["build", "talk.md", "--out", out], {
    cwd,
    env: { TMPDIR: join(cwd, "temporary") },
  });
  expect(stderr).toMatch(/^error: Cannot write to .*\. \[unwritable-output\]\n {2}hint: .*--out/);
  expect(stderr).not.toContain("    at ");
  expect(stdout).toBe("");
  expect(code).toBe(3);
  expect(await listFiles(cwd)).toEqual(before);
}

test("a file where the output folder should be ends with 3, and nothing is left", async () => {
  const cwd = await newProject();
  await writeFiles(cwd, { out: "a file" });
  await expectRefusal(cwd, "out");
  await expectRefusal(cwd, "out/below");
});

test("a file where the deck's folder should be ends with 3, and nothing is left", async () => {
  const cwd = await newProject();
  await writeFiles(cwd, { "out/talk": "a file" });
  await expectRefusal(cwd, "out");
});

test("a folder where the deck's page should be ends with 3", async () => {
  const cwd = await newProject();
  await mkdir(join(cwd, "out/talk/index.html"), { recursive: true });
  const { code, stderr } = await runCli(["build", "talk.md", "--out", "out"], { cwd });
  expect(stderr).toContain("[unwritable-output]");
  expect(code).toBe(3);
  expect(await readdir(join(cwd, "out"))).toEqual(["talk"]);
});

test("a place that takes no folder, such as /proc, ends with 3", async (context) => {
  if (!existsSync("/proc/self")) context.skip();
  const cwd = await newProject();
  await expectRefusal(cwd, "/proc/lectern");
});

test("a folder without the right to write ends with 3, and nothing is left", async (context) => {
  if (process.getuid?.() === 0) context.skip();
  const cwd = await newProject();
  await mkdir(join(cwd, "out"));
  await chmod(join(cwd, "out"), 0o555);
  await expectRefusal(cwd, "out");
});

test("images that are links in a circle, folders or impossible names are warned of, each once", async () => {
  const cwd = await newProject();
  const images = ["loop.svg", "folder.svg", "a%00b.svg", "100%.svg", `${"x".repeat(300)}.svg`];
  const lines = images.map((src) => `![alt](${src})\n`).join("\n");
  await writeFiles(cwd, { "talk.md": `${chapter}\n${lines}`, "100%.svg": svg });
  await symlink("loop.svg", join(cwd, "loop.svg"));
  await mkdir(join(cwd, "folder.svg"));
  const { code, stderr } = await runCli(["check", "talk.md"], { cwd });
  expect(code).toBe(0);
  expect(stderr.match(/: warning: Image .* does not exist\. \[missing-image\]/g)).toHaveLength(2);
  expect(stderr.match(/: warning: Image .* cannot be read\. \[unreadable-image\]/g)).toHaveLength(
    2,
  );
  expect(stderr).not.toContain("100%.svg");
});

test("a chapter that is a link is built as a file is", async () => {
  const cwd = await newProject();
  await mkdir(join(cwd, "slides"));
  await symlink("../talk.md", join(cwd, "slides", "linked.md"));
  await symlink("none.md", join(cwd, "slides", "broken.md"));
  const { stdout } = await runCliWell(["check"], { cwd });
  expect(stdout).toMatch(/^slides\/linked\.md: /);
});
