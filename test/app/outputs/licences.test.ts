import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { bareMachine, runCli, runCliWell } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();
const require = createRequire(import.meta.url);

const chapters = {
  "plain.md": "# Plain\n\n## Words\n\n- words\n",
  "sums.md": "# Sums\n\n## Squares\n\n$$x^2$$\n",
  "flow.md": "# Flow\n\n## Steps\n\n```mermaid\ngraph LR\n  a --> b\n```\n",
};

function licenceOf(file: string): Promise<string> {
  return readFile(join(dirname(require.resolve(file)), "..", "LICENSE"), "utf8");
}

describe("a deck", () => {
  let cwd = "";
  let names: readonly string[] = [];
  let katex = "";

  beforeAll(async () => {
    cwd = await newFolder();
    await writeFiles(cwd, chapters);
    katex = await licenceOf("katex/dist/katex.min.css");
    await runCliWell(["build", ...Object.keys(chapters), "--format", "html,single"], { cwd });
    names = await listFiles(join(cwd, "dist"));
  });

  test("with formulas has KaTeX's licence beside it, another has none", async () => {
    const path = "sums/licences/katex.txt";
    expect(names.filter((name) => name.endsWith("/katex.txt"))).toEqual([path]);
    expect(await readFile(join(cwd, "dist", path), "utf8")).toBe(katex);
  });

  test("whose diagrams are drawn has neither Mermaid nor its licence", () => {
    expect(names.filter((name) => /mermaid/.test(name))).toEqual([]);
  });

  test("in one file has the licences of what is in it, in a comment at its end", async () => {
    const [plain = "", sums = "", flow = ""] = await Promise.all(
      ["plain", "sums", "flow"].map((name) =>
        readFile(join(cwd, "dist", name, `${name}-single.html`), "utf8"),
      ),
    );
    const end = (html: string) => html.slice(html.lastIndexOf("<!--"));
    for (const html of [plain, sums, flow]) {
      expect(end(html)).toContain("reveal.js - ");
      expect(end(html)).toContain("SIL OPEN FONT LICENSE");
      expect(html.indexOf("-->", html.lastIndexOf("<!--"))).toBe(html.length - "-->\n".length);
    }
    expect(end(sums)).toContain(katex.trim());
    expect(end(plain) + end(flow)).not.toMatch(/Khan Academy|Sveidqvist/);
  });
});

test("a deck whose diagrams are drawn when it is opened has Mermaid's licence and those of what it bundles", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, chapters);
  const run = await runCli(["build", "flow.md", "--format", "html"], bareMachine(cwd));
  expect(run.stderr).toContain("not-fitted");
  const files = await listFiles(join(cwd, "dist/flow"));
  expect(files.some((name) => name.startsWith("assets/mermaid-"))).toBe(true);
  const text = await readFile(join(cwd, "dist/flow/licences/mermaid.txt"), "utf8");
  expect(text).toContain((await licenceOf("@mermaid-js/tiny/dist/mermaid.tiny.js")).trim());
  expect(text).toMatch(/DOMPurify/i);
});
