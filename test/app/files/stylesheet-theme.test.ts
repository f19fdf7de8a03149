import { beforeAll, describe, expect, test } from "vitest";

import type { PartialSettings } from "../../../src/core/settings/settings.ts";
import { findChapters } from "../../../src/app/chapter/find-chapters.ts";
import { svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";

const newFolder = useTempFolders();

interface Prepared {
  readonly css: string;
  readonly fontCss: string;
  readonly names: readonly string[];
  /** As `line:column code message hint`. */
  readonly found: readonly string[];
}

/** Prepares talks/a.md in a folder with these files. */
async function prepare(
  files: Readonly<Record<string, string>>,
  settings: { config?: PartialSettings; flags?: PartialSettings } = {},
): Promise<Prepared> {
  const root = await newFolder();
  await writeFiles(root, files);
  const outer = { config: {}, flags: {}, ...settings };
  const project = createProject({ outer, root, templates: null, chapters: [] });
  const [file] = await findChapters(["talks/a.md"], root);
  if (file === undefined) throw new Error("There is a chapter.");
  const build = new ChapterBuild(file, project);
  const { assets, options: page } = await build.wholePage();
  const diagnostics = await build.diagnostics();
  const sheet = assets.find(({ name }) => name.endsWith(".css"));
  return {
    css: new TextDecoder().decode(sheet?.bytes),
    fontCss: page.fontCss,
    names: assets.map(({ name }) => name),
    found: diagnostics.map(
      ({ line, column, code, message, hint }) => `${line}:${column} ${code} ${message} ${hint}`,
    ),
  };
}

const chapter = (theme: string) => `---\ntheme: ${theme}\n---\n\n# T\n\n- a\n`;
const plain = "# T\n\n- a\n";

/** Where in a stylesheet words last stand; -1 where they do not. */
const lastOf = ({ css }: Prepared, words: string) => css.lastIndexOf(words);

describe("theme: ./my.css", () => {
  test("stands after the default theme's rules and those of the layouts", async () => {
    const own = ":root { --accent: rgb(1 2 3); }";
    const made = await prepare({ "talks/a.md": chapter("./my.css"), "talks/my.css": own });
    expect(made.found).toEqual([]);
    expect(lastOf(made, "--accent: rgb(1 2 3)")).toBeGreaterThan(lastOf(made, "--type-cover:"));
    expect(lastOf(made, "--type-cover:")).toBeGreaterThan(lastOf(made, ".statement {"));
    expect(made.names).toContain("licences/Inter.txt");
  });

  test("builds on the theme that it imports, with its fonts and their licences", async () => {
    const own = '@import "print";\n:root { --mark: 9px; }';
    const made = await prepare({ "talks/a.md": chapter("my.css"), "talks/my.css": own });
    expect(made.found).toEqual([]);
    expect(made.css).not.toContain("@import");
    expect(lastOf(made, "--mark: 9px")).toBeGreaterThan(lastOf(made, ".cover-kicker"));
    expect(made.css).toContain("The page of the print theme");
    expect(made.names).toContain("licences/SourceSerif4.txt");
  });

  test("is looked for from the project's folder when the config or a flag names it", async () => {
    const files = {
      "talks/a.md": plain,
      "look/my.css": ":root { --mark: 9px; }",
      "look/other.css": ":root { --mark: 7px; }",
    };
    const config = { theme: "./look/my.css" };
    expect((await prepare(files, { config })).css).toContain("--mark: 9px");
    const both = await prepare(files, { config, flags: { theme: "look/other.css" } });
    expect(both.css).toContain("--mark: 7px");
    expect(both.css).not.toContain("--mark: 9px");
  });

  test("takes the files that it names with it", async () => {
    const made = await prepare({
      "talks/a.md": chapter("./my.css"),
      "talks/my.css": ".cover-title { background: url(./art/a%20b.svg) url('#x'); }",
      "talks/art/a b.svg": svg,
    });
    expect(made.found).toEqual([]);
    const data = Buffer.from(svg).toString("base64");
    expect(made.css).toContain(`url("data:image/svg+xml;base64,${data}") url('#x')`);
  });
});

describe("a stylesheet that cannot be used is an error at the front matter's line", () => {
  test.each([
    ["nothing", null, 'There is no stylesheet "talks/my.css".'],
    ["a fault", ":root {\n  --a: 1;\n", "my.css:1: A bracket is not closed."],
    ["a theme there is not", '\n@import "haal";', 'Did you mean "hall"?'],
    ["an import of a file", "@import url(other.css);", "my.css:1: A stylesheet imports the theme"],
    ["a font of the internet", 'a { b: url("https://x.org/a.woff2") }', "from the internet"],
    ["a missing file", "a { b: url(no.png) }", 'The file "no.png" does not exist.'],
    ["a file outside", "a { b: url(../../../no.png) }", "lies outside the project"],
  ])("%s", async (_, css, words) => {
    const files = css === null ? {} : { "talks/my.css": css };
    const made = await prepare({ "talks/a.md": chapter("./my.css"), ...files });
    expect(made.found).toHaveLength(1);
    expect(made.found[0]).toMatch(/^2:1 invalid-setting /);
    expect(made.found[0]).toContain(words);
    expect(made.css).toContain("The quiet theme");
  });

  test("with a hint that names the stylesheet that was meant", async () => {
    const files = { "talks/a.md": chapter("./mine.css"), "talks/mime.css": "" };
    expect((await prepare(files)).found[0]).toContain('Did you mean "mime.css"?');
  });

  test("and ends the run when the config or a flag names it", async () => {
    const run = prepare({ "talks/a.md": plain }, { flags: { theme: "./my.css" } });
    await expect(run).rejects.toMatchObject({ code: "bad-config", hint: /Put it there/ });
  });
});

describe("theme: reveal/moon", () => {
  let moon: Prepared;
  let serif: Prepared;
  beforeAll(async () => {
    moon = await prepare({ "talks/a.md": chapter("reveal/moon") });
    serif = await prepare({ "talks/a.md": chapter("reveal/serif") });
  });

  test("gives our layouts reveal's colours", () => {
    expect(moon.found).toEqual([]);
    expect(moon.css).toContain("--r-background-color: #002b36");
    expect(lastOf(moon, "--ground: var(--r-background-color)")).toBeGreaterThan(
      lastOf(moon, "--type-cover:"),
    );
  });

  test("loads nothing, and leaves reveal's fonts and rules out", () => {
    expect(moon.css).not.toMatch(/@import|@font-face\s*\{|url\(["']?(?:https?:|data:font)/);
    expect(moon.css.length).toBeLessThan(150_000);
  });

  test("is set in our fonts: a serif one where reveal's is", () => {
    expect(moon.names).toContain("licences/Inter.txt");
    expect(serif.names).toContain("licences/SourceSerif4.txt");
  });

  test("is an error where there is none of that name, with the nearest", async () => {
    const { found } = await prepare({ "talks/a.md": chapter("reveal/mon") });
    expect(found).toEqual([
      '2:1 invalid-setting There is no theme "reveal/mon". Did you mean "reveal/moon"?',
    ]);
  });
});
