import { describe, expect, test, vi } from "vitest";

import { splitFrontMatter } from "../../../src/core/markdown/front-matter.ts";

const split = (text: string) =>
  splitFrontMatter({ path: "a.md", text, encoding: "utf-8", damage: null });

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join("");

/** `line:column: message` of the one thing wrong. */
function problemOf(yaml: string): string {
  const { frontMatter, body, diagnostics } = split(`---\n${yaml}\n---\nBody`);
  expect(frontMatter).toBeNull();
  expect(body).toBe("Body");
  expect(diagnostics).toHaveLength(1);
  const [found] = diagnostics;
  expect(found).toMatchObject({ path: "a.md", severity: "error", code: "front-matter" });
  return `${found?.line}:${found?.column}: ${found?.message}`;
}

describe("front matter", () => {
  test.each([
    ["---\na: b\n---\nBody", { a: "b" }, "Body", 4],
    ["---  \na: b\n...\t\n\nBody", { a: "b" }, "\nBody", 4],
    ["---\na: b\n---", { a: "b" }, "", 3],
    ["---\n---\nBody\n---\n", {}, "Body\n---\n", 3],
    ["---\n# nothing\n---\nBody", {}, "Body", 4],
    ["---\na: |\n  b\n  ---\n---\nBody", { a: "b\n---\n" }, "Body", 6],
    ["---\na: '---'\n---\nBody", { a: "---" }, "Body", 4],
  ])("of %j is cut off", (text, ...[values, body, bodyLine]) => {
    expect(split(text)).toMatchObject({ frontMatter: { values }, body, bodyLine, diagnostics: [] });
  });

  test.each(["", "a\n---\nb: c\n---", " ---\na: b\n---", "---", "---\na: b", "----\na: b\n----"])(
    "is none in %j",
    (text) => {
      expect(split(text)).toEqual({ frontMatter: null, body: text, bodyLine: 1, diagnostics: [] });
    },
  );

  test("knows the line of each key", () => {
    const { frontMatter } = split("---\n\na: |\n  x\n  y\n# c\n'b c': d\n---\n");
    expect(frontMatter?.lines).toEqual({ a: 3, "b c": 7 });
  });

  test("keeps a number as it was written", () => {
    const { frontMatter } = split("---\na: 1.10\nb: 007\nc: 12\nd: 0x10\n---\n");
    expect(frontMatter?.values).toEqual({ a: "1.10", b: "007", c: 12, d: "0x10" });
  });

  test("keeps times, ratios and dates as text", () => {
    const { frontMatter } = split("---\na: 16:9\nb: 2024-01-01\nc: no\n---\n");
    expect(frontMatter?.values).toEqual({ a: "16:9", b: "2024-01-01", c: "no" });
  });

  test("is data, whatever its keys are called", () => {
    const { frontMatter } = split("---\n__proto__: {x: 1}\nconstructor: a\n---\n");
    expect(Object.keys(frontMatter?.values ?? {})).toEqual(["__proto__", "constructor"]);
    expect(Object.keys(frontMatter?.lines ?? {})).toEqual(["__proto__", "constructor"]);
  });
});

describe("front matter that only looks deep is read", () => {
  test.each([
    ["a long list in one line", `a: [${"[1], {b: 2}, ".repeat(200)}]`],
    ["brackets in a text", `a: "${"[".repeat(500)}"\nb: "${"- ".repeat(200)}"`],
    ["a block of text with brackets, set in far", `a: |\n${" ".repeat(150)}${"[- ".repeat(200)}\n`],
    ["many lines of lists", `a:\n${"- - [b, {c: d}]\n".repeat(200)}`],
  ])("%s", (_, yaml) => {
    expect(split(`---\n${yaml}\n---\n`)).toMatchObject({ frontMatter: {}, diagnostics: [] });
  });
});

describe("front matter that cannot be read", () => {
  test.each([
    ["a: b\n c: d", /^2:4: Nested mappings/],
    ["a: 1\nb: 2\na: 3", /^4:1: Map keys must be unique/],
    ["a: [b", /^3:1: Flow sequence/],
    ["a: 'b", /^3:1: Missing closing 'quote/],
    ["a:\n\tb: c", /^3:1: Tabs are not allowed/],
    ["- a\n- b", /^2:1: The front matter is not a list of settings/],
    ["\n just words", /^3:2: The front matter is not a list of settings/],
    ["a: *b", /^2:4: The alias "\*b" stands for no text/],
    ["a: &a [1]\nb:\n  - *a", /^4:5: The alias "\*a" stands for no text/],
    ["a: &a [*a]", /^2:8: The alias/],
    [`a: ${"[".repeat(9000)}`, /^2:104: The front matter nests lists/],
    [`a: 1\nb: ${"{a: ".repeat(9000)}`, /^3:404: The front matter nests lists/],
    [`${"- ".repeat(9000)}a`, /^2:101: The front matter nests lists/],
    [`${"? ".repeat(9000)}a`, /^2:101: The front matter nests lists/],
    [
      `a:${times(150, (depth) => `\n${" ".repeat(depth + 1)}a:`)}`,
      /^103:1: The front matter nests lists/,
    ],
  ])("is an error with its place, example %#", (yaml, problem) => {
    expect(problemOf(yaml)).toMatch(problem);
  });

  test("is a bomb of aliases", () => {
    const lines = Array.from(
      { length: 9 },
      (_, i) => `${"bcdefghij"[i]}: &${"bcdefghij"[i]} [${`*${"abcdefghi"[i]},`.repeat(9)}]`,
    );
    expect(problemOf(`a: &a x\n${lines.join("\n")}`)).toMatch(/^4:8: The alias "\*b"/);
  });

  test("is one with more aliases than any chapter needs", () => {
    expect(problemOf(`a: &a x\nb: [${"*a, ".repeat(21)}]`)).toBe(
      "3:85: The front matter has more than 20 aliases.",
    );
  });
});

test("front matter with more keys than any chapter needs is told, not read", () => {
  const keys = times(20_000, (index) => `k${index}: ${index}\n`);
  expect(problemOf(keys)).toBe("2:1: The front matter is longer than 65536 characters.");
});

test("a few aliases of a text are let through", () => {
  expect(split("---\na: &a x\nb: *a\n---\n").frontMatter?.values).toEqual({ a: "x", b: "x" });
});

test("nothing is said on the console about keys that are lists", () => {
  const warn = vi.spyOn(process, "emitWarning");
  const { frontMatter } = split("---\n? [a, b]\n: c\n---\n");
  expect(frontMatter?.values).toEqual({ "[ a, b ]": "c" });
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});
