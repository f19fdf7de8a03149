import { describe, expect, test } from "vitest";

import { sliceColumns, sliceRows } from "../../../src/core/layouts/slice-content.ts";
import { headRowsOf, type Table, type TableRow } from "../../../src/core/model/chapter.ts";
import { toPlainText } from "../../../src/core/model/inline.ts";
import { blocksOf } from "../markdown/chapter-facts.ts";

/** Years over quarters; a town that stands in two rows, and values that hold for two quarters. */
const text = `<table>
<caption>Sales</caption>
<thead><tr><th rowspan="2">Town</th><th colspan="2">2024</th><th colspan="2">2025</th></tr>
<tr><th>Q1</th><th>Q2</th><th>Q3</th><th>Q4</th></tr></thead>
<tr><th rowspan="3">Tokyo</th><td>a1</td><td colspan="2">a23</td><td>a4</td></tr>
<tr><td>b1</td><td>b2</td><td>b3</td><td rowspan="2">bc4</td></tr>
<tr><td>c1</td><td>c2</td><td>c3</td></tr>
<tr><th>Nara</th><td>d1</td><td>d2</td><td>d3</td><td>d4</td></tr>
</table>`;

const [whole] = blocksOf(text) as readonly [Table];

/** What stands at each place of a grid: in a place that is covered, the words of the cell that covers it. */
function placesIn(rows: readonly TableRow[]): string[][] {
  return rows.map((row, index) =>
    row.map(({ covered = { rows: 0, columns: 0 } }, column) => {
      const cell = rows[index - covered.rows]?.[column - covered.columns];
      expect(cell?.covered).toBeUndefined();
      return toPlainText(cell?.inlines ?? []);
    }),
  );
}

const wholeHead = placesIn(headRowsOf(whole));
const wholeRows = placesIn(whole.rows);

test("each place of a table says what its source says", () => {
  expect([...wholeHead, ...wholeRows].map((row) => row.join(" "))).toEqual([
    "Town 2024 2024 2025 2025",
    "Town Q1 Q2 Q3 Q4",
    "Tokyo a1 a23 a23 a4",
    "Tokyo b1 b2 b3 bc4",
    "Tokyo c1 c2 c3 bc4",
    "Nara d1 d2 d3 d4",
  ]);
});

describe.each([
  [0, 1],
  [0, 2],
  [1, 2],
  [1, 4],
  [2, 4],
  [3, 4],
])("rows %i to %i say in each place what they say in the whole", (from, to) => {
  test.each([
    [1, 2],
    [1, 3],
    [2, 4],
    [3, 5],
    [4, 5],
  ])("with the columns %i to %i behind the first", (start, end) => {
    const part = sliceRows(sliceColumns(whole, { start, end }), { from: [from], to: [to] });
    const keep = (row: readonly string[]) => [...row.slice(0, 1), ...row.slice(start, end)];
    expect(placesIn(headRowsOf(part))).toEqual(wholeHead.map(keep));
    expect(placesIn(part.rows)).toEqual(wholeRows.slice(from, to).map(keep));
    expect(part.caption).toEqual(whole.caption);
    for (const row of part.rows) expect(row[0]?.covered ?? row[0]?.isHead).toBeTruthy();
  });
});
