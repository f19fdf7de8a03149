import { describe, expect, test } from "vitest";

import { readFenceInfo } from "../../../../src/core/markdown/read-fence.ts";
import { walkBlocks } from "../../../../src/core/model/chapter.ts";
import {
  imagesOf,
  toPlainText,
  walkInlines,
  type Inline,
} from "../../../../src/core/model/inline.ts";
import { blocksOf, linesOf, outline, read } from "../chapter-facts.ts";

/** Every inline of a text, at every depth. */
function inlinesOf(text: string): Inline[] {
  const all: Inline[] = [];
  walkBlocks(blocksOf(text), (block) => {
    if ("inlines" in block) walkInlines(block.inlines, (inline) => all.push(inline));
  });
  return all;
}

const mathIn = (text: string) =>
  inlinesOf(text).flatMap((inline) => (inline.type === "math" ? [inline.value] : []));

describe("formulas in a line", () => {
  test.each([
    ["a $x$ b", ["x"]],
    ["面積は$\\pi r^2$です。", ["\\pi r^2"]],
    ["$a$ and $b$", ["a", "b"]],
    ["$a \\$ b$", ["a \\$ b"]],
    ["**$x$**", ["x"]],
    ["$5 and $10", []],
    ["$5 and 10$ left", ["5 and 10"]],
    ["$ x$ and $x $", []],
    ["\\$x$", []],
    ["`$x$`", []],
    ["$x\ny$", []],
    ["$$ alone", []],
  ])("%j", (text, formulas) => {
    expect(mathIn(text)).toEqual(formulas);
  });

  test("are found however far they stand from the beginning", () => {
    for (const gap of [990, 998, 999, 1000, 1001, 1500, 5000]) {
      expect(mathIn(`${"x".repeat(gap)} $y$`)).toEqual(["y"]);
      expect(mathIn(`${"字".repeat(gap)}$y$`)).toEqual(["y"]);
    }
  });

  test("do not break a link on the way to them", () => {
    for (let gap = 980; gap < 1010; gap += 1) {
      const found = inlinesOf(`${"w ".repeat(gap / 2)}https://example.org/a $y$`);
      expect(found.filter(({ type }) => type === "link")).toHaveLength(1);
    }
  });
});

describe("formulas on lines of their own", () => {
  test.each([
    ["$$\nx\n$$", ["formula: x"]],
    ["$$ x + y $$", ["formula: x + y"]],
    ["a\n$$\nx\n$$\nb", ["p: a", "formula: x", "p: b"]],
    ["$$\nx\n\ny\n$$", ["formula: x\n\ny"]],
    ["a\n$$\nb", ["p: a $$ b"]],
    ["a\n$$\nx\n$$\n===", ["p: a", "formula: x", "p: ==="]],
    ["- $$\n  x\n  $$", ["ul[formula: x]"]],
  ])("%j", (text, blocks) => {
    expect(outline(text)).toEqual(blocks);
  });

  test("know their lines", () => {
    expect(linesOf("a\n\n$$\nx\n$$\n\nb")[1]).toEqual(["formula", 3, 5]);
  });
});

describe("alerts", () => {
  test.each([
    ["> [!NOTE]\n> a", ["note[p: a]"]],
    ["> [!warning]\n> a\n>\n> - b", ["warning[p: a, ul[p: b]]"]],
    ["> [!NOTE]\n>\n> a", ["note[p: a]"]],
    ["> [!NOTE] a", ["quote[p: [!NOTE] a]"]],
    ["> [!OTHER]\n> a", ["quote[p: [!OTHER] a]"]],
    ["> [!NOTE]", []],
  ])("%j", (text, blocks) => {
    expect(outline(text)).toEqual(blocks);
  });
});

describe("definition lists", () => {
  test.each([
    ["a\n: b", ["dl[a]"]],
    ["a\n: b\n\nc\n: d", ["dl[a, c]"]],
    ["a\n\n: b", ["dl[a]"]],
    ["a b\nc\n\nd: e", ["p: a b c", "p: d: e"]],
    ["- a\n: b", ["ul[dl[a]]"]],
    ["a\n:b", ["p: a :b"]],
  ])("%j", (text, blocks) => {
    expect(outline(text)).toEqual(blocks);
  });
});

describe("ruby", () => {
  test.each([
    ["{漢字|かんじ}", "<ruby><rt>"],
    ["{漢字|かん|じ}", "<ruby><rt><ruby><rt>"],
    ["{a|b}", ""],
    ["{漢字}", ""],
    ["`{漢字|かんじ}`", ""],
  ])("%j", (text, tags) => {
    const open = inlinesOf(text).flatMap((inline) => (inline.type === "html" ? [inline.open] : []));
    expect(open.join("")).toBe(tags);
  });
});

