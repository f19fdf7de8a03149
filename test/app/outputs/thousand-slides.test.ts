import { join } from "node:path";

import { expect, test } from "vitest";

import { proseOf, slidesOn } from "../../support/print-faults.ts";
import { readDeck } from "../../support/read-deck.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { runCliWell } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const count = 1000;
const sentence = (index: number): string => `Sentence ${index} is said of list ${index}.`;

test("the notes of 1,000 slides have each slide and each sentence once, in order", async () => {
  const cwd = await newFolder();
  const sections = Array.from(
    { length: count - 1 },
    (_, index) =>
      `${index % 50 === 0 ? `## Part ${index}` : `### List ${index}`}\n\n- one\n- two\n\n${sentence(index)}\n`,
  );
  await writeFiles(cwd, { "long.md": `---\nlang: en\n---\n\n# Long\n\n${sections.join("\n")}` });
  await runCliWell(["build", "long.md", "--format", "html", "--handout", "notes"], { cwd });
  const folder = join(cwd, "dist", "long");
  const total = (await readDeck(folder)).slides.length;
  expect(total).toBeGreaterThanOrEqual(count);
  const { pages } = await readPdf(join(folder, "long-handout.pdf"));
  const numbers = Array.from({ length: total - 1 }, (_, index) => index + 2);
  expect(pages.flatMap((page) => slidesOn(page, total))).toEqual(numbers);
  const said = [
    ...pages
      .map(proseOf)
      .join("")
      .matchAll(/Sentence(\d+)issaidoflist\1\./g),
  ];
  expect(said.map(([, index]) => Number(index))).toEqual([...sections.keys()]);
}, 120_000);
