import { expect, test } from "vitest";

import { checkLength } from "../../../src/core/check/check-length.ts";
import { planChapter } from "../../../src/core/pipeline.ts";
import { runCli } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

function judge(text: string): string | null {
  const source = { path: "a.md", text, encoding: "utf-8", damage: null } as const;
  const found = checkLength(planChapter(source, "a", { config: {}, flags: {} }).deck);
  return found && `${found.line}: ${found.message}`;
}

const onSlide = (line: number, slide: number) =>
  `${line}: Slides of more text than slides can hold begin here, at slide ${slide}.`;

test.each([
  ["20,000 slides, cover and agenda among them", `# T\n\n${"## A\n\n- a\n\n".repeat(19_998)}`],
  ["10,000 characters of a heading", `# T\n\n## ${"a".repeat(10_000)}\n\ntext`],
  ["a megabyte in one item", `# T\n\n## A\n\n- ${"long ".repeat(200_000)}`],
  ["1,000 words 50 deep in lists", `## A\n\n${"- ".repeat(50)}${"long ".repeat(1_000)}`],
  ["100,000 lines of code", `## A\n\n\`\`\`\n${"a\n".repeat(100_000)}\`\`\``],
  ["prose, however long: it becomes notes", `## A\n\n- a\n\n${"It is. ".repeat(300_000)}`],
])("%s can be had", (_, text) => {
  expect(judge(text)).toBeNull();
});

test.each([
  [
    "20,001 slides",
    `# T\n\n${"## A\n\n- a\n\n".repeat(19_999)}`,
    "79995: The chapter has more than 20000 slides.",
  ],
  [
    "150,000 cells",
    `# T\n\n## A\n\n${`|${"a|".repeat(1_000)}\n|${"-|".repeat(1_000)}\n`}${`|${"b|".repeat(1_000)}\n`.repeat(149)}`,
    onSlide(3, 2),
  ],
  [
    "10,001 characters of a heading",
    `# T\n\n## ${"a".repeat(10_001)}\n\ntext`,
    "3: The heading has more than 10000 characters.",
  ],
  [
    "as many of the title",
    `# ${"霧".repeat(10_001)}\n\n## A\n\n- a`,
    "1: The heading has more than 10000 characters.",
  ],
  ["5,000,000 letters", `# T\n\n## A\n\n- ${"a".repeat(5_000_000)}`, onSlide(3, 2)],
  ["1,000,000 lines of code", `## A\n\n\`\`\`\n${"a\n".repeat(1_000_000)}\`\`\``, onSlide(1, 1)],
  [
    "20,000 words 50 deep in lists",
    `## A\n\n${"- ".repeat(50)}${"a ".repeat(20_000)}`,
    onSlide(1, 1),
  ],
  ["200,000 items", `# T\n\n## A\n\n${"- a\n".repeat(200_000)}`, onSlide(3, 2)],
  [
    "eight slides of a megabyte each",
    `# T\n\n${`## A\n\n- ${"a".repeat(1_000_000)}\n\n`.repeat(9)}`,
    onSlide(31, 10),
  ],
])("%s are too many", (_, text, message) => {
  expect(judge(text)).toBe(message);
});

test("a chapter that is too long ends a build with 1 at once, and writes nothing", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "long.md": `# T\n\n## A\n\n- ${"a".repeat(2_000_000)}` });
  const { code, stdout, stderr } = await runCli(["build", "long.md"], { cwd });
  expect(stderr).toMatch(/^long\.md:3:1: error: .* \[chapter-too-large\]\n {2}hint: /);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
});
