import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import {
  formatRecord,
  hashFiles,
  loadRecord,
  recordName,
  recordStands,
} from "../../../src/app/files/build-record.ts";
import type { BuildRecord } from "../../../src/core/settings/parse-record.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

async function newRecord(): Promise<{ folder: string; record: BuildRecord }> {
  const folder = await newFolder();
  await writeFiles(folder, { "index.html": "page", "assets/a.css": "a" });
  const files = await hashFiles(folder, ["index.html", "assets/a.css"]);
  const record = { key: "k", slides: 2, continued: 0, files, pages: [], diagnostics: [] };
  await writeFiles(folder, { [recordName]: formatRecord(record) });
  return { folder, record };
}

test("a record is read as it was written; a changed one is none", async () => {
  const { folder, record } = await newRecord();
  expect(await loadRecord(folder)).toEqual(record);
  const text = await readFile(join(folder, recordName), "utf8");
  await writeFiles(folder, { [recordName]: text.replace('"slides": 2', '"slides": 3') });
  expect(await loadRecord(folder)).toBeNull();
});

test("a record stands as long as every file is there, byte for byte", async () => {
  const { folder, record } = await newRecord();
  expect(await recordStands(record, folder)).toBe(true);
  await writeFiles(folder, { "assets/a.css": "b" });
  expect(await recordStands(record, folder)).toBe(false);
  expect(await recordStands({ files: { ...record.files, "none.css": "x" } }, folder)).toBe(false);
});
