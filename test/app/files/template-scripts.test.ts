import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { bareMachine, packageRoot, runCli, runCliWell } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();
const chapter = "# Talk\n\n## Part\n\n- one\n- two\n";
const build = ["build", "talk.md", "--format", "html"];

describe("what would run or lead away is a mistake of the template", () => {
  test.each([
    [
      "partials/footer",
      '<p>a</p>\n<script src="../../x.js"></script>',
      "2:1",
      "a script of its own",
    ],
    ["partials/footer", "<p>a</p> <SCRIPT>alert(1)</SCRIPT>", "1:10", "a script of its own"],
    ["partials/footer", '<svg><script href="x.js"></script></svg>', "1:6", "a script of its own"],
    ["partials/footer", '<script type="module" src="a.js"></script>', "1:1", "a script of its own"],
    [
      "partials/footer",
      '<template shadowrootmode="open"><script src="a.js"></script></template>',
      "1:33",
      "a script of its own",
    ],
    ["layouts/bullets", '{{> list list}}<p onclick="x()">a</p>', "1:16", '"onclick"'],
    ["layouts/bullets", "<p {{#if list}}onclick{{/if}}=x>a</p>", "1:1", '"onclick"'],
    ["deck", "<base href='https://example.com/'>{{title}}", "1:1", "<base>"],
    [
      "course",
      '<head><meta http-equiv="Refresh" content="0;url=file:///etc/passwd"></head>{{title}}',
      "1:7",
      '<meta http-equiv="refresh">',
    ],
  ])("in %s: %s", async (...given) => {
    const [name, text, place, words] = given;
    const cwd = await newFolder();
    await writeFiles(cwd, { "talk.md": chapter, [`templates/${name}.hbs`]: text, "x.js": "1" });
    const { code, stderr } = await runCli(build, bareMachine(cwd));
    expect(stderr).toContain(`${name}.hbs:${place}: error: A template has `);
    expect(stderr).toContain(words);
    expect(code).toBe(1);
    const written = await listFiles(cwd);
    expect(written).not.toContain("dist/index.html");
    if (name !== "course") expect(written.filter((file) => file.startsWith("dist"))).toEqual([]);
  });

  test("but for our own script, data, and the policy that a template has besides", async () => {
    const cwd = await newFolder();
    const ours = await readFile(join(packageRoot, "templates/deck.hbs"), "utf8");
    const own = ours
      .replace("<title>", '<meta http-equiv="Content-Security-Policy" content="img-src *"><title>')
      .replace("<main", '<script type="application/json">{"a":1}</script><main');
    await writeFiles(cwd, { "talk.md": chapter, "templates/deck.hbs": own });
    await runCliWell(build, bareMachine(cwd));
    const html = await readFile(join(cwd, "dist/talk/index.html"), "utf8");
    expect(html).toMatch(/<head>\n<meta http-equiv="Content-Security-Policy" content="default-src/);
  });
});

test("a page of a template without a head has our policy all the same, and is known again", async () => {
  const cwd = await newFolder();
  const page =
    '<!-- <head> --><main class="deck"><div class="slides">{{#each slidesHtml}}{{{this}}}{{/each}}</div></main>{{#if script}}<script src="{{script}}"></script>{{/if}}';
  await writeFiles(cwd, { "talk.md": chapter, "templates/deck.hbs": page });
  for (const flags of [[], ["--force"]]) {
    await runCliWell(["build", "talk.md", "--format", "html,single", ...flags], { cwd });
  }
  const start =
    /^<!doctype html>\n<head>\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '/;
  expect(await readFile(join(cwd, "dist/talk/index.html"), "utf8")).toMatch(start);
  expect(await readFile(join(cwd, "dist/talk/talk-single.html"), "utf8")).toMatch(start);
});

test("a page of a template that leaves out lectern's script is a mistake of the template", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "talk.md": chapter, "templates/deck.hbs": "<p>{{title}}</p>" });
  const { code, stderr } = await runCli(build, { cwd });
  expect(stderr).toMatch(/^error: The deck's page did not start .*\[bad-template\]\n {2}hint: /);
  expect(code).toBe(1);
});

test("templates from outside the working folder are told in one line, those inside it are not", async () => {
  const cwd = await newFolder();
  const footer = { "templates/partials/footer.hbs": "<footer>own</footer>" };
  await writeFiles(cwd, { "work/talk.md": chapter });
  await writeFiles(join(cwd, "work"), footer);
  const work = bareMachine(join(cwd, "work"));
  const inside = await runCli(["check", "talk.md"], work);
  expect(inside.stderr).not.toContain("templates:");
  await writeFiles(join(cwd, "down/a"), { "one.md": chapter, "two.md": chapter, ...footer });
  const outside = await runCli(["check", "../down/a"], work);
  const line = "templates: taken from outside the working folder: ../down/a/templates.\n";
  expect(outside.stderr.split(line)).toHaveLength(2);
});
