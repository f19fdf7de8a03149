import { existsSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

import { beforeAll, describe, expect, test, vi } from "vitest";

import { isAlive, listDescendants } from "../../support/processes.ts";
import { runCliWell, startCli } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const signals = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const;
const stops = 50;
/** So many runs go on side by side, each in a project of its own. */
const projects = 2;

/** Two states of a chapter, which the runs build in turn. */
const chapters = ["one", "two"].map(
  (word) => `# Talk\n\n## Part\n\n- ${word}\n- more\n\nProse of ${word}.\n`,
);

type Contents = Readonly<Record<string, string>>;

async function contentsOf(folder: string): Promise<Contents> {
  const files = await listFiles(folder);
  const texts = files.map(async (file) => [file, await readFile(join(folder, file), "base64")]);
  return Object.fromEntries(await Promise.all(texts));
}

const build = ["build", "--format", "html,pdf,handout"];

describe.skipIf(!existsSync("/proc/self/stat"))("a build that is stopped at any moment", () => {
  const whole: Contents[] = [];
  let duration = 0;

  beforeAll(async () => {
    const cwd = await newFolder();
    for (const chapter of chapters) {
      await writeFiles(cwd, { "slides/talk.md": chapter });
      const started = performance.now();
      await runCliWell(build, { cwd });
      duration = performance.now() - started;
      whole.push(await contentsOf(join(cwd, "dist/talk")));
    }
  });

  async function stopOften(project: number): Promise<Set<string>> {
    const cwd = await newFolder();
    const temporary = join(cwd, "temporary");
    await mkdir(temporary);
    await writeFiles(cwd, { "slides/talk.md": chapters[0] ?? "" });
    await runCliWell(build, { cwd });
    const ends = new Set<string>();
    for (let stop = project; stop < stops; stop += projects) {
      const [signal, code] = signals[Math.floor(stop / projects) % 2] ?? signals[0];
      await writeFiles(cwd, { "slides/talk.md": chapters[(stop + project + 1) % 2] ?? "" });
      const run = startCli(build, { cwd, env: { TMPDIR: temporary } });
      await setTimeout(((stop + Math.random()) / stops) * duration * 1.2);
      const processes = await listDescendants(run.child.pid ?? 0);
      run.child.kill(signal);
      const ended = await run.ended;
      const how = ended.signal ?? ended.code ?? "";
      // Before our own code runs, the signal itself is the end.
      expect([signal, code, 0], ended.stderr).toContain(how);
      ends.add(String(how));
      expect(whole).toContainEqual(await contentsOf(join(cwd, "dist/talk")));
      expect(await readdir(join(cwd, "dist"))).toEqual(["assets", "index.html", "talk"]);
      expect(await readdir(temporary)).toEqual([]);
      await vi.waitFor(async () => {
        expect(await Promise.all(processes.map(isAlive))).not.toContain(true);
      });
    }
    return ends;
  }

  test("leaves the earlier output or the new one, whole, and nothing of its own", async () => {
    const numbers = Array.from({ length: projects }, (_, index) => index);
    const ends = await Promise.all(numbers.map(stopOften));
    // Some were stopped, and some had come to their end.
    const all = new Set(ends.flatMap((one) => [...one]));
    expect([...all]).toEqual(expect.arrayContaining(["130", "143"]));
  }, 180_000);
});
