import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { readPdf, withoutSpaces } from "../../support/read-pdf.ts";
import { runCli, type CliRun } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const chapter = `# 図

## 流れ

\`\`\`mermaid
graph LR
  A[原稿] --> B[配布]
\`\`\`

## 順序

\`\`\`mermaid
sequenceDiagram
  学生->>教師: 質問
\`\`\`

## 誤り

\`\`\`mermaid
graph LR
  A -->
\`\`\`
`;

/** Both are drawn in little time; what comes of the second would take a minute to be set and printed. */
const bombs = `# T

## Long

\`\`\`mermaid
graph LR
${"  a --> b\n".repeat(6_000)}\`\`\`

## Many

\`\`\`mermaid
packet-beta
0-1000000: "bits"
\`\`\`
`;

let run: CliRun;
let folder = "";

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "zu.md": chapter, "bombs.md": bombs });
  run = await runCli(["build", "zu.md", "bombs.md"], { cwd });
  folder = join(cwd, "dist", "zu");
});

describe("Mermaid's diagrams", () => {
  test("are drawn into the page, which needs no script for them", async () => {
    const html = await readFile(join(folder, "index.html"), "utf8");
    expect(html.match(/<svg id="Diagram-/g)).toHaveLength(2);
    expect(html).not.toContain("data-diagram-script");
    expect((await readdir(join(folder, "assets"))).join(" ")).not.toContain("mermaid");
  });

  test("stand in the PDF with their words, in the deck's own fonts", async () => {
    const pdf = await readPdf(join(folder, "zu.pdf"));
    const text = pdf.pages.map((page) => withoutSpaces(page.text)).join("");
    for (const word of ["原稿", "配布", "学生", "教師", "質問"]) expect(text).toContain(word);
    const fonts = pdf.pages.flatMap((page) => page.fonts.map(({ name }) => name));
    expect(fonts.filter((name) => !/BIZUD/.test(name))).toEqual([]);
  });

  test("that cannot be drawn are an error at their fence, and stand there as their source", async () => {
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("zu.md:19:1: error: The diagram cannot be drawn");
    expect(run.stderr).toContain("[diagram-syntax]");
    expect(await readFile(join(folder, "index.html"), "utf8")).toContain("A --&gt;");
  });

  test("that are too long or have too many parts are an error, and do not delay the run", async () => {
    const said = run.stderr.split("\n").filter((line) => line.startsWith("bombs.md:"));
    expect(said.filter((line) => line.endsWith("[diagram-syntax]"))).toEqual([
      expect.stringMatching(/^bombs\.md:5:1: error: .*It has more than 50000 characters\./),
      expect.stringMatching(/^bombs\.md:6011:1: error: .*It would have more than 20000 parts\./),
    ]);
    expect((await readPdf(join(folder, "../bombs/bombs.pdf"))).pages.length).toBeGreaterThan(2);
  });
});
