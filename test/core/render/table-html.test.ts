import { expect, test } from "vitest";

import { renderBlocks } from "../../../src/core/render/block-html.ts";
import { blocksOf } from "../markdown/chapter-facts.ts";
import { renderContext } from "../../support/render-context.ts";

const html = (text: string) => renderBlocks(blocksOf(text), renderContext);

test("a table in HTML keeps its caption, spans and the heads of rows and columns", () => {
  const text =
    "<table><caption>C</caption><tr><th rowspan=2>A<th colspan=2>B</tr><tr><th>x<th>y</tr><tr><th rowspan=2>R<td>1<td>2</tr><tr><td colspan=2>3</tr></table>";
  expect(html(text).replace(/ (?:class="[^"]*"|data-flow|data-head)/g, "")).toBe(
    '<table><caption>C</caption><thead><tr><th scope="col" rowspan="2">A</th><th scope="col" colspan="2">B</th></tr>' +
      '<tr><th scope="col">x</th><th scope="col">y</th></tr></thead>' +
      '<tbody><tr data-joined><th scope="row" rowspan="2">R</th><td>1</td><td>2</td></tr><tr><td colspan="2">3</td></tr></tbody></table>',
  );
});

test("a table without heads has no empty head", () => {
  expect(html("<table><tr><th>A<td>1</tr></table>")).not.toContain("<thead");
});

test("a number of three digits or more makes room for itself, and nested tasks have boxes", () => {
  expect(html("100. a\n101. b")).toContain('<ol start="100" style="--digits: 3"');
  expect(html(`${"1. a\n".repeat(100)}`)).toContain('style="--digits: 3"');
  expect(html(`${"1. a\n".repeat(99)}`)).not.toContain("style");
  expect(html("- [x] a\n  - [ ] b")).toMatch(/<li data-task="done">.*<li data-task="open">/s);
});
