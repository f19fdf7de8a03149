import { describe, expect, test } from "vitest";

import { blocksOf, outline } from "./chapter-facts.ts";

describe("lists", () => {
  test.each([
    ["- a\n- b", ["ul[p: a; p: b]"]],
    ["3) a\n4) b", ["ol 3[p: a; p: b]"]],
    ["0. a", ["ol 0[p: a]"]],
    ["- a\n\n  b\n\n- c", ["ul[p: a, p: b; p: c]"]],
    ["- a\n  1. b\n     - c", ["ul[p: a, ol 1[p: b, ul[p: c]]]"]],
    ["- a\n* b", ["ul[p: a]", "ul[p: b]"]],
    ["-\n- b\n-", ["ul[; p: b; ]"]],
    ["- > a\n- ```js\n  b\n  ```", ["ul[quote[p: a]; code js: b]"]],
    ["-\n-", []],
  ])("%j is read", (text, blocks) => {
    expect(outline(text)).toEqual(blocks);
  });

  test("have boxes for tasks, tight and loose, and none for other items", () => {
    expect(outline("- [ ] a\n- [x] b\n- [X] c\n- d [ ]\n- [ ]")).toEqual([
      "ul[[ ] p: a; [x] p: b; [x] p: c; p: d [ ]; p: [ ]]",
    ]);
    expect(outline("1. [ ] a\n\n   b\n\n2. [x] c")).toEqual(["ol 1[[ ] p: a, p: b; [x] p: c]"]);
  });
});

describe("quotes", () => {
  test.each([
    ["> a\nb", ["quote[p: a b]"]],
    ["> a\n>\n> > b\n> - c", ["quote[p: a, quote[p: b], ul[p: c]]"]],
    [">", []],
    ["> <!-- a -->", []],
  ])("%j is read", (text, blocks) => {
    expect(outline(text)).toEqual(blocks);
  });
});

describe("lists and quotes in one another", () => {
  test.each(["> ", "- "])("are text from the fiftieth %jon", (mark) => {
    const text = `${mark.repeat(150)}word`;
    const json = JSON.stringify(blocksOf(text));
    expect(json.match(/"(?:quote|list)"/g)).toHaveLength(50);
    expect(json).toContain("word");
  });
});

describe("tables", () => {
  test("have a head, rows of as many cells, and marks in them", () => {
    expect(outline("|a|*b*|\n|-|-|\n|`c \\| d`|\n|e|f|g|")).toEqual([
      "a | emphasis(b) / code(c | d) |  / e | f | g",
    ]);
  });

  test("have an alignment or null for each column", () => {
    expect(blocksOf("|a|b|c|d|\n|:-|-:|:-:|-|")).toMatchObject([
      { alignments: ["left", "right", "center", null], rows: [] },
    ]);
  });
});

describe("code", () => {
  test.each([
    ["```ts {2,4-6} title=x\na\n```", "code ts: a"],
    ["```{.ts}\na\n```", "code -: a"],
    ["~~~ c&ouml; d\\*\n```\n~~~", "code cö: ```"],
    ["    a\n\n      b\n\n", "code -: a\n\n  b"],
    ["```\na\n\n```", "code -: a\n"],
    ["```\n\n  a &amp; *b*", "code -: \n  a &amp; *b*"],
    ["  ```\n   a\n  ```", "code -:  a"],
  ])("%j is read", (text, block) => {
    expect(outline(text)).toEqual([block]);
  });

  test("of nothing but blank lines is none", () => {
    expect(outline("```js\n\n \n```\n\na")).toEqual(["p: a"]);
  });
});

describe("what shows nothing", () => {
  test.each([
    "",
    "\n\n",
    "---",
    "[a]: /u",
    "&nbsp;",
    "\u3000",
    "<b></b>",
    "***\n\n<!-- a -->",
    "#",
  ])("%j makes no block", (text) => {
    expect(outline(text)).toEqual([]);
  });
});

test("headings lose their marks, closing # and attributes of white space", () => {
  expect(outline("# a *b* ##\n\n##   c  \nd\n-")).toEqual(["h1: a emphasis(b)", "h2: c", "h2: d"]);
});
