import { existsSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test, vi } from "vitest";

import { isAlive, listDescendants } from "../../support/processes.ts";
import { runCliWell, startCli, type StartedCli } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const sections = Array.from(
  { length: 400 },
  (_, index) => `## Section ${index + 1}\n\n- one\n- two\n\nProse of section ${index + 1}.\n`,
);

/** A project with an earlier output, a chapter that takes long, and a folder for temporary files. */
async function newProject(): Promise<{ cwd: string; temporary: string }> {
  const cwd = await newFolder();
  const temporary = join(cwd, "temporary");
  await mkdir(temporary);
  await writeFiles(cwd, { "slides/talk.md": "# Talk\n\n## Part\n\n- one\n- two\n" });
  await runCliWell(["build"], { cwd });
  await writeFiles(cwd, { "slides/talk.md": `# Talk\n\n${sections.join("\n")}` });
  return { cwd, temporary };
}

async function contentsOf(folder: string): Promise<Record<string, string>> {
  const files = await listFiles(folder);
  const texts = files.map(async (file) => [file, await readFile(join(folder, file), "base64")]);
  return Object.fromEntries(await Promise.all(texts));
}

/** Waits until the browser runs and the deck's files are being made; returns the browser's processes. */
async function untilBusy({ child }: StartedCli, cwd: string): Promise<number[]> {
  return vi.waitFor(
    async () => {
      const names = await readdir(join(cwd, "dist"));
      const stage = names.find((name) => name.startsWith(".lectern-")) ?? "";
      expect(stage).not.toBe("");
      expect(await readdir(join(cwd, "dist", stage))).toContain("index.html");
      const processes = await listDescendants(child.pid ?? 0);
      expect(processes.length).toBeGreaterThan(0);
      return processes;
    },
    { timeout: 30_000, interval: 5 },
  );
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // It has ended in the meantime.
  }
}

describe.skipIf(!existsSync("/proc/self/stat"))("a build that is ended", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)(
    "by %s leaves no browser, no file of its own, and the earlier output",
    async (signal, code) => {
      const { cwd, temporary } = await newProject();
      const before = await contentsOf(join(cwd, "dist"));
      const run = startCli(["build", "--format", "html,pdf,handout"], {
        cwd,
        env: { TMPDIR: temporary },
      });
      const browsers = await untilBusy(run, cwd);
      run.child.kill(signal);
      const ended = await run.ended;
      expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: "" });
      expect(await contentsOf(join(cwd, "dist"))).toEqual(before);
      expect(await readdir(cwd)).toEqual(["dist", "slides", "temporary"]);
      expect(await readdir(join(cwd, "dist"))).toEqual(["assets", "index.html", "talk"]);
      expect(await readdir(temporary)).toEqual([]);
      await vi.waitFor(async () => {
        expect(await Promise.all(browsers.map(isAlive))).not.toContain(true);
      });
    },
  );

  test("before there was any output leaves no output folder", async () => {
    const { cwd, temporary } = await newProject();
    const out = join(cwd, "new", "out");
    const run = startCli(["build", "--out", out], { cwd, env: { TMPDIR: temporary } });
    await vi.waitFor(() => expect(existsSync(out)).toBe(true), { timeout: 30_000, interval: 5 });
    run.child.kill("SIGINT");
    expect((await run.ended).code).toBe(130);
    expect(existsSync(join(cwd, "new"))).toBe(false);
    expect(await readdir(temporary)).toEqual([]);
  });

  test("because its browser was killed goes on with another, and is done", async () => {
    const { cwd, temporary } = await newProject();
    const run = startCli(["build"], { cwd, env: { TMPDIR: temporary } });
    const [browser = 0] = await untilBusy(run, cwd);
    endGroup(browser);
    const { code, stdout, stderr } = await run.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^talk: \d+ slides, /);
    expect(await readdir(join(cwd, "dist"))).toEqual(["assets", "index.html", "talk"]);
    await runCliWell(["build", "--out", "undisturbed"], { cwd });
    expect(await contentsOf(join(cwd, "dist"))).toEqual(await contentsOf(join(cwd, "undisturbed")));
    expect(await readdir(temporary)).toEqual([]);
  });

  test("because each browser is killed says so, with 3, and leaves the earlier output", async () => {
    const { cwd, temporary } = await newProject();
    const before = await contentsOf(join(cwd, "dist"));
    const run = startCli(["build"], { cwd, env: { TMPDIR: temporary } });
    await untilBusy(run, cwd);
    await vi.waitFor(
      async () => {
        const [browser] = await listDescendants(run.child.pid ?? 0);
        if (browser !== undefined) endGroup(browser);
        expect(run.child.exitCode).not.toBeNull();
      },
      { timeout: 30_000, interval: 50 },
    );
    const { code, stderr } = await run.ended;
    expect(stderr).toMatch(/^error: The browser [^]*\[browser-failed\]\n {2}hint: \S/);
    expect(code).toBe(3);
    expect(await contentsOf(join(cwd, "dist"))).toEqual(before);
    expect(await readdir(temporary)).toEqual([]);
  });
});
