import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, statfs } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { beforeAll, describe, expect, test } from "vitest";

import {
  runCli,
  runCliWell,
  startCli,
  type CliOptions,
  runProcess,
} from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const chapter = "# 潮\n\n## 満ち引き\n\n- 月\n- 太陽\n\n海は動く。\n";

/** At each look the clock stands a minute earlier. */
const clockGoesBack = `let now = 2e12; Date.now = () => (now -= 60_000);`;

const machines: Readonly<Record<string, Omit<CliOptions, "cwd">>> = {
  "a home that cannot be written to": { env: { HOME: "/proc" } },
  "no home": { env: { HOME: "" } },
  "a locale without Unicode": { env: { LC_ALL: "C", LANG: "C" } },
  "a Japanese locale of old": { env: { LC_ALL: "ja_JP.EUC-JP" } },
  "a clock that is set back": {
    nodeFlags: [`--import=data:text/javascript,${encodeURIComponent(clockGoesBack)}`],
  },
};

async function contentsOf(folder: string): Promise<Record<string, string>> {
  const files = await listFiles(folder);
  const texts = files.map(async (file) => [file, await readFile(join(folder, file), "base64")]);
  return Object.fromEntries(await Promise.all(texts));
}

describe("the same chapter gives the same bytes", () => {
  let usual: Record<string, string> = {};

  beforeAll(async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "slides/chapter.md": chapter });
    await runCliWell(["build", "slides/chapter.md"], { cwd });
    usual = await contentsOf(join(cwd, "dist/slides"));
  });

  test.each(Object.entries(machines))("on a machine with %s", async (_, machine) => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "slides/chapter.md": chapter });
    const { code } = await runProcess(["build", "slides/chapter.md"], { cwd, ...machine });
    expect(code).toBe(0);
    expect(await contentsOf(join(cwd, "dist/slides"))).toEqual(usual);
  });

  test("when two runs build it at once into one folder, and nothing else is left there", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "slides/chapter.md": chapter });
    const runs = [1, 2, 3].map(() => startCli(["build", "slides/chapter.md"], { cwd }).ended);
    expect((await Promise.all(runs)).map(({ code, stderr }) => [code, stderr])).toEqual(
      runs.map(() => [0, ""]),
    );
    expect(await contentsOf(join(cwd, "dist/slides"))).toEqual(usual);
    expect(await readdir(join(cwd, "dist"))).toEqual(["assets", "index.html", "slides"]);
  });

  test("when it is changed in the midst: what was read first is what is built", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "slides/chapter.md": chapter });
    const run = startCli(["build", "slides/chapter.md"], { cwd });
    // The staging folder is there once the chapter is about to be read.
    await expect.poll(() => readdir(join(cwd, "dist")).catch(() => [])).not.toEqual([]);
    await expect
      .poll(async () => (await listFiles(join(cwd, "dist"))).join(), { timeout: 30_000 })
      .toContain("index.html");
    await writeFiles(cwd, { "slides/chapter.md": "# Another\n\n## One\n\n- else\n" });
    expect((await run.ended).code).toBe(0);
    expect(await contentsOf(join(cwd, "dist/slides"))).toEqual(usual);
  });
});

describe("a chapter on standard input", () => {
  test("is built as `chapter`, and its faults are told at their lines", async () => {
    const cwd = await newFolder();
    const input = "# Tides\n\n## Part\n\n![map](none.png)\n";
    const { code, stdout, stderr } = await runCli(["build", "-"], { cwd, input });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^chapter: 2 slides, 2 pages in chapter\.pdf, /);
    expect(stderr).toContain('<stdin>:5:8: warning: Image "none.png" does not exist.');
    expect(await readdir(join(cwd, "dist/chapter"))).toContain("chapter.pdf");
  });

  test("is checked, and may be empty", async () => {
    const { stdout } = await runCliWell(["check", "-"], { cwd: await newFolder() });
    expect(stdout).toMatch(/^<stdin>: 1 slide, /);
  });
});

describe("a place for temporary files", () => {
  test("that is none ends with 3, says so, and what can be done", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "slides/chapter.md": chapter });
    const env = { TMPDIR: join(cwd, "none") };
    const { code, stderr } = await runProcess(["build"], { cwd, env });
    expect(stderr).toMatch(/^error: There can be no temporary folder .*\n {2}hint: .*TMPDIR/);
    expect(code).toBe(3);
    expect(await readdir(cwd)).toEqual(["slides"]);
  });
});

describe("a disk that is full", () => {
  /** Runs `use` with a disk of so many kilobytes; skipped where nobody may mount one. */
  async function withDisk(
    kilobytes: number,
    use: (cwd: string, disk: string) => Promise<void>,
  ): Promise<boolean> {
    const cwd = await newFolder();
    const disk = join(cwd, "disk");
    await mkdir(disk);
    await writeFiles(cwd, { "slides/chapter.md": chapter });
    const size = `size=${kilobytes}k`;
    if (spawnSync("mount", ["-t", "tmpfs", "-o", size, "none", disk]).status !== 0) return false;
    try {
      await use(cwd, disk);
    } finally {
      spawnSync("umount", [disk]);
    }
    return true;
  }

  test("takes no output: the earlier one stays, and nothing else is left", async (context) => {
    const isDone = await withDisk(2_500, async (cwd, disk) => {
      const out = join(disk, "out");
      await runCliWell(["build", "--out", out], { cwd });
      const before = await contentsOf(disk);
      const { bavail, bsize } = await statfs(disk);
      await writeFiles(cwd, { "disk/filler": "x".repeat(bavail * bsize - 20_000) });
      await writeFiles(cwd, { "slides/chapter.md": `${chapter}\n- more\n` });
      const { code, stderr } = await runCli(["build", "--out", out], { cwd });
      expect(stderr).toMatch(/^error: Cannot write to .*ENOSPC.*\n {2}hint: .*free space/);
      expect(code).toBe(3);
      expect(await contentsOf(disk)).toEqual({ ...before, filler: expect.any(String) });
      expect(await readdir(out)).toEqual(["assets", "index.html", "slides"]);
    });
    if (!isDone) context.skip();
  });

  test("has no room for what the browser prints: says so", async (context) => {
    const isDone = await withDisk(300, async (cwd, disk) => {
      const { code, stderr } = await runProcess(["build"], { cwd, env: { TMPDIR: disk } });
      expect(stderr).toMatch(/^error: The browser .*\n {2}hint: .*(?:disk|space|memory)/);
      expect(code).toBe(3);
      expect(await readdir(disk)).toEqual([]);
    });
    if (!isDone) context.skip();
  });
});

test.skipIf(process.platform === "win32")(
  "names and words that a terminal would obey are printed as what they are",
  async () => {
    const cwd = await newFolder();
    const name = "red\u001B[31m\nline";
    await writeFiles(cwd, { [`slides/${name}.md`]: "# A\n\n![a](<\u001B]0;title\u0007.png>)\n" });
    const { stdout, stderr } = await runCli(["check"], { cwd });
    expect(stdout).toMatch(/^slides\/red\\x1B\[31m\\nline\.md: /);
    expect(stderr).toContain('Image "\\x1B]0;title\\x07.png"');
    // oxlint-disable-next-line no-control-regex
    expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
  },
);
