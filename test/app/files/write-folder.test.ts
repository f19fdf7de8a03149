import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { expect, test } from "vitest";

import { withStaging } from "../../../src/app/files/write-folder.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

test("files are moved into the output folder when no other run is moving its own", async () => {
  const out = await newFolder();
  await withStaging(join(out, "talk"), async (staging) => {
    await staging.write("index.html", "new");
    await writeFiles(out, { ".lectern-lock": String(process.pid) });
    const committed = staging.commit(["index.html"]);
    // As often as a run looks for the lock, and longer.
    const beaten = await Promise.race([committed.then(() => "moved"), looks(out, 20)]);
    expect(beaten).toBe("looked");
    expect(await readdir(out)).not.toContain("talk");
    await rm(join(out, ".lectern-lock"));
    await committed;
  });
  expect(await readdir(join(out, "talk"))).toEqual(["index.html"]);
});

/** Looks into a folder so many times, for which the disk is asked each time. */
async function looks(folder: string, times: number): Promise<string> {
  for (let left = times; left > 0; left -= 1) await readdir(folder);
  return "looked";
}

test("a staging folder stands beside the output while it is filled, and is gone afterwards", async () => {
  const place = await newFolder();
  const stage = await withStaging(join(place, "deck"), async (staging) => {
    await staging.write("a/b.txt", "b");
    expect(existsSync(join(staging.folder, "a", "b.txt"))).toBe(true);
    expect(staging.folder.startsWith(join(place, ".lectern-"))).toBe(true);
    return staging.folder;
  });
  expect(existsSync(stage)).toBe(false);
  expect(existsSync(join(place, "deck"))).toBe(false);
});
