import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { stageDraft, stagePage, type StagedDraft } from "../../../src/app/print/stage-deck.ts";
import { toChapterFile } from "../../../src/app/chapter/find-chapters.ts";
import { draftJudged, judgeFile } from "../../../src/app/chapter/prepare-deck.ts";
import { createWorkshop } from "../../../src/app/chapter/workshop.ts";
import { withScratch } from "../../../src/app/files/write-folder.ts";
import { packageRoot } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

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
  use: (draft: StagedDraft, look: () => Promise<Looks>) => Promise<void>,
): Promise<void> {
  const folder = await newFolder();
  await writeFiles(folder, {
    ...files,
    "a.md": "# Rain\n\n## River\n\n- water \u{1F6B0}\n- sea \u{12000}\n",
  });
  const file = toChapterFile(join(folder, "a.md"), folder);
  const outer = { config: {}, flags: { html } };
  const workshop = createWorkshop({ outer, project: folder, templates: null, chapters: [file] });
  await withScratch(async (staging) => {
    const judged = await judgeFile(file, workshop);
    const draft = await stageDraft(await draftJudged(judged, file, workshop), staging);
    await stagePage(draft.staged, staging);
    await use(draft, async () => {
      const page = await readFile(join(staging.folder, "index.html"), "utf8");
      const names = await readdir(join(staging.folder, "assets"));
      const fonts = names.filter((name) => name.endsWith(".ttf"));
      return { hasFaces: page.includes("@font-face"), fonts };
    });
  });
}

test("a page is staged before its fonts, which come when they are asked for", async () => {
  await stage("safe", {}, async ({ staged, finish, lateFonts }, look) => {
    expect(await look()).toEqual({ hasFaces: false, fonts: [] });
    const css = await lateFonts();
    const { fonts } = await look();
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(css).toContain(`assets/${font}`);
    const prepared = await finish();
    expect(prepared.page.fontCss).toBe(css);
    expect(prepared.assets.length).toBeGreaterThan(staged.assets.length);
  });
});

test("what no font has is known when they are cut", async () => {
  await stage("safe", {}, async ({ staged, finish }) => {
    const codesOf = ({ diagnostics }: typeof staged) => diagnostics.map(({ code }) => code);
    expect(codesOf(staged)).not.toContain("missing-glyph");
    expect(codesOf(await finish())).toContain("missing-glyph");
    expect(await finish()).toBe(await finish());
  });
});

test("a page whose HTML runs has its fonts from the start", async () => {
  await stage("trusted", {}, async ({ staged, finish }, look) => {
    const { hasFaces, fonts } = await look();
    expect(hasFaces).toBe(true);
    expect(fonts.length).toBeGreaterThan(1);
    expect(await finish()).toBe(staged);
  });
});

test("a page of the user's own template that names no fonts has none while it is fitted, either", async () => {
  const own = join(packageRoot, "templates", "deck.hbs");
  const deck = (await readFile(own, "utf8")).replace("{{{styleHtml}}}", "");
  await stage("safe", { "templates/deck.hbs": deck }, async ({ staged, finish }, look) => {
    expect((await look()).hasFaces).toBe(false);
    expect(await finish()).toBe(staged);
  });
});
