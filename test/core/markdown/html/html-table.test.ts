import { describe, expect, test } from "vitest";

import { outline, read } from "../chapter-facts.ts";

const table = (...rows: readonly string[]) => `<table>\n${rows.join("\n")}\n</table>`;

describe("a table in HTML", () => {
  test.each([
    [
      "has its caption, and its own head",
      table(
        "<caption>Sales</caption>",
        "<tr><th>A</th><th>B</th></tr>",
        "<tr><td>1</td><td>2</td></tr>",
      ),
      ["Sales: A | B / 1 | 2"],
    ],
    [
      "keeps cells under their heads beside one of two columns",
      table(
        "<tr><th>A<th>B<th>C</tr>",
        '<tr><td colspan="2">1<td>3</tr>',
        "<tr><td>4<td>5<td>6</tr>",
      ),
      ["A | B | C / <2x1>1 | · | 3 / 4 | 5 | 6"],
    ],
    [
      "keeps cells under their heads beside one of two rows",
      table(
        "<tr><th>A<th>B</tr>",
        '<tr><td rowspan="2">1<td>2</tr>',
        "<tr><td>3</tr>",
        "<tr><td>4<td>5</tr>",
      ),
      ["A | B / <1x2>1 | 2 / · | 3 / 4 | 5"],
    ],
    [
      "has a head of two rows",
      table(
        '<thead><tr><th rowspan="2">Shop<th colspan="2">2024</tr><tr><th>Q1<th>Q2</tr></thead>',
        "<tbody><tr><th scope=row>Tokyo<td>1<td>2</tr></tbody>",
      ),
      ["<1x2>Shop | <2x1>2024 | · / · | Q1 | Q2 / #Tokyo | 1 | 2"],
    ],
    [
      "has a head of two rows without thead",
      table(
        "<tr><th rowspan=2>Shop<th colspan=2>2024</tr><tr><th>Q1<th>Q2</tr>",
        "<tr><td>a<td>1<td>2</tr>",
      ),
      ["<1x2>Shop | <2x1>2024 | · / · | Q1 | Q2 / a | 1 | 2"],
    ],
    [
      "keeps the heads of rows, and no row becomes the head of columns",
      table("<tr><th>Name</th><td>Ann</td></tr>", "<tr><th>Age</th><td>30</td></tr>"),
      [" |  / #Name | Ann / #Age | 30"],
    ],
    [
      "with a head that reaches into the rows has heads of rows",
      table("<tr><th rowspan=2>G<th>a</tr>", "<tr><td>1</tr>"),
      [" |  / #<1x2>G | #a / · | 1"],
    ],
    [
      "of mere cells has its first row for a head",
      table("<tr><td>a<td>b</tr>", "<tr><td>1<td>2</tr>"),
      ["a | b / 1 | 2"],
    ],
    [
      "has its foot at its end",
      table(
        "<tfoot><tr><td>sum</tr></tfoot>",
        "<thead><tr><th>A</tr></thead>",
        "<tbody><tr><td>1</tr></tbody>",
      ),
      ["A / 1 / sum"],
    ],
    [
      "has cells that end with their group, however far they say they reach",
      table(
        "<tbody><tr><th>A<th>B</tr><tr><td rowspan=9>1<td>2</tr><tr><td>3</tr></tbody>",
        "<tbody><tr><td>4<td>5</tr></tbody>",
      ),
      ["A | B / <1x2>1 | 2 / · | 3 / 4 | 5"],
    ],
    [
      "has cells to the end of the group, and as many columns as begin somewhere",
      table("<tr><th>A<th>B</tr>", "<tr><td rowspan=0>1<td colspan=900>2</tr>", "<tr><td>3</tr>"),
      ["A | B / <1x2>1 | 2 / · | 3"],
    ],
    [
      "keeps the blocks in a cell apart",
      table(
        "<tr><th>A</tr>",
        "<tr><td><p>a</p><p>b</p></td></tr>",
        "<tr><td><ul><li>c<li>d</ul></td></tr>",
        "<tr><td>x<pre>e\nf</pre></td></tr>",
      ),
      ["A / [p: a, p: b] / [ul[p: c; p: d]] / [p: x, code -: e\nf]"],
    ],
    [
      "reads one paragraph as words",
      table("<tr><th>A</tr>", "<tr><td><div><p>a <b>b</b></p></div></td></tr>"),
      ["A / a <b>b</b>"],
    ],
    [
      "of pictures is a figure with its caption",
      table("<caption>Two</caption>", '<tr><td><img src="a.png"><td><img src="b.png"></tr>'),
      ['figure: img(a.png "")img(b.png "") = Two'],
    ],
    [
      "keeps what stands outside of its cells in its place",
      table("words", "<tr><th>A<th>B</tr>", "more", "<tr>and<td>1</tr>"),
      ["p: words", "A | B / <2x1>more | · / and | 1"],
    ],
    ["with a caption alone is its words", table("<caption>Sales</caption>"), ["p: Sales"]],
    [
      "in another's cell stays whole",
      table("<tr><th>A</tr>", "<tr><td>a<table><tr><td>b</table></td></tr>"),
      ["A / [p: a, b]"],
    ],
  ])("%s", (_, text, blocks) => {
    expect(outline(text)).toEqual(blocks);
    expect(read(text).diagnostics).toEqual([]);
  });

  test("that would have millions of places has cells of one place each", () => {
    const rows = "<tr><td rowspan=65000 colspan=1000>a</tr>".repeat(3000);
    const [block] = outline(table(rows));
    expect(block?.split(" / ").length).toBe(3000);
    expect(block).not.toContain("·");
  });
});

