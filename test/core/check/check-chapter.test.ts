import { describe, expect, test } from "vitest";

import type { ImageFact } from "../../../src/core/model/image.ts";
import { findIn, linesOf } from "./run-checks.ts";

/** What the rules find in a text, as `line:column code message`; images are as `facts` say. */
function check(text: string, facts: Readonly<Record<string, ImageFact["status"]>> = {}): string[] {
  const images = new Map(
    Object.entries(facts).map(([src, status]): [string, ImageFact] => [
      src,
      status === "found"
        ? { status, href: src, widthPx: 1, heightPx: 1, leftOut: [], missing: [] }
        : { status },
    ]),
  );
  return findIn(text, { images }).map((found) => {
    expect(found).toMatchObject({ path: "a.md", severity: "warning", hint: expect.any(String) });
    return `${found.line}:${found.column} ${found.code} ${found.message}`;
  });
}

describe("images", () => {
  test.each([
    ["missing", "missing-image", "does not exist"],
    ["outside", "image-outside-project", "lies outside the project"],
    ["remote", "remote-image", "would be loaded from the internet"],
    ["unreadable", "unreadable-image", "is not a file, or cannot be read"],
    ["wrong-kind", "unreadable-image", "is no image that a browser shows"],
  ] as const)("that are %s are named with their place", (status, code, says) => {
    expect(check("# T\n\n## S\n\nText\n![A](a.png).", { "a.png": status })).toEqual([
      `6:6 ${code} Image "a.png" ${says}.`,
    ]);
  });

  test("that nobody looked for are missing", () => {
    expect(check("# T\n\n![A](a.png)")).toEqual([
      '3:6 missing-image Image "a.png" does not exist.',
    ]);
  });

  test("that are there need an alternative text", () => {
    const facts = { "a.png": "found", "b.png": "found", "c.png": "missing" } as const;
    expect(check("# T\n\n![A](a.png)\n![ ](b.png)\n![](c.png)", facts)).toEqual([
      '4:6 missing-alt Image "b.png" has no alternative text.',
      '5:5 missing-image Image "c.png" does not exist.',
    ]);
  });

  test("are found in headings, lists, quotes, tables and raw HTML", () => {
    const text =
      "# T ![A](a)\n\n- x\n  - ![B](b)\n\n> ![C](c)\n\n|![D](d)|\n|-|\n\n<div>\n<img alt=E src='e'>\n</div>";
    expect(check(text).map((line) => line.split(" ")[0])).toEqual([
      "1:10",
      "4:10",
      "6:8",
      "8:7",
      "12:17",
    ]);
  });

  test("are not looked for among words that happen to be their name", () => {
    expect(check("# T\n\na xa ![A](a)")).toEqual(['3:11 missing-image Image "a" does not exist.']);
  });

  test("named elsewhere stand where their block begins", () => {
    expect(check("# T\n\nx\n![A][r]\n\n[r]: a.png")[0]).toMatch(/^3:1 missing-image/);
    expect(check("# T\n\nx ![A]()")[0]).toMatch(/^3:1 missing-image/);
  });
});

describe("headings", () => {
  test("with nothing under them are named", () => {
    expect(check("# T\n\n## A\n\n## B\n\n### C\n\ntext\n\n### D")).toEqual([
      '3:1 empty-section The section "A" has no text.',
      '11:1 empty-section The section "D" has no text.',
    ]);
  });

  test("that skip a depth are named with the depth above", () => {
    expect(check("# T\n\n### A\n\na\n\n###### B\n\nb\n\n#### C\n\nc")).toEqual([
      '3:1 heading-skips-depth The heading "A" is of depth 3, but the one above it of depth 1.',
      '7:1 heading-skips-depth The heading "B" is of depth 6, but the one above it of depth 3.',
    ]);
  });

  test.each([
    [
      "that go one deeper, or back any number",
      "# T\n\n## A\n\na\n\n### B\n\nb\n\n#### C\n\nc\n\n## D\n\nd",
    ],
    ["at any depth in a chapter without #", "### A\n\na\n\n#### B\n\nb\n\n## C\n\nc"],
    ["that are a later #", "# T\n\n## A\n\na\n\n# B\n\nb"],
    ["under a # that the front matter made a section", "---\ntitle: X\n---\n# A\n\n## B\n\nb"],
    ["in quotes and lists", "# T\n\n> ###### A\n\n- ###### B"],
  ])("%s are right", (_, text) => {
    expect(check(text)).toEqual([]);
  });
});

test("a heading that stands twice is told with the line of the first", () => {
  const found = findIn("# T\n\n## A\n\na\n\n## A\n\nb\n");
  expect(linesOf("duplicate-heading", found)).toEqual([
    '7:1 info The heading "A" stands in the chapter already, on line 3.',
  ]);
});
