import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { toChapterFile } from "../../src/app/chapter/find-chapters.ts";
import { withScratch } from "../../src/app/files/write-folder.ts";
import { packageRoot } from "../support/run-cli.ts";
import { useTempFolders } from "../support/temp-folder.ts";
import { writeFiles } from "../support/write-files.ts";
import { ChapterBuild, writePage } from "../../src/app/chapter-build.ts";
import { createProject } from "../../src/app/chapter/project.ts";
import type { Diagnostic } from "../../src/core/model/diagnostic.ts";

const newFolder = useTempFolders();

interface Looks {
  /** Does the staged page name fonts, and stand these beside it? */
  readonly hasFaces: boolean;
  readonly fonts: readonly string[];
}

/** Stages a chapter, and looks at the folder whenever `look` is called. */
async function stage(
  html: "safe" | "trusted",
  files: Readonly<Record<string, string>>,
  use: (build: ChapterBuild, look: () => Promise<Looks>) => Promise<void>,
): Promise<void> {
  const folder = await newFolder();
  await writeFiles(folder, {
    ...files,
    "a.md": "# Rain\n\n## River\n\n- water \u{1F6B0}\n- sea \u{12000}\n",
  });
  const file = toChapterFile(join(folder, "a.md"), folder);
  const outer = { config: {}, flags: { html } };
  const project = createProject({ outer, root: folder, templates: null, chapters: [file] });
  await withScratch(async (staging) => {
    const build = new ChapterBuild(file, project);
    await build.openIn(staging);
    await writePage(await build.staged(), staging);
    await use(build, async () => {
      const page = await readFile(join(staging.folder, "index.html"), "utf8");
      const names = await readdir(join(staging.folder, "assets"));
      const fonts = names.filter((name) => name.endsWith(".ttf"));
      return { hasFaces: page.includes("@font-face"), fonts };
    });
  });
}

test("a page is staged before its fonts, which come when they are asked for", async () => {
  await stage("safe", {}, async (build, look) => {
    expect(await look()).toEqual({ hasFaces: false, fonts: [] });
    const staged = await build.staged();
    const whole = await build.stagedWhole();
    const { fonts } = await look();
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(whole.options.fontCss).toContain(`assets/${font}`);
    expect(whole.assets.length).toBeGreaterThan(staged.assets.length);
  });
});

test("what no font has is known when they are cut", async () => {
  await stage("safe", {}, async (build) => {
    const codes = async (found: Promise<Diagnostic[]>) => (await found).map(({ code }) => code);
    expect(await codes(build.checked())).not.toContain("missing-glyph");
    expect(await codes(build.diagnostics())).toContain("missing-glyph");
    expect(await build.stagedWhole()).toBe(await build.stagedWhole());
  });
});

test("a page whose HTML runs has its fonts from the start", async () => {
  await stage("trusted", {}, async (build, look) => {
    const { hasFaces, fonts } = await look();
    expect(hasFaces).toBe(true);
    expect(fonts.length).toBeGreaterThan(1);
    expect(await build.stagedWhole()).toBe(await build.staged());
  });
});

test("a page of the user's own template that names no fonts has none while it is fitted, either", async () => {
  const own = join(packageRoot, "templates", "deck.hbs");
  const deck = (await readFile(own, "utf8")).replace("{{{styleHtml}}}", "");
  await stage("safe", { "templates/deck.hbs": deck }, async (build, look) => {
    expect((await look()).hasFaces).toBe(false);
    expect(await build.stagedWhole()).toBe(await build.staged());
  });
});
