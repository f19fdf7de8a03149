import { describe, expect, test } from "vitest";

import { createLineCursor, rangeOfFile } from "../../../src/core/markdown/token-lines.ts";
import { linesOf } from "./chapter-facts.ts";

describe("rangeOfFile", () => {
  test.each([
    ["", 1],
    ["\n", 1],
    ["a", 1],
    ["a\n", 1],
    ["a\n\n", 2],
    ["a\nb", 2],
  ])("of %j ends on line %i", (text, endLine) => {
    expect(rangeOfFile({ path: "a.md", text, encoding: "utf-8", damage: null })).toEqual({
      path: "a.md",
      startLine: 1,
      endLine,
    });
  });
});

describe("a line cursor", () => {
  const area = { path: "a.md", startLine: 4, endLine: 9 };
  const token = (raw: string, type = "paragraph") => ({ type, raw });

  test("counts the lines of each token from the area's first line", () => {
    const cursor = createLineCursor(area);
    expect(cursor.take(token("a\nb\n"))).toEqual({ path: "a.md", startLine: 4, endLine: 5 });
    expect(cursor.take(token("c"))).toMatchObject({ startLine: 6, endLine: 6 });
  });

  test("leaves blank lines at a token's ends out of its range", () => {
    const cursor = createLineCursor(area);
    expect(cursor.take(token("\n \t\na\n\n"))).toMatchObject({ startLine: 6, endLine: 6 });
    expect(cursor.take(token("b"))).toMatchObject({ startLine: 8, endLine: 8 });
  });

  test("goes to the next line where the line end between two tokens is lost", () => {
    const cursor = createLineCursor(area);
    cursor.take(token("a"));
    expect(cursor.take(token("b"))).toMatchObject({ startLine: 5 });
    cursor.take(token("\n\n", "space"));
    expect(cursor.take(token("c"))).toMatchObject({ startLine: 7 });
  });

  test("never leaves the area", () => {
    const cursor = createLineCursor(area);
    cursor.take(token("a\n".repeat(20)));
    expect(cursor.take(token("b\nc"))).toMatchObject({ startLine: 9, endLine: 9 });
  });
});

describe("the lines of a block", () => {
  test("are right after blank lines and front matter", () => {
    expect(linesOf("---\na: b\n---\n\n# T\n\n\na\nb\n")).toEqual([
      ["heading", 5, 5],
      ["paragraph", 8, 9],
    ]);
  });

  test("cover a heading and its underline", () => {
    expect(linesOf("a\nb\n===\n\nc")).toEqual([
      ["heading", 1, 3],
      ["paragraph", 5, 5],
    ]);
  });

  test("are right in a list whose items are equal", () => {
    expect(linesOf("- a\n- a\n\n  a\n- a")).toEqual([
      ["list", 1, 5],
      ["item", 1, 1],
      ["paragraph", 1, 1],
      ["item", 2, 4],
      ["paragraph", 2, 2],
      ["paragraph", 4, 4],
      ["item", 5, 5],
      ["paragraph", 5, 5],
    ]);
  });

  test("are right in nested lists, also where an inner item equals an outer one", () => {
    expect(linesOf("1. a\n   - a\n     - b\n   - a\n2. a")).toEqual([
      ["list", 1, 5],
      ["item", 1, 4],
      ["paragraph", 1, 1],
      ["list", 2, 4],
      ["item", 2, 3],
      ["paragraph", 2, 2],
      ["list", 3, 3],
      ["item", 3, 3],
      ["paragraph", 3, 3],
      ["item", 4, 4],
      ["paragraph", 4, 4],
      ["item", 5, 5],
      ["paragraph", 5, 5],
    ]);
  });

  test("are right in an item that begins with a blank line, and after an empty one", () => {
    expect(linesOf("-\n  a\n-\n- b")).toEqual([
      ["list", 1, 4],
      ["item", 1, 2],
      ["paragraph", 2, 2],
      ["item", 3, 3],
      ["item", 4, 4],
      ["paragraph", 4, 4],
    ]);
  });

  test("are right for code in an item, fenced and indented by tabs", () => {
    expect(linesOf("- a\n\n  ```\n  a\n\n  a\n  ```\n-\tb\n\n\t\tcode\n")).toEqual([
      ["list", 1, 10],
      ["item", 1, 7],
      ["paragraph", 1, 1],
      ["code", 3, 7],
      ["item", 8, 10],
      ["paragraph", 8, 8],
      ["code", 10, 10],
    ]);
  });

  test("are right in a quote in a quote, and in what follows it without a mark", () => {
    expect(linesOf("> a\n>\n> > a\nlazy\n\n> > > b")).toEqual([
      ["quote", 1, 4],
      ["paragraph", 1, 1],
      ["quote", 3, 4],
      ["paragraph", 3, 4],
      ["quote", 6, 6],
      ["quote", 6, 6],
      ["quote", 6, 6],
      ["paragraph", 6, 6],
    ]);
  });

  test("are right in a quoted list that goes on without its mark", () => {
    expect(linesOf("> - a\nlazy\n> - b\n> \n> c")).toEqual([
      ["quote", 1, 5],
      ["list", 1, 2],
      ["item", 1, 2],
      ["paragraph", 1, 2],
      ["list", 3, 3],
      ["item", 3, 3],
      ["paragraph", 3, 3],
      ["paragraph", 5, 5],
    ]);
  });

  test("are right after a link definition, also one given twice", () => {
    expect(linesOf("[a]: /x\n[a]: /y\n\n[a]\n\n[a]: /x\n\n[a]")).toEqual([
      ["paragraph", 4, 4],
      ["paragraph", 8, 8],
    ]);
  });

  test("are right for a table, raw HTML and what comes right after", () => {
    expect(linesOf("|a|b|\n|-|-|\n|c|d|\n\n<div>\na\n</div>\n\n---\nb")).toEqual([
      ["table", 1, 3],
      ["paragraph", 6, 6],
      ["paragraph", 10, 10],
    ]);
  });

  test("are right for tasks, tight and loose", () => {
    expect(linesOf("- [ ] a\n  > b\n- [x] b\n\n1. [ ] a\n\n   b")).toEqual([
      ["list", 1, 3],
      ["item", 1, 2],
      ["paragraph", 1, 1],
      ["quote", 2, 2],
      ["paragraph", 2, 2],
      ["item", 3, 3],
      ["paragraph", 3, 3],
      ["list", 5, 7],
      ["item", 5, 7],
      ["paragraph", 5, 5],
      ["paragraph", 7, 7],
    ]);
  });
});
