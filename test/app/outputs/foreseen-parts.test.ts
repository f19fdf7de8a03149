import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { useFitting, type FitJob, type FittedText } from "../../support/fit-text.ts";
import { plantedChapter, plantedFiles } from "../../support/planted-chapter.ts";
import { packageRoot } from "../../support/run-cli.ts";

const fit = useFitting();

const specification = readFileSync(
  join(packageRoot, "node_modules", "commonmark-spec", "spec.txt"),
  "utf8",
);

/** What stands on each slide, whoever measured it. */
const cutsOf = ({ slides }: FittedText) =>
  slides.map(({ source, id, part, measures: { overflows } }) => ({ source, id, part, overflows }));

const jobs: readonly [string, FitJob][] = [
  ["the planted chapter", { text: plantedChapter, files: plantedFiles }],
  ["a specification", { text: specification }],
];

describe.each(["quiet", "hall", "print"])("parts that nobody looked at, in %s", (theme) => {
  test.each(jobs)(
    "are those that a look at all gives, in %s",
    async (_, job) => {
      const settings = { theme };
      const seen = await fit({ ...job, settings, asked: { all: true } });
      const foreseen = await fit({ ...job, settings });
      expect(seen.deck.slides.filter(({ part }) => part !== null).length).toBeGreaterThan(20);
      expect(cutsOf(foreseen)).toEqual(cutsOf(seen));
      expect(foreseen.faults).toEqual([]);
    },
    60_000,
  );
});

test("are looked at where a style of the user's sets later parts otherwise", async () => {
  const item = "A line of a list that goes on for a while and then ends";
  const list = Array.from({ length: 30 }, (_, index) => `- ${item}, number ${index + 1}.`);
  const text = ["One", "Two", "Three"].map((name) => `## ${name}\n\n${list.join("\n")}\n`);
  const own = '[data-part]:not([data-part="1"]) .slide-body { padding-top: 9rem; }\n';
  const fitted = await fit({
    text: `# Lists\n\n${text.join("\n")}`,
    settings: { theme: "./own.css" },
    files: { "own.css": own },
  });
  expect(fitted.deck.slides.filter(({ part }) => (part?.count ?? 0) > 3)).not.toEqual([]);
  expect(fitted.faults).toEqual([]);
});
