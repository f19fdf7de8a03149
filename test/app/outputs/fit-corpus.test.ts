import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { chapterText } from "../../support/chapter-arbitrary.ts";
import { deepChapters } from "../../support/deep-arbitrary.ts";
import { expectSameWords } from "../../support/expect-same-words.ts";
import { useFitting, type FitJob } from "../../support/fit-text.ts";
import { packageRoot } from "../../support/run-cli.ts";

const fit = useFitting();
const modules = join(packageRoot, "node_modules");
const maxBytes = 40_000;
const wanted = 32;

/** Markdown that nobody here wrote: the pages of as many packages, spread over their names. */
const realFiles = ((): string[] => {
  const all = readdirSync(modules)
    .filter((name) => !/^[@.]/.test(name))
    .flatMap((name) => {
      const pages = readdirSync(join(modules, name))
        .filter((file) => /\.md$/i.test(file) && !/license|notice/i.test(file))
        .map((file) => join(modules, name, file))
        .filter((file) => statSync(file).size <= maxBytes);
      return pages.toSorted((a, b) => statSync(b).size - statSync(a).size).slice(0, 1);
    })
    .toSorted();
  return all.filter(
    (_, index) =>
      Math.floor((index * wanted) / all.length) !== Math.floor(((index - 1) * wanted) / all.length),
  );
})();

const samples = ["linux-virtualization", "writing-for-lectern"].map((name) =>
  join(packageRoot, "slides", `${name}.md`),
);

const specification = join(modules, "commonmark-spec", "spec.txt");

/**
 * A known fault: where a continued part of code begins with a long line, that line stands beside the
 * language's label, breaks once more than was foreseen, and the last line runs below the footer.
 */
const overflowing = join(modules, "socks", "README.md");

async function expectFit(job: FitJob): Promise<void> {
  const fitted = await fit(job);
  const { deck, looks, faults, diagnostics } = fitted;
  expect(faults).toEqual([]);
  expect(diagnostics.filter(({ code }) => code === "cut-off")).toEqual([]);
  const isSmall = diagnostics.some(({ code }) => code === "small-text");
  expect(isSmall, "text too small is reported, and nothing else").toBe(faults.length > 0);
  expect(looks).toHaveLength(deck.slides.length);
  expectSameWords(fitted);
}

const read = (file: string): string => readFileSync(file, "utf8").replace(/\r\n?/g, "\n");

describe.each(["16:9", "4:3"] as const)("in %s everything lies on its slide", (ratio) => {
  test("in as many real files as were asked for", () => {
    expect(realFiles.length).toBeGreaterThanOrEqual(30);
  });

  const isKnown = (file: string): boolean => ratio === "4:3" && file === overflowing;

  test.each([...samples, ...realFiles].filter((file) => !isKnown(file)))("in %s", async (file) => {
    await expectFit({ text: read(file), settings: { ratio } });
  });

  test.fails.each(realFiles.filter(isKnown))("but not yet in %s", async (file) => {
    await expectFit({ text: read(file), settings: { ratio } });
  });

  // Others in each ratio: three hundred in all.
  const batches = 5;
  const seed = ratio === "16:9" ? 169 : 43;
  const chapters = [
    ...fc.sample(chapterText, { numRuns: 28 * batches, seed }),
    ...fc.sample(deepChapters({ hasLongHeads: false }), { numRuns: 2 * batches, seed }),
  ];

  test.each(Array.from({ length: batches }, (_, batch) => batch))(
    "in thirty generated chapters, one after the other, of batch %d",
    async (batch) => {
      const own = chapters.filter((_, index) => index % batches === batch);
      expect(own).toHaveLength(30);
      await expectFit({ text: own.join("\n\n"), settings: { ratio } });
    },
  );
});

test("in the specification of CommonMark", async () => {
  await expectFit({ text: read(specification) });
});
