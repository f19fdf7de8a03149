import { expect, test } from "vitest";

import { useFitting } from "../../support/fit-text.ts";

const fit = useFitting();

const word = "Honorificabilitudinitatibus".repeat(3);
const address = `https://example.org/${"a-long-way/".repeat(9)}end.html`;

const text = `# Long words

## Two columns

| Word | Where |
| --- | --- |
| ${word} | <${address}> |
| short | \`${word}\` |

## Three columns

| No. | Word | Said |
| ---: | --- | --- |
| 1 | ${word} | by a clown |
| 2 | none | by nobody else at all |
`;

test("very long words break in a table's cells, at a size that can be read", async () => {
  const { diagnostics, faults, looks } = await fit({ text });
  expect(diagnostics).toEqual([]);
  expect(faults).toEqual([]);
  expect(looks.filter(({ zoom }) => zoom < 1)).toEqual([]);
  expect(looks.map(({ whole }) => whole).join("")).toContain(word);
});
