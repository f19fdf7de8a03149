import { join } from "node:path";

import { beforeAll, expect, test } from "vitest";

import { expectSound } from "../../support/print-faults.ts";
import { readPdf, type ReadPdf } from "../../support/read-pdf.ts";
import { runCliWell } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const entries = Array.from({ length: 24 }, (_, index) => `a_{${index + 1}}`);
const matrix = String.raw`\begin{pmatrix} ${entries.join(" & ")} \end{pmatrix}`;
const chain = entries.join(" + ").replaceAll("+", "+ b + c + d + e +");

const chapter = `---
lang: en
---

# Wide things

## A line

Some words stand before $${matrix}$ and some behind.

$$${chain}$$

## A list

- An item.

  $$${matrix}$$

| $${matrix}$ | $${matrix}$ |
| --- | --- |
| left | right |

## The end

These words are as large as ever.
`;

const pdfs = new Map<string, ReadPdf>();

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "wide.md": chapter });
  await runCliWell(["build", "wide.md", "--handout", "notes,article"], { cwd });
  for (const kind of ["handout", "article"]) {
    pdfs.set(kind, await readPdf(join(cwd, "dist", "wide", `wide-${kind}.pdf`)));
  }
}, 60_000);

test.each(["handout", "article"])(
  "the %s has wide formulas and tables inside its pages",
  (kind) => {
    const pages = pdfs.get(kind)?.pages ?? [];
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) expectSound(page);
  },
);

test.each(["handout", "article"])("and no other words of the %s are smaller for them", (kind) => {
  const items = pdfs.get(kind)?.pages.flatMap((page) => page.items) ?? [];
  const heights = items.filter(({ text }) => text.includes("ever")).map(({ heightPt }) => heightPt);
  expect(Math.max(...heights)).toBeCloseTo(10.4, 0);
});
