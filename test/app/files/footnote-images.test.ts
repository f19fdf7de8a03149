import { expect, test } from "vitest";

import { findChapters } from "../../../src/app/chapter/find-chapters.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";

const newFolder = useTempFolders();

test("an image in a footnote is published, and reported where it does not exist", async () => {
  const root = await newFolder();
  await writeFiles(root, {
    "a.md": "# T\n\nwords[^1]\n\n[^1]: A plan.\n\n    ![plan](plan.svg) ![gone](gone.svg)\n",
    "plan.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
  });
  const outer = { config: {}, flags: {} };
  const project = createProject({ outer, root, templates: null, chapters: [] });
  const [file] = await findChapters(["a.md"], root);
  if (file === undefined) throw new Error("no chapter");
  const build = new ChapterBuild(file, project);
  const { assets } = await build.images();
  const diagnostics = await build.checked();
  expect(assets.map(({ name }) => /plan.*\.svg/.test(name))).toEqual([true]);
  expect(diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
    "7:31 missing-image",
  ]);
});
