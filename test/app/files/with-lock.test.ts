import { spawnSync } from "node:child_process";
import { utimes, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { expect, test } from "vitest";

import { withLock } from "../../../src/app/files/with-lock.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();
const lockName = ".lectern-lock";

test("runs what it is given, and leaves no lock, also where that fails", async () => {
  const folder = await newFolder();
  const done: string[] = [];
  await withLock(folder, () => done.push("done"));
  const failing = withLock(folder, () => {
    throw new Error("no space");
  });
  await expect(failing).rejects.toThrow("no space");
  expect(done).toEqual(["done"]);
  expect(await readdir(folder)).toEqual([]);
});

test("waits for the run that holds it", async () => {
  const folder = await newFolder();
  await writeFiles(folder, { [lockName]: String(process.pid) });
  const order: string[] = [];
  const waiting = withLock(folder, () => order.push("second"));
  await expect.poll(() => readdir(folder)).toEqual([lockName]);
  order.push("first");
  await rm(join(folder, lockName));
  await waiting;
  expect(order).toEqual(["first", "second"]);
});

test("takes what a run that was killed has left", async () => {
  const folder = await newFolder();
  const { pid } = spawnSync(process.execPath, ["--version"]);
  await writeFiles(folder, { [lockName]: String(pid) });
  const done: string[] = [];
  await withLock(folder, () => done.push("done"));
  expect(done).toEqual(["done"]);
  expect(await readdir(folder)).toEqual([]);
});

test("takes what is older than any run's moving, whoever has that number now", async () => {
  const folder = await newFolder();
  await writeFiles(folder, { [lockName]: String(process.pid) });
  const hourAgo = Date.now() / 1000 - 3600;
  await utimes(join(folder, lockName), hourAgo, hourAgo);
  const done: string[] = [];
  await withLock(folder, () => done.push("done"));
  expect(done).toEqual(["done"]);
});
