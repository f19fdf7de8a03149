import { describe, expect, test } from "vitest";

import { findIn, linesOf } from "./run-checks.ts";

describe("the file's encoding", () => {
  const source = { path: "a.md", text: "# T\n\nx", damage: null };

  test.each([
    ["shift_jis", "Shift_JIS"],
    ["euc-jp", "EUC-JP"],
    ["iso-2022-jp", "ISO-2022-JP"],
    ["utf-16le", "UTF-16"],
    ["utf-16be", "UTF-16"],
  ])("is named where it is %s", (encoding, name) => {
    const found = findIn("", { source: { ...source, encoding } });
    expect(linesOf("encoding", found)).toEqual([
      `1:1 info The file is in ${name}; it was read as such.`,
    ]);
    expect(found[0]?.hint).toContain("UTF-8");
  });

  test("is not named where it is UTF-8", () => {
    expect(findIn("# T\n\nx \uFFFD")).toEqual([]);
  });

  test("is warned of where bytes could not be decoded, at the first of them", () => {
    const damaged = { ...source, encoding: "utf-8", damage: { line: 3, column: 2 } };
    expect(linesOf("undecodable-text", findIn("", { source: damaged }))).toEqual([
      "3:2 warning The bytes here are no text in UTF-8; U+FFFD stands for them.",
    ]);
  });
});

describe("headings of the same words", () => {
  test("under the same parent are named with the line of the first", () => {
    const text =
      "---\nauthor: x\n---\n# T\n\n## A\n\nx\n\n### B\n\nx\n\n### C\n\nx\n\n### **B**\n\nx\n\n### B\n\nx";
    expect(linesOf("duplicate-heading", findIn(text))).toEqual([
      '18:1 info The heading "B" stands under "A" already, on line 10.',
      '22:1 info The heading "B" stands under "A" already, on line 10.',
    ]);
  });

  test("on the top level are named too", () => {
    expect(linesOf("duplicate-heading", findIn("# T\n\n## A\n\nx\n\n## A\n\nx"))).toEqual([
      '7:1 info The heading "A" stands in the chapter already, on line 3.',
    ]);
  });

  test("under different parents are right", () => {
    const text = "# T\n\n## A\n\n### B\n\nx\n\n## C\n\n### B\n\nx";
    expect(linesOf("duplicate-heading", findIn(text))).toEqual([]);
  });
});

describe("languages of code", () => {
  const unknown = (text: string) =>
    linesOf("unknown-language", findIn(text, { knowsLanguage: (name) => name === "ts" }));

  test("that nobody can colour are named with their place", () => {
    const text =
      "---\nauthor: x\n---\n# T\n\n```ts\na\n```\n\n- x\n\n  ~~~  klingon title='klingon'\n  a\n  ~~~\n\n> ```tsx {1}\n> a\n> ```";
    expect(unknown(text)).toEqual([
      '12:8 info The language "klingon" of this code is not known.',
      '16:6 info The language "tsx" of this code is not known.',
    ]);
  });

  test("are also looked for in footnotes", () => {
    expect(unknown("# T\n\nx[^1]\n\n[^1]: y\n\n    ```abc\n    z\n    ```")).toEqual([
      '7:8 info The language "abc" of this code is not known.',
    ]);
  });

  test("that are known in any case, or are not said, are right", () => {
    expect(unknown("# T\n\n```TS\na\n```\n\n```\na\n```\n\n    a")).toEqual([]);
  });
});
