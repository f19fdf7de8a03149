import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { everyLayout } from "../../support/every-layout.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { packageRoot, runCli, runCliWell } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();
const chapter = "# Talk\n\n## Part\n\n- one\n- two\n";
const own = '<p class="own">わが校の印 MARKER-7</p>\n{{> lead}}\n{{> list list}}\n';

async function expectMarker(cwd: string, args: readonly string[]): Promise<void> {
  await runCliWell(["build", ...args, "--format", "html,pdf,handout"], { cwd });
  const folder = join(cwd, "dist", "talk");
  const html = await readFile(join(folder, "index.html"), "utf8");
  expect(html).toContain('<p class="own">わが校の印 MARKER-7</p>');
  for (const name of ["talk.pdf", "talk-handout.pdf"]) {
    const { pages } = await readPdf(join(folder, name));
    expect(pages.map(({ text }) => text).join("")).toContain("わが校の印MARKER-7");
    for (const font of pages.flatMap((page) => page.fonts)) expect(font.isEmbedded).toBe(true);
    expect(new Set(pages.flatMap((page) => page.fonts.map((font) => font.name))).size).toBe(3);
  }
}

describe("a user's own templates/layouts/bullets.hbs takes the place of ours", () => {
  test("beside the chapter", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, {
      "slides/talk.md": chapter,
      "slides/templates/layouts/bullets.hbs": own,
    });
    await expectMarker(cwd, []);
  });

  test("beside the chapters' folder", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "slides/talk.md": chapter, "templates/layouts/bullets.hbs": own });
    await expectMarker(cwd, []);
  });

  test("named by --templates, which comes before all others", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, {
      "talk.md": chapter,
      "templates/layouts/bullets.hbs": "<p>not this one</p>{{> list list}}",
      "mine/layouts/bullets.hbs": own,
    });
    await expectMarker(cwd, ["talk.md", "--templates", "mine"]);
  });
});

/** The templates that no page on the screen shows, by the handout that does. */
const printedIn = {
  handout: [
    "handout.hbs",
    "partials/print-contents.hbs",
    "partials/print-head.hbs",
    "partials/print-title.hbs",
  ],
  grid2: ["grid.hbs"],
  lines: ["lines.hbs"],
  article: ["article.hbs", "partials/link-notes.hbs"],
  "cloze-key": ["key.hbs", "partials/key.hbs"],
  course: ["contents.hbs"],
};
const printed = new Set(Object.values(printedIn).flat());

/** What stands in such a template, and what stands there with words that a PDF shows. */
function mark(name: string): [string, string] {
  if (name.endsWith("head.hbs")) {
    return ["</head>", `<style>main::before{content:"own${name}"}</style></head>`];
  }
  const tag = name.endsWith("title.hbs")
    ? "<h1>"
    : /\/(?:key|link-notes|print-contents)/.test(name)
      ? "<ol>"
      : "<main";
  return [tag, `<p>own${name}</p>${tag}`];
}

test("every layout, partial and page can be replaced", async () => {
  const cwd = await newFolder();
  const html = '## A film\n\n<video src="a.mp4"></video>\n\n## Pictures';
  const river = (everyLayout["river.md"] ?? "").replace("## Pictures", html);
  await writeFiles(cwd, { ...everyLayout, "river.md": river });
  const names = (await listFiles(join(packageRoot, "templates"))).filter((file) =>
    file.endsWith(".hbs"),
  );
  for (const name of names) {
    const ours = await readFile(join(packageRoot, "templates", name), "utf8");
    const own = printed.has(name) ? ours.replace(...mark(name)) : ours;
    const comment = `<!-- own ${name} -->\n`;
    // What stands behind a slide's section is no part of it.
    const isSlide = name === "partials/slide.hbs";
    const marked = isSlide ? own.replace("</section>", `${comment}</section>`) : own + comment;
    await writeFiles(cwd, { [`templates/${name}`]: marked });
  }
  const kinds = "notes,grid2,lines,article,cloze";
  await runCliWell(
    [
      "build",
      "river.md",
      "--format",
      "html",
      "--handout",
      kinds,
      "--key",
      "separate",
      "--link-notes",
      "--course",
      "--html",
      "trusted",
    ],
    { cwd },
  );
  const deck = await readFile(join(cwd, "dist/river/index.html"), "utf8");
  const course = await readFile(join(cwd, "dist/index.html"), "utf8");
  const shown = names.filter((name) => `${deck}${course}`.includes(`<!-- own ${name} -->`));
  expect(shown).toEqual(names.filter((name) => !printed.has(name)));
  for (const [kind, marked] of Object.entries(printedIn)) {
    const file = kind === "course" ? "course-handout" : `river/river-${kind}`;
    const { pages } = await readPdf(join(cwd, `dist/${file}.pdf`));
    const text = pages.map((page) => page.text).join("");
    for (const name of marked) expect(text).toContain(`own${name}`);
  }
});

describe("a broken template of the user's ends with 1, names the place and leaves nothing", () => {
  test.each([
    ["templates/layouts/bullets.hbs", "<p>\n  {{nonsense}}", '2:5: error: There is no "nonsense".'],
    ["templates/layouts/table.hbs", "{{#each rws}}{{/each}}", '1:9: error: There is no "rws"'],
    ["templates/layouts/bullets.hbs", "{{#if list}}", "1:1: error: {{#if}} is not closed"],
    ["templates/layouts/bullets.hbs", "{{> nowhere}}", '1:5: error: There is no partial "nowhere"'],
    ["templates/partials/list.hbs", "{{#if itms}}{{/if}}", '1:7: error: There is no "itms"'],
    ["templates/deck.hbs", "{{nonsense}}", '1:3: error: There is no "nonsense".'],
    ["templates/handout.hbs", "{{nonsense}}", '1:3: error: There is no "nonsense".'],
    ["templates/course.hbs", "{{nonsense}}", '1:3: error: There is no "nonsense".'],
  ])("%s with %j", async (file, text, mistake) => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "talk.md": chapter, [file]: text });
    const { code, stderr } = await runCli(["build", "talk.md", "--format", "html"], { cwd });
    expect(stderr).toContain(`${join(cwd, file)}:${mistake}`);
    expect(stderr).toMatch(/ \[bad-template\]\n {2}hint: \S[^\n]*\n$/);
    expect(code).toBe(1);
    expect(await listFiles(cwd)).toEqual(["talk.md", file].toSorted());
  });

  test("--templates for a folder that does not exist ends with 2 and names it", async () => {
    const cwd = await newFolder();
    await writeFiles(cwd, { "talk.md": chapter });
    const { code, stderr } = await runCli(["check", "talk.md", "--templates", "mien"], { cwd });
    expect(stderr).toContain('"mien"');
    expect(code).toBe(2);
  });
});

test("our own templates are there, whole, for a chapter anywhere", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "talk.md": chapter });
  await runCliWell(["build", "talk.md", "--format", "html"], { cwd });
  const ours = await readFile(join(packageRoot, "templates/layouts/bullets.hbs"), "utf8");
  expect(ours).not.toContain("MARKER-7");
  expect(await readFile(join(cwd, "dist/talk/index.html"), "utf8")).not.toContain("MARKER-7");
});
