import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test, vi } from "vitest";

import { isAlive, listDescendants } from "../../support/processes.ts";
import { startCli, runProcess } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

describe.skipIf(!existsSync("/proc/self/stat"))("a build that was killed", () => {
  test("leaves nothing for longer than until the next", async () => {
    const cwd = await newFolder();
    const env = { TMPDIR: join(cwd, "temporary") };
    await mkdir(env.TMPDIR);
    await writeFiles(cwd, { "slides/talk.md": "# Talk\n\n## Part\n\n- one\n- two\n" });
    const run = startCli(["build"], { cwd, env });
    const processes = await vi.waitFor(
      async () => {
        expect(await readdir(join(cwd, "dist"))).toContainEqual(expect.stringMatching(/^\.lect/));
        const found = await listDescendants(run.child.pid ?? 0);
        expect(found.length).toBeGreaterThan(0);
        return found;
      },
      { timeout: 30_000, interval: 2 },
    );
    run.child.kill("SIGKILL");
    await run.ended;
    // Its pipe breaks, and the browser ends by itself.
    await vi.waitFor(
      async () => expect(await Promise.all(processes.map(isAlive))).not.toContain(true),
      { timeout: 20_000 },
    );
    expect(await readdir(env.TMPDIR)).not.toEqual([]);
    expect((await runProcess(["build"], { cwd, env })).code).toBe(0);
    expect(await readdir(env.TMPDIR)).toEqual([]);
    expect(await readdir(join(cwd, "dist"))).toEqual(["assets", "index.html", "talk"]);
  });
});
