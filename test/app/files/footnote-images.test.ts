import { expect, test } from "vitest";

import { findChapters } from "../../../src/app/chapter/find-chapters.ts";
import { judgeFile } from "../../../src/app/chapter/prepare-deck.ts";
import { createWorkshop } from "../../../src/app/chapter/workshop.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

test("an image in a footnote is published, and reported where it does not exist", async () => {
  const project = await newFolder();
  await writeFiles(project, {
    "a.md": "# T\n\nwords[^1]\n\n[^1]: A plan.\n\n    ![plan](plan.svg) ![gone](gone.svg)\n",
    "plan.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
  });
  const outer = { config: {}, flags: {} };
  const workshop = createWorkshop({ outer, project, templates: null, chapters: [] });
  const [file] = await findChapters(["a.md"], project);
  if (file === undefined) throw new Error("no chapter");
  const { images, diagnostics } = await judgeFile(file, workshop);
  expect(images.assets.map(({ name }) => /plan.*\.svg/.test(name))).toEqual([true]);
  expect(diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
    "7:31 missing-image",
  ]);
});
