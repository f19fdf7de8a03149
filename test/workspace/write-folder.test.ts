import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { expect, test } from "vitest";

import { withStaging } from "../../src/workspace/write-folder.ts";
import { useTempFolders, writeFiles } from "../support/temp-folder.ts";

const newFolder = useTempFolders();

test("files are moved when the run that holds the lock has ended, and not before", async () => {
  const place = await newFolder();
  const folder = join(place, "deck");
  const lock = join(place, ".lectern-lock");
  await withStaging(folder, async (staging) => {
    await staging.write("index.html", "new");
    await writeFiles(place, { ".lectern-lock": String(process.pid) });
    const committed = staging.commit(["index.html"]);
    // Moving waits for nothing: without the lock, it would be done by now.
    expect(existsSync(join(folder, "index.html"))).toBe(false);
    await rm(lock);
    await committed;
  });
  expect(await readFile(join(folder, "index.html"), "utf8")).toBe("new");
});

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
