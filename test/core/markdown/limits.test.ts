import { expect, test } from "vitest";

import { boundIndents } from "../../../src/core/markdown/bound-indents.ts";
import { splitFrontMatter } from "../../../src/core/markdown/front-matter.ts";
import { createTagPairs } from "../../../src/core/markdown/html/pair-tags.ts";
import { partHtml } from "../../../src/core/markdown/html/raw-html.ts";

const area = { path: "a.md", startLine: 3, endLine: 900 };

/** Returns what is wrong with the front matter `yaml`. */
function problemsOf(yaml: string): string[] {
  const text = `---\n${yaml}\n---\n`;
  return splitFrontMatter({ path: "a.md", text, encoding: "utf-8", damage: null }).diagnostics.map(
    ({ line, message }) => `${line}: ${message}`,
  );
}

test("lines set in by more than 200 characters are cut where they are many, and told at the first", () => {
  const line = `${" ".repeat(1200)}- a\n`;
  expect(boundIndents(`x\n${line.repeat(100)}`, area).diagnostics).toEqual([]);
  const { text, diagnostics } = boundIndents(`x\n${line.repeat(101)}`, area);
  expect(diagnostics).toMatchObject([{ line: 4, code: "too-deep" }]);
  expect(text).toBe(`x\n${`${" ".repeat(200)}- a\n`.repeat(101)}`);
});

test("front matter has 65,536 characters, 20 aliases and 100 levels at most", () => {
  expect(problemsOf(`a: ${"x".repeat(65_000)}`)).toEqual([]);
  expect(problemsOf(`a: ${"x".repeat(65_540)}`)).toHaveLength(1);
  const aliases = (count: number) => `a: &a x\nb: [${Array(count).fill("*a").join(",")}]`;
  expect(problemsOf(aliases(20))).toEqual([]);
  expect(problemsOf(aliases(21))).toHaveLength(1);
  const nested = (depth: number) => `a: ${"[".repeat(depth)}${"]".repeat(depth)}`;
  expect(problemsOf(nested(99))).toEqual([]);
  expect(problemsOf(nested(101))).toHaveLength(1);
});

test("an element opens no more than so many levels; the words of those beyond stay", () => {
  const pairs = createTagPairs(2);
  for (const tag of ["<b>", "<i>", "<u>", "<s>"]) pairs.addTag(tag, () => []);
  expect(pairs.depth).toBe(2);
  pairs.add([{ type: "text", value: "word" }]);
  expect(JSON.stringify(pairs.close())).toContain("word");
});

test("trusted HTML deeper than 100 levels is read as its words", () => {
  const nested = (depth: number) => `${"<div id=x>".repeat(depth)}x${"</div>".repeat(depth)}`;
  expect(partHtml(nested(100))[0]?.raw).not.toBeNull();
  expect(partHtml(nested(101))[0]?.raw).toBeNull();
});
