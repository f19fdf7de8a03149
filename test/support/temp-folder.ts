import { mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll } from "vitest";

export { writeFiles } from "./write-files.ts";

/**
 * Returns how to make a new, empty folder for a test, absolute and without links. All of them are
 * removed after the file's last test. Call it at the top of a test file.
 */
export function useTempFolders(): () => Promise<string> {
  const made: string[] = [];
  afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));
  return async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "lectern-test-")));
    made.push(folder);
    return folder;
  };
}

/** Returns every file below a folder, relative to it, in the order of their names. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

/** An image of 40 × 20 px. */
export const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
