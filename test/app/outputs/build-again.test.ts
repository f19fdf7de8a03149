import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { writeChapter } from "../../../src/app/outputs/write-chapter.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import type { UseBrowser } from "../../../src/app/print/open-tab.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

/** More items than one slide holds: fitting makes three slides of it. */
const long = Array.from({ length: 30 }, (_, at) => `- item ${at} of the long list\n`).join("");

/** Builds a chapter and returns its files. */
async function build(browser: UseBrowser): Promise<ReadonlyMap<string, string>> {
  const folder = await newFolder();
  await writeFiles(folder, { "a.md": `# Rain\n\n## River\n\n${long}\n## Sea\n\nWords.\n` });
  const file = toChapterFile(join(folder, "a.md"), folder);
  const outer = { config: {}, flags: {} };
  const project = createProject({ outer, root: folder, templates: null, chapters: [file] });
  const built = await writeChapter(new ChapterBuild(file, project), {
    formats: ["html", "single", "pdf", "handout"],
    out: join(folder, "dist"),
    browser,
    choice: { pages: null, section: null },
    steps: false,
    course: null,
    date: null,
    force: true,
  });
  expect(built.continued).toBe(1);
  const names = (await readdir(built.folder, { recursive: true })).filter((name) =>
    /\.\w+$/.test(name),
  );
  return new Map(
    await Promise.all(
      names.map(async (name) => {
        const bytes = await readFile(join(built.folder, name));
        return [name, bytes.toString("latin1")] as const;
      }),
    ),
  );
}

test("what is made anew, when the browser has ended after fitting, is the same", async () => {
  const { page } = await open("about:blank");
  const browser = page.browser();
  const once = await build((work) => work(browser));
  const again = await build(async (work) => {
    await work(browser);
    return work(browser);
  });
  expect([...again.keys()]).toEqual([...once.keys()]);
  for (const [name, bytes] of once) expect(again.get(name) === bytes, name).toBe(true);
});
