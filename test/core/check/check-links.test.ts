import { describe, expect, test } from "vitest";

import type { LinkFact } from "../../../src/core/model/link.ts";
import { findIn, linesOf } from "./run-checks.ts";

const broken = (text: string, facts: Readonly<Record<string, LinkFact>> = {}): string[] =>
  linesOf("broken-link", findIn(text, { links: new Map(Object.entries(facts)) }));

const found = { status: "found", anchors: null, deck: null } as const;

describe("links to headings", () => {
  test("that there are not are named with their place", () => {
    expect(broken("# T\n\n## A\n\nText\nsee [B](#b).")).toEqual([
      '6:9 warning The link "#b" leads to no heading.',
    ]);
  });

  test("have the right line behind front matter", () => {
    expect(broken("---\nauthor: x\n---\n\n# T\n\n- [x](https://x.org)\n- [B](#b)")).toEqual([
      '8:7 warning The link "#b" leads to no heading.',
    ]);
  });

  test.each([
    ["by the words", "#the-first-part"],
    ["by words in Japanese", "#仮想化の-考え方"],
    ["by words in Japanese, percent-encoded", `#${encodeURIComponent("仮想化の-考え方")}`],
    ["by the second of equal words", "#the-first-part-1"],
    ["by an id of its own", "#own"],
    ["that is the title", "#my-title-is-this"],
    ["by the id of a slide", "#agenda"],
    ["by a slug that begins with a digit", "#1-start"],
    ["at the top", "#top"],
    ["at the top, without a name", "#"],
  ])("that there are, %s, are right", (_, href) => {
    const text = `# My Title: is this?\n\nx [a](${href})\n\n## The first part\n\nx\n\n## 仮想化の 考え方\n\nx\n\n## The first part\n\nx\n\n## Z {#own}\n\nx\n\n## 1. Start\n\nx`;
    expect(broken(text)).toEqual([]);
  });

  test("in other case are broken, and the hint says the right one", () => {
    const [only, ...rest] = findIn("# T\n\n## Abc\n\n[a](#Abc)");
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ code: "broken-link", line: 5, column: 5 });
    expect(only?.hint).toContain('"#abc"');
  });

  test("each have their own place, also where two are the same", () => {
    expect(broken("# T\n\n(#b) [#b](#bc) [x](#b) and\n[y](#b)")).toEqual([
      '3:11 warning The link "#bc" leads to no heading.',
      '3:20 warning The link "#b" leads to no heading.',
      '4:5 warning The link "#b" leads to no heading.',
    ]);
  });

  test("are looked for in headings, quotes, tables, terms and footnotes", () => {
    const text =
      "# T [a](#a1)\n\n> [a](#a2)\n\n|[a](#a3)|\n|-|\n\n## H [a](#a4)\n\nx[^1]\n\n[^1]: y [a](#a5)";
    expect(broken(text).map((line) => line.split(" ")[0])).toEqual([
      "1:9",
      "3:7",
      "5:6",
      "8:10",
      "12:13",
    ]);
  });

  test("named elsewhere stand where their block begins", () => {
    expect(broken("# T\n\nx\n[a][r]\n\n[r]: #b")).toEqual([
      '3:1 warning The link "#b" leads to no heading.',
    ]);
  });
});

describe("links to sections that are skipped", () => {
  const text = (words: string) =>
    `# T\n\n${words}\n\n## A\n\n<!-- slide: skip -->\n\nSee [B](#b) and [gone](#gone).\n\n### B\n\nb\n\n## C\n\nc`;

  test("are named as such, from anywhere but themselves", () => {
    expect(broken(text("[a](#a) [b](#b) [c](#c)"))).toEqual([
      '3:5 warning The link "#a" leads to a section that is skipped.',
      '3:13 warning The link "#b" leads to a section that is skipped.',
    ]);
  });

  test("in another file are named with it", () => {
    const anchors = new Map([["a", null]]);
    const facts = { "02.md": { status: "found", anchors, deck: "02" } } as const;
    expect(broken("# T\n\n[a](02.md#a)", facts)).toEqual([
      '3:5 warning The link "02.md#a" leads to a section of 02.md that is skipped.',
    ]);
  });
});

describe("links in raw HTML", () => {
  test("are checked like any other, in a line and in a block", () => {
    const text =
      "# T\n\nx <a class='y' href='#b'>a</a>\n\n<div>\n<p>y <a\n  href=\"03.md\">b</a></p>\n<ul><li><a href=#c>c</a></li></ul>\n</div>\n\n[![i](i.png)](#d)";
    expect(broken(text, { "03.md": { status: "missing" } })).toEqual([
      '3:22 warning The link "#b" leads to no heading.',
      '7:9 warning The link "03.md" leads to a file that does not exist.',
      '8:17 warning The link "#c" leads to no heading.',
      '11:15 warning The link "#d" leads to no heading.',
    ]);
  });
});

describe("links to files", () => {
  test("that do not exist are named", () => {
    expect(broken("# T\n\n[a](x/b.pdf)", { "x/b.pdf": { status: "missing" } })).toEqual([
      '3:5 warning The link "x/b.pdf" leads to a file that does not exist.',
    ]);
  });

  test("that exist, or lead elsewhere, are right", () => {
    const text =
      "# T\n\n[a](b.pdf) [a](b.pdf?x#page=2) [a](https://x.org/c.pdf) [a](//x.org/c) [a](/c) [a](mailto:a@x.org) <https://x.org> [a](?q)";
    expect(broken(text, { "b.pdf": found })).toEqual([]);
  });

  test("with a heading that is not in them are named", () => {
    const anchors = new Map([["here", "here"]]);
    const facts = { "02.md": { status: "found", anchors, deck: "02" } } as const;
    expect(broken("# T\n\n[a](02.md#here) [a](02.md) [a](02.md#gone)", facts)).toEqual([
      '3:32 warning The link "02.md#gone" leads to no heading of 02.md.',
    ]);
  });
});
