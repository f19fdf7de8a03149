import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { formatRecord } from "../../../src/app/files/build-record.ts";
import { refuseForeign } from "../../../src/app/files/refuse-foreign.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const record = formatRecord({
  key: "k",
  slides: 1,
  continued: 0,
  files: {},
  pages: [],
  diagnostics: [],
});
const foreign = { code: "usage", message: expect.stringContaining("lectern did not make it") };

test("a folder that is new, empty or without these files is taken", async () => {
  const out = await newFolder();
  await refuseForeign(join(out, "new"), ["index.html"], out);
  await mkdir(join(out, "empty"));
  await refuseForeign(join(out, "empty"), ["index.html"], out);
  await writeFiles(out, { "mine/notes.txt": "mine" });
  await refuseForeign(join(out, "mine"), ["index.html", "mine.pdf"], out);
});

test.each([
  ["a page", "index.html", "<h1>mine</h1>"],
  ["another file of that name", "talk.pdf", "mine"],
  ["a record that is another program's", "build.json", '{"key":"x","files":{}}'],
])("a folder with %s that lectern did not make is refused", async (_, name, text) => {
  const out = await newFolder();
  await writeFiles(out, { [`talk/${name}`]: text });
  const names = ["index.html", "talk.pdf", "build.json"];
  await expect(refuseForeign(join(out, "talk"), names, out)).rejects.toMatchObject(foreign);
});

test.each([
  ["a record of a build", "build.json", record],
  ["a page of ours", "index.html", '<meta name="generator" content="lectern">'],
  [
    "a page from a template without our name",
    "index.html",
    `<head>\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file:; style-src">`,
  ],
])("a folder with %s is ours", async (_, name, text) => {
  const out = await newFolder();
  await writeFiles(out, { [`talk/${name}`]: text, "talk/talk.pdf": "old" });
  await refuseForeign(join(out, "talk"), ["index.html", "talk.pdf", "build.json"], out);
});

test("what is no folder is told by whoever writes into it", async () => {
  const out = await newFolder();
  await writeFiles(out, { file: "mine" });
  await refuseForeign(join(out, "file/talk"), ["index.html"], join(out, "file"));
});

test("a folder that is a link is refused where it leads out, or nowhere", async () => {
  const out = await newFolder();
  const other = await newFolder();
  await writeFiles(out, { "inside/notes.txt": "mine" });
  await symlink(join(out, "inside"), join(out, "within"));
  await refuseForeign(join(out, "within"), ["index.html"], out);
  await symlink(other, join(out, "talk"));
  await symlink(join(other, "none"), join(out, "gone"));
  for (const name of ["talk", "gone"]) {
    await expect(refuseForeign(join(out, name), ["index.html"], out)).rejects.toMatchObject({
      code: "usage",
      message: expect.stringContaining("is a link that leads out of"),
    });
  }
});
