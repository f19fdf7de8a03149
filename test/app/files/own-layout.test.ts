import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { runCli, runCliWell } from "../../support/run-cli.ts";
import { svg, useTempFolders, writeFiles } from "../../support/temp-folder.ts";

const newFolder = useTempFolders();
const answers = Array.from({ length: 40 }, (_, index) => `- answer ${index + 1}`).join("\n");

const files = {
  "slides/talk.md":
    "---\ntheme: chalk\n---\n\n# Talk\n\n## Rivers\n\n<!-- slide: layout=question -->\n\n" +
    `Which of these is right?\n\n${answers}\n`,
  "slides/templates/layouts/question.hbs":
    '<div class="ask" data-flow>{{#each blocksHtml}}{{{this}}}{{/each}}</div>\n',
  "slides/templates/layouts/question.css": '.ask { background: url("drop.svg") }\n',
  "slides/templates/layouts/drop.svg": svg,
  "templates/themes/chalk/theme.json": '{ "extends": "hall" }',
  "templates/themes/chalk/tokens.css": ":root { --accent: #123456 }\n",
};

test("a layout and a theme are files beside the chapter, and nothing else", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, files);
  const { stderr } = await runCliWell(["build"], { cwd });
  expect(stderr).not.toContain("question");
  const folder = join(cwd, "dist", "talk");
  const html = await readFile(join(folder, "index.html"), "utf8");
  expect(html).toContain('class="slide layout-question"');
  expect(html).toMatch(/<div class="ask" data-flow[^>]*><p[^>]*>Which of these is right\?/);
  const deck = JSON.parse(await readFile(join(folder, "deck.json"), "utf8"));
  const parts = deck.slides.filter(({ layout }: { layout: string }) => layout === "custom");
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.at(-1).content.blocks[0].items.at(-1).range.endLine).toBe(52);
  const assets = await readdir(join(folder, "assets"));
  const sheet = assets.find((name) => /^deck-.*\.css$/.test(name)) ?? "";
  const css = await readFile(join(folder, "assets", sheet), "utf8");
  expect(css).toMatch(/--accent: #123456[\s\S]*\.ask \{ background: url\("data:image\/svg/);
});

test("its stylesheet is refused, with its line, where it loads what is not beside it", async () => {
  const cwd = await newFolder();
  const css = ".ask {}\n.ask { background: url(https://example.org/a.svg) }\n";
  await writeFiles(cwd, { ...files, "slides/templates/layouts/question.css": css });
  const { code, stderr } = await runCli(["build"], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain('question.css:2: "https://example.org/a.svg"');
  expect(stderr).not.toContain("bug");
});

test("its template is checked: a name that is none is reported at its line", async () => {
  const cwd = await newFolder();
  const text = "<p>\n{{headin}}</p>";
  await writeFiles(cwd, { ...files, "slides/templates/layouts/question.hbs": text });
  const { code, stderr } = await runCli(["build"], { cwd });
  expect(code).toBe(1);
  expect(stderr).toContain('question.hbs:2:3: error: There is no "headin". [bad-template]');
});
