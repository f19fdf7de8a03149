import { expect, test } from "vitest";

import { findChapters } from "../../../src/app/chapter/find-chapters.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

test("a folder's chapters are its Markdown files and chapter.md of its folders, in their order", async () => {
  const folder = await newFolder();
  const names = ["b.md", "a.MD", "c/chapter.md", "d/other.md", ".e.md", ".f/chapter.md", "g.txt"];
  await writeFiles(folder, Object.fromEntries(names.map((name) => [`slides/${name}`, "# T\n"])));
  await writeFiles(folder, { "slides/node_modules/chapter.md": "# T\n" });
  const found = await findChapters(["slides"], folder);
  expect(found.map(({ name, path }) => `${name}: ${path}`)).toEqual([
    "a: slides/a.MD",
    "b: slides/b.md",
    "c: slides/c/chapter.md",
  ]);
});

test("two chapters of one name are refused, one that is named twice is one", async () => {
  const folder = await newFolder();
  await writeFiles(folder, { "x/a.md": "# T\n", "y/a.md": "# T\n" });
  expect(await findChapters(["x/a.md", "./x/a.md"], folder)).toHaveLength(1);
  await expect(findChapters(["x/a.md", "y/a.md"], folder)).rejects.toThrow(
    'Two chapters are called "a": x/a.md and y/a.md.',
  );
});

test("a folder without a chapter, and a path that is not there, are refused", async () => {
  const folder = await newFolder();
  await writeFiles(folder, { "x/a.txt": "" });
  await expect(findChapters(["x"], folder)).rejects.toThrow("holds no chapter");
  await expect(findChapters(["z.md"], folder)).rejects.toThrow("no file or folder");
});
