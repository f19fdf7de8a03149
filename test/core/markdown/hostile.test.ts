import { describe, expect, test } from "vitest";

import { rangeFaultsOf, read, visibleTextOf } from "./chapter-facts.ts";

/** Far more than any of these takes, far less than any would take if its time grew with the square. */
const timeLimitMs = 8_000;

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join("");

describe("a large text is read in time that grows with its length", () => {
  test.each([
    ["a megabyte in one line", () => "lorem ipsum ".repeat(90_000)],
    ["a megabyte of Japanese in one line", () => "日本語の文章。".repeat(150_000)],
    ["a paragraph of many lines", () => "two words\n".repeat(200_000)],
    ["a paragraph of many Japanese lines", () => "日本\n".repeat(200_000)],
    ["a million spaces", () => `a${" ".repeat(1_000_000)}b\nc`],
    ["line ends written as entities", () => `a${"&#10;".repeat(200_000)}b`],
    ["unclosed tags", () => `a ${"<b>".repeat(30_000)}`],
    ["crossed tags", () => `a ${"<b>".repeat(30_000)}${"</i>".repeat(30_000)}`],
    ["tags in one another", () => `a ${"<b>".repeat(30_000)}b${"</b>".repeat(30_000)}`],
    ["unclosed elements in a block", () => "<div>".repeat(50_000)],
    ["raw lists in one another", () => "<ul><li>a".repeat(20_000)],
    ["raw links in one another", () => '<p><a href="u">b'.repeat(20_000)],
    ["raw marks in one another around a block", () => `<div>${"<b>".repeat(20_000)}<p>a`],
    ["raw headings", () => "<h2>a</h2>".repeat(20_000)],
    ["raw terms", () => `<dl>${"<dt>a<dd>b".repeat(20_000)}`],
    ["raw cells", () => `<table>${"<tr><td>a".repeat(20_000)}`],
    ["unclosed raw lists", () => "<ul>\n\n".repeat(20_000)],
    ["unclosed details", () => "<details>\n\n".repeat(3_000)],
    ["raw paragraphs", () => "<p>a</p>".repeat(200_000)],
    ["images among words", () => "a ![b](c) ".repeat(20_000)],
    ["square brackets", () => "[".repeat(10_000)],
    ["stars", () => "*".repeat(50_000)],
    ["equal headings", () => "# a\n\n".repeat(10_000)],
    ["equal items", () => "- a\n".repeat(10_000)],
    ["equal loose items with breaks", () => "- a  \n  b\n\n".repeat(10_000)],
    ["lists 200 deep", () => times(200, (depth) => `${"  ".repeat(depth)}- a\n`)],
    ["a long table", () => `|a|b|\n|-|-|\n${"|1|2|\n".repeat(20_000)}`],
    ["definitions", () => `${times(10_000, (index) => `[d${index}]: /x\n`)}\n[d1]`],
    ["front matter", () => `---\n${times(5_000, (index) => `k${index}: v\n`)}---\n`],
    ["front matter with a deep list", () => `---\na: ${"[".repeat(100_000)}\n---\n`],
  ])("%s", (_, make) => {
    const text = make();
    const start = performance.now();
    const { chapter } = read(text);
    expect(performance.now() - start).toBeLessThan(timeLimitMs);
    expect(rangeFaultsOf(chapter, text.split("\n").length)).toEqual([]);
  });
});

describe("marks nested thousands deep lose no word and end no process", () => {
  test.each([
    ["quotes", `${">".repeat(20_000)} a`],
    ["quotes with spaces, in a list", `- b\n\n  ${"> ".repeat(5_000)}a`],
    ["lists in one line", `${"- ".repeat(5_000)}a`],
    ["quotes and lists", `${"> 1. ".repeat(3_000)}a`],
    ["emphasis", `${"*a **b ".repeat(3_000)}${"c** d*".repeat(3_000)}`],
    ["links", `${"[".repeat(3_000)}a${"](1)".repeat(3_000)}`],
    ["strikethrough", `${"~~a ~b ".repeat(3_000)}${"c~ d~~".repeat(3_000)}`],
  ])("%s", (_, marks) => {
    const text = `# T\n\nBefore.\n\n${marks}\n\nAfter.`;
    const { chapter, diagnostics } = read(text);
    const letters = (words: string) => words.replace(/[^a-zA-Z]/g, "");
    const codes = new Set(diagnostics.map(({ code }) => code));
    expect([["too-deep"], ["too-many-marks"], []]).toContainEqual([...codes]);
    expect(letters(visibleTextOf(chapter))).toBe(letters(text));
    expect(depthOf(chapter)).toBeLessThan(1000);
    expect(chapter.intro.at(-1)).toMatchObject({
      type: "paragraph",
      inlines: [{ value: "After." }],
    });
  });

  test("and neither does what an image says", () => {
    const { chapter } = read(`${"![".repeat(3_000)}a${"](1)".repeat(3_000)}`);
    expect(chapter.intro.at(-1)).toMatchObject({ type: "figure" });
  });
});

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe("odd characters are read like others", () => {
  test.each([
    ["NUL", "# a\u0000b\n\n\u0000\n\n- \u0000"],
    ["half characters", "# \ud800 a\n\n\udc00 *\ud83d*\n\n## \udfff"],
    ["right-to-left marks", "# שלום\n\n- \u202eمرحبا\u202c abc\u2066"],
    ["line separators", "# a\u2028b\n\nc\u2028d \u2029 e\u0085f\u000bg\u000ch"],
    ["zero-width characters", "# \u200b\n\n**\u200ba\u200b** \ufeff b\u2060"],
    ["unbalanced HTML", "</p></div><div><p>a\n\n<b>b</i></b></b> c\n\n<<div>> d </"],
  ])("%s", (_, text) => {
    const { chapter, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(rangeFaultsOf(chapter, text.split("\n").length)).toEqual([]);
    expect(visibleTextOf(chapter)).not.toBe("");
  });
});