describe("a cell of a Markdown table", () => {
  const cell = (html: string) => outline(`| A |\n|---|\n| ${html} |`)[0];

  test.each([
    ["<ul><li>open</li><li>close</li></ul>", "A / [ul[p: open; p: close]]"],
    ["<ul><li>open<li>*close*</ul>", "A / [ul[p: open; p: emphasis(close)]]"],
    ["<p>read</p><p>write</p>", "A / [p: read, p: write]"],
    ["a<ol><li>b<ul><li>c</li></ul></li></ol>", "A / [p: a, ol 1[p: b, ul[p: c]]]"],
    ["<div>one `code`</div>", "A / one code(code)"],
    ["a<br>b", "A / a⏎b"],
  ])("keeps the blocks of %s apart", (html, block) => {
    expect(cell(html)).toBe(block);
  });
});

describe("a row with more cells than the head", () => {
  const rowsOf = (row: string, head = "| A | B |\n|---|---|") => outline(`${head}\n${row}`)[0];

  test.each([
    ["| x | `a | b` |", "A | B / x | code(a | b)"],
    ["| x | ``a | `b`` |", "A | B / x | code(a | `b)"],
    ["| $|x|$ | norm |", "A | B / math | norm"],
    ["| 1 | 2 | 3 | 4", "A | B / 1 | 2 | 3 | 4"],
    ["| `a | b` | 2 | 3 |", "A | B / code(a | b) | 2 | 3"],
    ["| a \\| b | 2 | 3 |", "A | B / a | b | 2 | 3"],
  ])("loses nothing and is told: %s", (row, block) => {
    expect(rowsOf(row)).toBe(block);
    const found = read(`> a\n>\n> | A | B |\n> |---|---|\n> | 1 | 2 |\n> ${row}`).diagnostics;
    expect(found.map(({ line, code }) => `${line} ${code}`)).toEqual(["6 table-cells"]);
  });

  test.each(["| 1 | 2 |", "| 1 |", "| `a` | b |", "| a \\| `b \\| c` | d |", "1 | 2"])(
    "is not one with as many or fewer: %s",
    (row) => {
      expect(read(`| A | B |\n|---|---|\n${row}`).diagnostics).toEqual([]);
    },
  );
});
