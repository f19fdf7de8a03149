import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import type { PartialSettings } from "../../../src/core/settings/settings.ts";
import { findChapters } from "../../../src/app/chapter/find-chapters.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";
import { bareMachine, packageRoot, runCli } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

/** Prepares a chapter with these files in `templates/themes/`. */
async function prepare(files: Readonly<Record<string, string>>, flags: PartialSettings) {
  const root = await newFolder();
  const themes = Object.entries(files).map(([name, text]) => [`templates/themes/${name}`, text]);
  await writeFiles(root, { ...Object.fromEntries(themes), "a.md": "# T\n\n- a\n\n`code`\n" });
  const outer = { config: {}, flags };
  const project = createProject({ outer, root, templates: null, chapters: [] });
  const [file] = await findChapters(["a.md"], root);
  if (file === undefined) throw new Error("There is a chapter.");
  const build = new ChapterBuild(file, project);
  const { assets, options: page } = await build.wholePage();
  const diagnostics = await build.diagnostics();
  const sheet = assets.find(({ name }) => /assets\/deck-.*\.css$/.test(name));
  return { css: new TextDecoder().decode(sheet?.bytes), fontCss: page.fontCss, diagnostics };
}

const ours = (path: string) => readFile(join(packageRoot, "templates/themes", path), "utf8");

describe("a theme's folder", () => {
  test("with a stylesheet of two tokens is the default theme with two other values", async () => {
    const own = ":root {\n  --accent: #123456;\n  --mark: 7px;\n}";
    const made = await prepare({ "mine/tokens.css": own }, { theme: "mine" });
    const plain = await prepare({}, { theme: "quiet" });
    expect(made.diagnostics).toEqual([]);
    expect(made.css).toBe(`${plain.css}\n${own}`);
    expect(made.fontCss).toBe(plain.fontCss);
  });

  test("has the rules and fonts of the theme that its theme.json extends", async () => {
    const files = { "mine/theme.json": '{ "extends": "hall" }', "mine/a.css": "a { b: c }" };
    const made = await prepare(files, { theme: "mine" });
    const hall = await prepare({}, { theme: "hall" });
    expect(made.css).toBe(`${hall.css}\na { b: c }`);
    expect(made.fontCss).toBe(hall.fontCss);
    const moon = await prepare(
      { "mine/theme.json": '{ "extends": "reveal/moon" }' },
      { theme: "mine" },
    );
    expect(moon.css).toBe((await prepare({}, { theme: "reveal/moon" })).css);
  });

  test("has the default theme's fonts for what those of its theme.json are not for", async () => {
    const { fonts } = JSON.parse(await ours("print/theme.json"));
    const text = fonts.filter(({ use }: { use: string }) => use === "text");
    const files = { "mine/theme.json": JSON.stringify({ fonts: text }) };
    const made = await prepare(files, { theme: "mine" });
    expect(made.fontCss).toContain("Lectern Code");
    expect(made.fontCss.match(/Lectern Text/g)).toHaveLength(text.length);
  });

  test("in the place of one of ours builds on ours, and chains of themes end at ours", async () => {
    const own = { "quiet/tokens.css": ":root { --mark: 7px }" };
    const plain = await prepare({}, { theme: "quiet" });
    const quiet = await prepare(own, { theme: "quiet" });
    expect(quiet.css).toBe(`${plain.css}\n:root { --mark: 7px }`);
    const mine = await prepare({ ...own, "mine/a.css": "a { b: c }" }, { theme: "mine" });
    expect(mine.css).toBe(`${quiet.css}\na { b: c }`);
    const files = {
      "quiet/theme.json": '{ "extends": "mine" }',
      "mine/theme.json": '{ "extends": "hall" }',
      "mine/a.css": "a { b: c }",
    };
    const chained = await prepare(files, { theme: "quiet" });
    expect(chained.css).toBe(`${(await prepare({}, { theme: "hall" })).css}\na { b: c }`);
  });

  test.each([
    ['{ "extends": "mine" }', "mine"],
    ['{ "extends": "other" }', "other"],
    ['{ "extends": "hal" }', "hal"],
  ])("that says %s, in a circle or in vain, is told", async (json, base) => {
    const files = { "mine/theme.json": json, "other/theme.json": '{ "extends": "mine" }' };
    await expect(prepare(files, { theme: "mine" })).rejects.toMatchObject({
      code: "bad-config",
      message: expect.stringContaining(`"${base === "other" ? "mine" : base}"`),
      hint: expect.stringMatching(base === "hal" ? /Did you mean "hall"/ : /The themes are|Did/),
    });
  });
});

test("our own themes stand in a deck as they stand in their folders, each sheet once", async () => {
  const { css } = await prepare({}, { theme: "print" });
  const sheets = await Promise.all(
    ["page.css", "tokens.css", "words.css"].map((name) => ours(`print/${name}`)),
  );
  expect(css.endsWith(sheets.join("\n"))).toBe(true);
  expect(css).not.toContain("The quiet theme");
});

test("a broken theme.json is told with its line and what to do, and is no bug", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, {
    "a.md": "---\ntheme: mine\n---\n\n# T\n\nwords\n",
    "templates/themes/mine/theme.json": '{\n  "name": "mine",\n  "fonts": [\n',
  });
  const named = await runCli(["check", "a.md"], bareMachine(cwd));
  expect(named.stderr).toMatch(
    /a\.md:2:1: error: templates\/themes\/mine\/theme\.json:3: This is not valid JSON\. \[invalid-setting\]\n +hint: Correct it/,
  );
  expect(named.code).toBe(1);
  const flagged = await runCli(["check", "a.md", "--theme", "mine"], bareMachine(cwd));
  expect(flagged.stderr).toContain("templates/themes/mine/theme.json:3: This is not valid JSON.");
  expect(flagged.code).toBe(2);
});
