import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { readPdf, withoutSpaces } from "../support/read-pdf.ts";
import { runCli, type CliRun } from "../support/run-cli.ts";
import { useTempFolders, writeFiles } from "../support/temp-folder.ts";

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

let run: CliRun;
let folder = "";

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "zu.md": chapter });
  run = await runCli(["build", "zu.md"], { cwd });
  folder = join(cwd, "dist", "zu");
});

describe("Mermaid's diagrams", () => {
  test("are drawn into the page, which needs no script for them", async () => {
    const html = await readFile(join(folder, "index.html"), "utf8");
    expect(html.match(/<svg id="diagram-/g)).toHaveLength(2);
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
});
