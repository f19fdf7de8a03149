import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { beforeAll, describe, expect, test } from "vitest";

import { readPdf, type ReadPdf } from "../../support/read-pdf.ts";
import { runCliWell } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const statement =
  "1967年にIBMが開発した「CP-40」は、コンピューター・アーキテクチャーの歴史において、とても重要なシステムでした。";
const term = "インフラストラクチャー・オーケストレーションツール（ッャュョー）";
const plainTerm = "長い複合語";
const cell = "ストレージ・ネットワークアーキテクチャーッ、データセンター。";

const chapter = `---
lang: ja
prose: full
---

# 計算機の歴史をゆっくりと学ぶためのとても長い長い題名とその{副題|ふくだい}

## 仮想化という考え方が生まれてから広く使われるようになるまで

${statement}

## ルビ

- 読みのない行がまず初めにここにあって、その次にはもう一つの長い行があり、{漢字|かんじ}と{行間|ぎょうかん}のある行が次にあり、そのあとに読みのない行がまたあり、行の間はどこも同じである

## 用語

- ${term}: ${cell.repeat(3)}
- ${plainTerm}: 短い

## 表

| ${Array.from({ length: 6 }, (_, index) => `見出し${index}`).join(" | ")} |
| ${Array.from({ length: 6 }, () => "---").join(" | ")} |
| ${Array.from({ length: 6 }, () => cell).join(" | ")} |

## 二つ

晴れの日に持つものは次のとおりです。

- ${cell}
- 「${plainTerm}」は、クラウドコンピューティング（cloud computing）を支える。

雨の日に持つものは次のとおりです。

- ${cell}
- [リンク](https://example.org/)と\`code\`と**強調された言葉**を使う。
`;

/** A line as it stands on a slide. */
interface Line {
  readonly first: string;
  readonly last: string;
}

let folder = "";
let pdf: ReadPdf;

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "a.md": chapter });
  await runCliWell(["build", "a.md", "--format", "html,pdf", "--ratio", "4:3"], { cwd });
  folder = join(cwd, "dist", "a");
  pdf = await readPdf(join(folder, "a.pdf"));
});

/** Opens the built page as it is printed. */
async function openDeck() {
  const { page } = await open(`${pathToFileURL(join(folder, "index.html")).href}?print`);
  return page;
}

describe("on narrow columns", () => {
  const noStart = /^[ぁぃぅぇぉっゃゅょァィゥェォッャュョー、。，．・）」]$/;
  const noEnd = /^[（「]$/;

  test("no line begins or ends with what none may begin or end with", async () => {
    const page = await openDeck();
    const lines = await page.evaluate(() => {
      const found: Line[] = [];
      const range = new Range();
      const blocks = "h1, h2, p, li, dt, td, th, .lead, dd > div";
      for (const block of document.querySelectorAll(
        `:is(${blocks
          .split(", ")
          .map((name) => `.slide-frame ${name}`)
          .join(", ")}):not(:has(${blocks}))`,
      )) {
        if (block.closest(".slide-footer") !== null) continue;
        const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let bottom = -Infinity;
        let first = "";
        let last = "";
        while (texts.nextNode() !== null) {
          const { currentNode: node } = texts;
          if (node.parentElement?.closest("rt") !== null) continue;
          for (const [index, char] of [...(node.textContent ?? "")].entries()) {
            range.setStart(node, index);
            range.setEnd(node, index + 1);
            const box = range.getBoundingClientRect();
            if (box.width === 0 || char.trim() === "") continue;
            if (box.top >= bottom - 4) {
              if (first !== "") found.push({ first, last });
              first = char;
            }
            last = char;
            bottom = Math.max(box.bottom, bottom);
          }
        }
        if (first !== "") found.push({ first, last });
      }
      return found;
    });
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.filter(({ first, last }) => noStart.test(first) || noEnd.test(last))).toEqual([]);
    await page.close();
  });
});

test("the words of the page are the author's, character for character", async () => {
  const page = await openDeck();
  const text = await page.$eval(".layout-statement .statement", (element) => element.textContent);
  expect(text?.trim()).toBe(statement);
  const all = await page.$eval(".slides", (element) => element.textContent);
  expect(all).toContain(term);
  expect(all).toContain(cell.repeat(3));
  expect(all).not.toMatch(/\u200B|\u2060|\u00AD/);
  await page.close();
});

test("the lines of a block with readings stand equally far from each other", async () => {
  const page = await openDeck();
  const tops = await page.$$eval(".slide-body li:has(ruby)", ([item]) => {
    const found = new Set<number>();
    const range = new Range();
    if (item === undefined) return [];
    const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() !== null) {
      if (texts.currentNode.parentElement?.closest("rt, ruby") !== null) continue;
      range.selectNodeContents(texts.currentNode);
      for (const { top } of range.getClientRects()) found.add(Math.round(top));
    }
    return [...found];
  });
  const gaps = tops.slice(1).map((top, index) => top - (tops[index] ?? 0));
  expect(gaps.length).toBeGreaterThan(1);
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  await page.close();
});

test("a program that reads the PDF finds no space between Japanese and Latin", () => {
  const texts = pdf.pages.map(({ items }) => items.map(({ text }) => text).join(""));
  expect(texts.join("\n")).toContain("1967年にIBMが");
});
