import process from "node:process";

import { describe, expect, test } from "vitest";

import { rangeFaultsOf, read, visibleTextOf } from "./chapter-facts.ts";

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

/** Four times the text takes about four times the time, and sixteen times where it grows with the square. */
const maxGrowth = 9;

/** Below this a time says nothing, in milliseconds. */
const noticeable = 150;

/** The processor's own time: whatever else the machine does counts little. */
function timeOf(text: string): number {
  const before = process.cpuUsage();
  read(text);
  return process.cpuUsage(before).user / 1000;
}

function growthOf(make: (size: number) => string): number {
  const size = 2_000;
  timeOf(make(100));
  const few = timeOf(make(size));
  const many = timeOf(make(4 * size));
  return many < noticeable ? 1 : many / few;
}

describe("four times as much of the same does not take sixteen times as long", () => {
  test.each<[string, (size: number) => string]>([
    ["lines of $$", (size) => "$$\n".repeat(size)],
    ["formulas that begin and never end", (size) => "$$\na\n\n".repeat(size)],
    ["formulas in one paragraph", (size) => "a\n$$\nb\n$$\n".repeat(size)],
    ["dollar signs", (size) => "$a ".repeat(size)],
    ["headings", (size) => lines(size, (index) => `## Heading ${index}\n\ntext\n`)],
    ["definitions of terms", (size) => "term\n: said\n\n".repeat(size)],
    ["definitions of links", (size) => lines(size, (index) => `[a${index}]: http://x/${index}`)],
    ["marks of footnotes", (size) => "[^a".repeat(size)],
    ["footnotes", (size) => lines(size, (index) => `w[^${index}]\n\n[^${index}]: said\n`)],
    ["furigana that is never closed", (size) => "{漢|".repeat(size)],
    ["emphasis beside Japanese", (size) => "漢**「".repeat(size / 4)],
    ["details that are never closed", (size) => "<details>\n\n".repeat(size)],
    [
      "details, closed and not",
      (size) => "<details>\n\n</details>\n\n<details>\n\n".repeat(size / 3),
    ],
    ["instructions to skip", (size) => "<!-- slide: skip -->\n".repeat(size)],
    [
      "cells of a row",
      (size) => `|${"a|".repeat(size)}\n|${"-|".repeat(size)}\n|${"b|".repeat(size)}`,
    ],
  ])("%s", (_, make) => {
    // Cleaning of memory, too, falls on one time or the other: the square shows every time.
    const growths = [1, 2, 3].map(() => growthOf(make));
    expect(Math.min(...growths)).toBeLessThan(maxGrowth);
  });
});

test.each(["\n", " \n", "\n\t"])("megabytes of %j are blank lines", (blank) => {
  const text = `a\n${blank.repeat(4_000_000)}\nb`;
  const { chapter, diagnostics } = read(text);
  expect(visibleTextOf(chapter)).toBe("ab");
  expect(diagnostics).toEqual([]);
  expect(chapter.intro.at(-1)?.range.startLine).toBe(text.split("\n").length);
});

describe("what would take too long is read as words, and told where it begins", () => {
  const tooDeep = ["5 too-deep"];
  const tooMany = ["5 too-many-marks"];

  test.each<[string, string, readonly string[]]>([
    [
      "2,000 lists in one another",
      lines(2_000, (depth) => `${"  ".repeat(depth)}- a`),
      ["54 too-deep", "105 too-deep"],
    ],
    ["60 lists in one another", lines(60, (depth) => `${"  ".repeat(depth)}- a`), ["54 too-deep"]],
    ["10,000 quotes in one another", `${">".repeat(10_000)} a`, tooDeep],
    ["10,000 lists in one line", `${"- ".repeat(10_000)}a`, tooDeep],
    ["a megabyte of underscores", "_a".repeat(500_000), tooMany],
    ["a megabyte of brackets", "[".repeat(1_000_000), tooMany],
    ["a heading of many marks", `# ${"_a".repeat(100_000)}`, tooMany],
    ["a cell of many marks", `|a|\n|-|\n|${"_a".repeat(100_000)}|`, tooMany],
  ])("%s", (_, bomb, expected) => {
    const text = `# T\n\nBefore.\n\n${bomb}\n\nAfter.\n`;
    const { chapter, diagnostics } = read(text);
    const found = diagnostics.map(({ line, code }) => `${line} ${code}`);
    expect(found).toEqual(expect.arrayContaining([...expected]));
    expect(new Set(diagnostics.map(({ code }) => code)).size).toBe(1);
    const letters = (words: string) => words.replace(/[^a-zA-Z]/g, "").length;
    expect(letters(visibleTextOf(chapter))).toBe(letters(text));
    expect(rangeFaultsOf(chapter, text.split("\n").length)).toEqual([]);
  });

  test.each([
    ["lists 40 deep", lines(40, (depth) => `${"  ".repeat(depth)}- a`)],
    ["code far to the right", `\`\`\`\n${lines(50, () => `${" ".repeat(2_000)}x`)}\n\`\`\``],
    ["a long paragraph with marks", "Words **with** `marks` and [links](x). ".repeat(400)],
  ])("%s stay what they are", (_, text) => {
    expect(read(text).diagnostics).toEqual([]);
  });
});
