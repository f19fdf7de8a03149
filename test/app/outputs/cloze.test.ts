import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { withoutSpaces, readPdf, type ReadPdf } from "../../support/read-pdf.ts";
import { runCliWell } from "../../support/run-cli.ts";
import { svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const japanese = `---
keywords: 葉緑体
---

# 第1章 葉のしくみ

**光合成**は、**葉緑体**で起こります。葉緑体の中では、光合成がいつも起こっています。

## つくり

- **気孔**は空気の出入り口です
- 葉緑体は**クロロフィル**を持ちます

![葉緑体の絵](./images/leaf.svg "気孔の図")

## 流れ

水は**道管**を通り、{葉緑体|ようりょくたい}に届きます[^1]。

[^1]: 道管は木部にあります。
`;
const english = `---
lang: en
cloze: { terms: [stoma, light], every: 1 }
---

# Leaves

Each **stoma** opens by day. Stomata need light; a stoma closes at night.
`;
const named = `# 星の章

## 光の道

**惑星**は**恒星**の光で見えます。

## 星の種類

### 惑星

惑星は恒星を回ります。

### 恒星

恒星は光り、惑星は光りません。
`;
const japaneseTerms = ["光合成", "葉緑体", "気孔", "クロロフィル", "道管"];

let cwd = "";
const read = (name: string, suffix: string): Promise<ReadPdf> =>
  readPdf(join(cwd, "dist", name, `${name}-${suffix}.pdf`));

/** All that a PDF says, but for some pages at its end. */
function wordsOf(pdf: ReadPdf, without: number): string {
  const pages = without === 0 ? pdf.pages : pdf.pages.slice(0, -without);
  const shown = pages.flatMap(({ text, alts }) => [text, ...alts]);
  return withoutSpaces([...shown, ...pdf.outline, ...Object.values(pdf.info)].join("\n"));
}

beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, {
    "leaf.md": japanese,
    "leaves.md": english,
    "stars.md": named,
    "images/leaf.svg": svg,
  });
  const chapters = ["leaf.md", "leaves.md", "stars.md"];
  await runCliWell(["build", ...chapters, "--handout", "notes,cloze"], { cwd });
  await runCliWell(
    ["build", "leaf.md", "--handout", "cloze", "--key", "separate", "--out", "apart"],
    { cwd },
  );
});

describe("the cloze handout", () => {
  test("tells no answer before its last page, which has them all", async () => {
    const pdf = await read("leaf", "cloze");
    const words = wordsOf(pdf, 1);
    for (const term of japaneseTerms) expect(words).not.toContain(term);
    expect(words).not.toContain("ようりょくたい");
    const key = pdf.pages.at(-1)?.text;
    for (const [index, term] of japaneseTerms.entries())
      expect(key).toContain(`${index + 1}.${term}`);
    // The same extraction finds them where they are not blanked.
    const notes = wordsOf(await read("leaf", "handout"), 0);
    for (const term of japaneseTerms) expect(notes).toContain(term);
  });

  test("has the same number wherever a term stands, in prose and on slides", async () => {
    const text = wordsOf(await read("leaf", "cloze"), 1);
    expect(text).toContain("(1)は、(2)で起こります。(2)の中では、(1)がいつも起こっています。");
    expect(text).toContain("(3)は空気の出入り口です");
    expect(text).toContain("(5)を通り、(2)に届きます");
  });

  test("asks for the words of a list", async () => {
    const pdf = await read("leaves", "cloze");
    expect(wordsOf(pdf, 1)).toContain("Each(1)opensbyday.Stomataneed(2);a(1)closesatnight.");
    expect(pdf.pages.at(-1)?.text).toContain("Answers1.stoma2.light");
  });

  test("asks for terms that a heading names where other headings stand, and keeps headings", async () => {
    const words = wordsOf(await read("stars", "cloze"), 1);
    expect(words.split("(1)は(2)の光で見えます。").length).toBeGreaterThan(2);
    expect(words).toContain("惑星は(2)を回ります。");
    expect(words).toContain("恒星は光り、(1)は光りません。");
    // The divider, the two slides, the bookmarks.
    for (const term of ["惑星", "恒星"]) expect(words.split(term).length).toBeGreaterThan(3);
  });

  test("has its key in a file of its own with --key separate", async () => {
    const folder = join(cwd, "apart", "leaf");
    const cloze = await readPdf(join(folder, "leaf-cloze.pdf"));
    const key = await readPdf(join(folder, "leaf-cloze-key.pdf"));
    const words = wordsOf(cloze, 0);
    for (const term of japaneseTerms) {
      expect(words).not.toContain(term);
      expect(key.pages[0]?.text).toContain(term);
    }
    expect(key.pages).toHaveLength(1);
    // The list of chapters is for students.
    const course = await readFile(join(cwd, "apart", "index.html"), "utf8");
    expect(course).toContain('"leaf/leaf-cloze.pdf">配布資料 (cloze)<');
    expect(course).not.toContain("cloze-key");
  });
});
