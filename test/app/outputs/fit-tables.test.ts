import { expect, test } from "vitest";

import { expectSameWords } from "../../support/expect-same-words.ts";
import { useFitting } from "../../support/fit-text.ts";

const fit = useFitting();

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Groups of five rows, each with its name in a cell over all of them. */
const long = `<table>
<caption>All rows</caption>
<tr><th>Group</th><th>Row</th><th>Value</th></tr>
${upTo(40)
  .map((row) => {
    const group = row % 5 === 0 ? `<th rowspan="5">Group ${row / 5}</th>` : "";
    return `<tr>${group}<td>row ${row}</td><td>value ${row}</td></tr>`;
  })
  .join("\n")}
</table>`;

/** Years over three months each; the values of some years hold for all of their months. */
const wide = `<table>
<thead><tr><th rowspan="2">Place</th>${upTo(6)
  .map((year) => `<th colspan="3">Year ${year}</th>`)
  .join("")}</tr>
<tr>${upTo(18)
  .map((month) => `<th>Measured in month ${month}</th>`)
  .join("")}</tr></thead>
${upTo(3)
  .map((row) => {
    const cells = upTo(6).map((year) =>
      year % 2 === 0
        ? `<td colspan="3">all of ${row}.${year}</td>`
        : `<td>a</td><td>b</td><td>c</td>`,
    );
    return `<tr><th>Place ${row}</th>${cells.join("")}</tr>`;
  })
  .join("\n")}
</table>`;

const blocks = `<table>
<tr><th>Step</th><th>What to do in it</th></tr>
${upTo(4)
  .map(
    (row) =>
      `<tr><td>${row}</td><td><p>First of ${row}.</p><ul><li>open ${row}</li><li>close ${row}</li></ul></td></tr>`,
  )
  .join("\n")}
<tr><td>5</td><td><ul>${upTo(40)
  .map((item) => `<li>point ${item}</li>`)
  .join("")}</ul></td></tr>
</table>`;

test.each(["16:9", "4:3"] as const)(
  "tables with joined cells and blocks go on by rows and columns, each part as deck.json says, on %s",
  async (ratio) => {
    const text = `# T\n\n## Long\n\n${long}\n\n## Wide\n\n${wide}\n\n## Blocks\n\n${blocks}\n`;
    const fitted = await fit({ text, settings: { ratio } });
    expect(fitted.complaints).toEqual([]);
    expect(fitted.faults).toEqual([]);
    expect(fitted.diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(expectSameWords(fitted)).toBeGreaterThan(6);
    const partsOf = (heading: string) =>
      fitted.deck.slides.flatMap((slide, index) =>
        slide.heading === heading ? [fitted.looks[index]?.whole.replace(/\s+/g, " ") ?? ""] : [],
      );
    // Each row of a part stands beside its group, also where the group began on another.
    for (const part of partsOf("Long")) {
      expect(part).toContain("All rows");
      const [first = ""] = /(?<=row )\d+/.exec(part) ?? [];
      expect(part).toContain(`Group ${Math.floor(Number(first) / 5)}`);
    }
    // Each month stands under its year.
    for (const part of partsOf("Wide")) {
      for (const [month] of part.matchAll(/(?<=month )\d+/g)) {
        expect(part).toContain(`Year ${Math.floor(Number(month) / 3)}`);
      }
    }
    expect(partsOf("Wide").length).toBeGreaterThan(1);
    const all = partsOf("Blocks").join(" ");
    for (const item of upTo(40)) expect(all).toMatch(new RegExp(`point ${item}(?!\\d)`));
  },
);
