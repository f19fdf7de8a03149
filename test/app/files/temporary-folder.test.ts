import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import process from "node:process";

import { describe, expect, test } from "vitest";

import { makeTemporaryFolder } from "../../../src/app/files/temporary-folder.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();
const prefix = ".lectern-";

/** Returns the name of a folder like our own, of another process or start. */
function nameLike(own: string, change: { pid?: number; start?: string; machine?: string }): string {
  const [machine = "", pid = "", start = "", random = ""] = own.slice(prefix.length).split("-");
  const { machine: other = machine, pid: id = pid, start: begun = start } = change;
  return `${prefix}${other}-${id}-${begun}-${random}`;
}

async function withProcess(use: (child: ChildProcess) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  try {
    await use(child);
  } finally {
    child.kill("SIGKILL");
  }
}

describe("what a process left that was killed", () => {
  test("is removed when the next folder is made there, and nothing else is", async () => {
    const place = await newFolder();
    const own = basename(makeTemporaryFolder(place, prefix));
    const { pid: dead } = spawnSync(process.execPath, ["--version"]);
    const left = nameLike(own, { pid: dead });
    const others = [
      nameLike(own, { pid: dead, machine: "ffffff" }),
      "lectern-other",
      `${prefix}mine`,
      `${prefix}lock`,
    ];
    await writeFiles(place, { [`${left}/assets/a.svg`]: "a" });
    for (const name of others) await mkdir(join(place, name));
    await symlink(join(place, "lectern-other"), join(place, left.replace(/.$/, "x")));
    const next = basename(makeTemporaryFolder(place, prefix));
    const standing = await readdir(place);
    expect(standing).not.toContain(left);
    expect(standing).toEqual(expect.arrayContaining([own, next, ...others]));
    expect(standing).toHaveLength(others.length + 3);
  });

  test("stays while the process lives, and is known from one that has its id now", async () => {
    const place = await newFolder();
    const own = basename(makeTemporaryFolder(place, prefix));
    await withProcess(async ({ pid = 0 }) => {
      const reused = nameLike(own, { pid, start: "0a0a0a" });
      const unknown = nameLike(own, { pid, start: "000000" });
      for (const name of [reused, unknown]) await mkdir(join(place, name));
      makeTemporaryFolder(place, prefix);
      const standing = await readdir(place);
      expect(standing).toContain(own);
      expect(standing).toContain(unknown);
      expect(standing.includes(reused)).toBe(!existsSync("/proc/self/stat"));
    });
  });
});
