import { describe, expect, test } from "vitest";

import { readChapter } from "../../../src/core/markdown/read-chapter.ts";
import { planCloze } from "../../../src/core/plan/plan-cloze.ts";
import { defaultSettings, type ClozeSettings } from "../../../src/core/settings/settings.ts";

function termsOf(text: string, cloze: Partial<ClozeSettings> = {}): string[] {
  const { chapter } = readChapter({ path: "a.md", text, encoding: "utf-8", damage: null }, "a");
  const settings = { ...defaultSettings, cloze: { ...defaultSettings.cloze, ...cloze } };
  const terms = planCloze(chapter, settings);
  expect(terms.map(({ number }) => number)).toEqual(terms.map((_, index) => index + 1));
  return terms.map(({ term }) => term);
}

describe("planCloze", () => {
  test("asks for what is emphasised, once each, in the chapter's order", () => {
    const text = `# 章\n\n**はじめ**の文。\n\n## 節\n\n- **二番目**と**はじめ**\n\n| 表 |\n| --- |\n| **三番目** |\n`;
    expect(termsOf(text)).toEqual(["はじめ", "二番目", "三番目"]);
  });

  test("takes a term without the marks around it, whatever its case", () => {
    expect(termsOf("# T\n\n**「語句」**は、**Kernel:** and **kernel**です。\n")).toEqual([
      "語句",
      "Kernel",
    ]);
  });

  test.each([
    ["one that the title names", "# 語句の章\n\n## 節\n\n**語句**です。\n"],
    ["one that stands under a heading that names it", "# 章\n\n## 語句とは\n\n**語句**です。\n"],
    ["one that stands beside such a heading", "# 章\n\n**語句**です。\n\n## 語句とは\n\n文。\n"],
    ["one of a part that names it", "# T\n\n## Ports\n\n### A\n\n**Port**s. A **port**.\n"],
    ["one that elsewhere is a part of a word", "# T\n\n## Art\n\n**Art**.\n\n## B\n\nStart.\n"],
    ["a sentence", "# 章\n\n**これは強調された長い長い長い一つの文であり用語ではない**。\n"],
    ["a single letter, or a number", "# 章\n\n**語**と**42**です。\n"],
  ])("does not ask for %s", (_, text) => {
    expect(termsOf(text)).toEqual([]);
  });

  test("asks for one that a heading names where other headings stand", () => {
    const text = "# 章\n\n## 節\n\n語句です。\n\n## 語句とは\n\n**語句**と**別**の**言葉**。\n";
    const { chapter } = readChapter({ path: "a.md", text, encoding: "utf-8", damage: null }, "a");
    expect(planCloze(chapter, defaultSettings)).toEqual([
      { number: 1, term: "語句", isNamed: true, width: 2 },
      { number: 2, term: "言葉", isNamed: false, width: 2 },
    ]);
  });

  test("asks for every second term, or for those of a list", () => {
    const text = "# 章\n\n**いろは**、**にほへ**、**とちり**。ぬるを。\n";
    expect(termsOf(text, { every: 2 })).toEqual(["いろは", "とちり"]);
    expect(termsOf(text, { terms: ["ぬるを", "いろは"] })).toEqual(["ぬるを", "いろは"]);
  });
});