describe("footnotes", () => {
  const numbersOf = (text: string) => read(text).chapter.footnotes.map(({ label }) => label);

  test("are numbered in the order in which the text refers to them, unused ones last", () => {
    expect(numbersOf("a[^b] c[^a]\n\n[^x]: 0\n[^a]: 1\n\n[^b]: 2")).toEqual(["b", "a", "x"]);
  });

  test("are found in lists, tables and quotes", () => {
    const text = "- a[^1]\n\n> b[^2]\n\n| c |\n| - |\n| d[^3] |\n\n[^3]: x\n[^2]: y\n[^1]: z";
    expect(numbersOf(text)).toEqual(["1", "2", "3"]);
  });

  test("are numbered in definition lists too", () => {
    expect(numbersOf("Tide\n: water[^b]\n\nsea[^a]\n\n[^a]: salt\n\n[^b]: moon")).toEqual([
      "b",
      "a",
    ]);
  });

  test("without a definition are the text they are", () => {
    const [first] = blocksOf("a[^none] b");
    expect(first?.type === "paragraph" && toPlainText(first.inlines)).toBe("a[^none] b");
  });

  test("hold several paragraphs where these are set in", () => {
    const { footnotes } = read("a[^1]\n\n[^1]: b\n\n    c\n\nd").chapter;
    expect(footnotes[0]?.blocks.map(({ type }) => type)).toEqual(["paragraph", "paragraph"]);
    expect(outline("a\n\n[^1]: b\n\n    c\n\nd").at(-1)).toBe("p: d");
  });
});

describe("what stands after a fence", () => {
  test.each([
    ["", null, null, []],
    ["ts", "ts", null, []],
    ["ts {2,4-6}", "ts", null, [2, 4, 5, 6]],
    ["ts{1}", "ts", null, [1]],
    ['ts title="a b.ts" {3}', "ts", "a b.ts", [3]],
    ["js:lib/x.js", "js", "lib/x.js", []],
    ["{2}", null, null, [2]],
    ["c++", "c++", null, []],
    ["ts {x,9-2,-}", "ts", null, []],
  ])("%j", (info, ...[language, title, highlights]) => {
    expect(readFenceInfo(info)).toEqual({ language, title, highlights });
  });
});

describe("a heading's own id", () => {
  test("is its section's, and no word of it", () => {
    const { sections } = read("# T\n\n## Words here {#own-id}\n\na").chapter;
    expect(sections[0]).toMatchObject({ id: "own-id", slug: "own-id" });
    expect(toPlainText(sections[0]?.heading.inlines ?? [])).toBe("Words here");
  });
});

describe("details", () => {
  test.each([
    ["<details><summary>s</summary>a</details>", ["details[p: a]"]],
    ["<details>\n<summary>s</summary>\n\n- a\n\n</details>\n\nb", ["details[ul[p: a]]", "p: b"]],
    [
      "<details>\n\na\n\n<details>\n\nb\n\n</details>\n\n</details>",
      ["details[p: a, details[p: b]]"],
    ],
    ["<details><summary>s</summary></details>", ["p: s"]],
    ["<details>\n\na", ["p: a"]],
    ["</details>\n\na", ["p: a"]],
    ["<p>x</p><details>a</details><p>y</p>", ["p: x", "details[p: a]", "p: y"]],
  ])("%j", (text, blocks) => {
    expect(outline(text)).toEqual(blocks);
  });

  test("have their summary as the title", () => {
    const [first] = blocksOf("<details><summary>See <b>this</b></summary>\n\na\n\n</details>");
    expect(first?.type === "callout" && toPlainText(first.title)).toBe("See this");
  });
});

describe("raw tables", () => {
  test.each([
    ["<table><tr><th>a<th>b<tr><td>1<td>2</table>", 2, 1],
    ["<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>", 2, 1],
    ["<table><caption>t</caption><tr><td>a</td></tr></table>", 1, 0],
    ["<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>", 1, 0],
  ])("%j", (text, columns, rows) => {
    const [table] = blocksOf(text);
    expect(table).toMatchObject({ type: "table" });
    expect(table?.type === "table" && [table.head.length, table.rows.length]).toEqual([
      columns,
      rows,
    ]);
  });

  test("of images alone are figures", () => {
    const [figure] = blocksOf(
      '<table><tr><td><img src="a.png"></td><td><img src="b.png"></td></tr></table>',
    );
    expect(figure?.type === "figure" && imagesOf(figure.images).map(({ src }) => src)).toEqual([
      "a.png",
      "b.png",
    ]);
  });
});
