import { expect, test } from "vitest";

import { formatTalkTime } from "../../../src/app/commands/check.ts";
import { makePng } from "../../support/make-png.ts";
import { bareMachine, runCli } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const notes = "土と水の力の話です。".repeat(60);

test("check prints infos too, which never fail, and the talk time of each chapter", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, {
    "a.md": `# T\n\n## A\n\n- x\n- y\n\n${notes}\n\n## A\n\n- z`,
  });
  const { code, stdout, stderr } = await runCli(["check", "a.md", "--strict"], { cwd });
  expect(stderr).toContain(
    'a.md:10:1: info: The heading "A" stands in the chapter already, on line 3. [duplicate-heading]',
  );
  expect(stdout).toMatch(
    /^a\.md: 4 slides, 0 errors, 0 warnings, 1 info\n {2}talk time: about 2 min\n {4}A: about 2 min\n {4}A: no notes\n {2}fullness:\n(?: {4}\d .*\n){4}$/,
  );
  expect(code).toBe(0);
});

test("check --json prints the diagnostics alone", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "a.md": `# T\n\n## A\n\n- x\n\n${notes} [b](#b)` });
  const { code, stdout } = await runCli(["check", "a.md", "--json"], { cwd });
  expect(JSON.parse(stdout)).toMatchObject([{ code: "broken-link", line: 7, severity: "warning" }]);
  expect(code).toBe(0);
});

/** A list that goes on, and a picture of which nothing can be seen. */
const crowded = {
  "b.md": [
    "# Measured",
    "## Tools",
    Array.from({ length: 20 }, (_, index) => `- tool ${index + 1} lies in the left drawer`).join(
      "\n",
    ),
    "## Map",
    "![the whole river](river.svg)",
  ].join("\n\n"),
  "river.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="100"><path d="M0 50h4000"/></svg>',
};

test("check prints for each slide how full it is, and what only a browser can see", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, crowded);
  const { code, stdout, stderr } = await runCli(["check", "b.md"], { cwd });
  expect(code).toBe(0);
  expect(stderr).toMatch(
    /^b\.md:26:1: warning: Slide \d, "Map", shows the image river\.svg at \d+ % of its size: too small to be read\. \[scaled-block\]$/m,
  );
  const lines = stdout.slice(stdout.indexOf("  fullness:\n")).trimEnd().split("\n").slice(1);
  expect(stdout).toMatch(new RegExp(`^b\\.md: ${lines.length} slides, 0 errors, \\d warnings?`));
  for (const [index, line] of lines.entries()) {
    const [, number, bar = "", percent] = /^ {4}(\d+) ([#.]{10}) +(\d+) % {2}\S/.exec(line) ?? [];
    expect(Number(number)).toBe(index + 1);
    expect(bar.replaceAll(".", "")).toHaveLength(Math.round(Number(percent) / 10));
  }
  expect(lines.filter((line) => /Tools \(\d\/\d\) \[bullets\]$/.test(line)).length).toBeGreaterThan(
    1,
  );
  expect(lines.at(-1)).toMatch(/^ {4}\d #?\.+ {3,4}\d+ % {2}Map \[figure\]$/);
  expect(await listFiles(cwd)).toEqual(["b.md", "river.svg"]);
});

test("check --strict ends with 1 for what a browser sees alone, --json says it as data", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, crowded);
  const { code, stdout } = await runCli(["check", "b.md", "--strict", "--json"], { cwd });
  expect(JSON.parse(stdout)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: "scaled-block", line: 26, severity: "warning" }),
    ]),
  );
  expect(code).toBe(1);
});

test("check without a browser leaves out what only it can see, and says so", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, crowded);
  const { code, stdout, stderr } = await runCli(["check", "b.md", "--strict"], bareMachine(cwd));
  expect(stderr).not.toContain("scaled-block");
  expect(stdout).toBe(
    "b.md: 4 slides, 0 errors, 0 warnings\n  fullness: not measured, there is no browser\n",
  );
  expect(code).toBe(0);
});

test("a logo, and an icon in a sentence, are as small as they are meant to be", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, {
    "a.md":
      "---\nlogo: mark.png\n---\n\n# T\n\n## A\n\nPress ![save](mark.png) to save.\n\n## B\n\n- one\n- two\n",
    "mark.png": makePng(512, 512),
  });
  const { code, stderr } = await runCli(["check", "a.md", "--strict"], { cwd });
  expect(stderr).not.toContain("scaled-block");
  expect(code).toBe(0);
});

test("a chapter's talk time is one line in all, and one for each section under it", () => {
  const sections = [
    { title: "歴史", minutes: 12.6 },
    { title: "Parts", minutes: 0.3 },
    { title: "Pictures", minutes: 0 },
  ];
  expect(formatTalkTime({ minutes: 23.4, sections })).toEqual([
    "  talk time: about 23 min",
    "    歴史: about 13 min",
    "    Parts: under 1 min",
    "    Pictures: no notes",
  ]);
});

test("half a minute and more is about one", () => {
  expect(formatTalkTime({ minutes: 0.5, sections: [] })).toEqual(["  talk time: about 1 min"]);
});

test("a chapter without notes has no talk time", () => {
  expect(formatTalkTime({ minutes: 0, sections: [{ title: "A", minutes: 0 }] })).toEqual([]);
});
