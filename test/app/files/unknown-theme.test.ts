import { expect, test } from "vitest";

import type { PartialSettings } from "../../../src/core/settings/settings.ts";
import { findChapters } from "../../../src/app/chapter/find-chapters.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";

const newFolder = useTempFolders();

/** What is wrong with a chapter, as `line:column severity code message hint`, and the theme it gets. */
async function judge(
  files: Readonly<Record<string, string>>,
  flags: PartialSettings = {},
): Promise<{ theme: string; found: string[] }> {
  const root = await newFolder();
  await writeFiles(root, files);
  const outer = { config: {}, flags };
  const project = createProject({ outer, root, templates: null, chapters: [] });
  const [file] = await findChapters(["a.md"], root);
  if (file === undefined) throw new Error("no chapter");
  const build = new ChapterBuild(file, project);
  const { settings } = await build.chapter();
  const diagnostics = await build.checked();
  const found = diagnostics.map(
    ({ line, column, severity, code, message, hint }) =>
      `${line}:${column} ${severity} ${code} ${message} ${hint}`,
  );
  return { theme: settings.theme, found };
}

const chapter = (theme: string) => `---\nauthor: x\ntheme: ${theme}\n---\n\n# T\n\nwords\n`;

test("a theme that there is not is an error at its line, and the chapter gets the default", async () => {
  expect(await judge({ "a.md": chapter("quite") })).toEqual({
    theme: "quiet",
    found: ['3:1 error invalid-setting There is no theme "quite". Did you mean "quiet"?'],
  });
  expect((await judge({ "a.md": chapter("midnight") })).found).toEqual([
    expect.stringMatching(
      /^3:1 error invalid-setting There is no theme "midnight"\. The themes are hall, print, quiet, reveal\/beige, /,
    ),
  ]);
});

test("a theme in the project's own templates is one", async () => {
  const files = {
    "templates/themes/midnight/theme.json": '{ "name": "midnight", "fonts": [] }',
    "templates/themes/midnight/tokens.css": ":root {}",
  };
  expect(await judge({ ...files, "a.md": chapter("midnight") })).toEqual({
    theme: "midnight",
    found: [],
  });
  expect((await judge({ ...files, "a.md": chapter("midnigth") })).found).toEqual([
    '3:1 error invalid-setting There is no theme "midnigth". Did you mean "midnight"?',
  ]);
});

test("a flag goes before the front matter, whose fault is still reported", async () => {
  const { theme, found } = await judge({ "a.md": chapter("none") }, { theme: "quiet" });
  expect([theme, found.length]).toEqual(["quiet", 1]);
});

test("a theme of the flags that there is not ends the run", async () => {
  await expect(judge({ "a.md": "# T" }, { theme: "none" })).rejects.toMatchObject({
    code: "bad-config",
  });
});
