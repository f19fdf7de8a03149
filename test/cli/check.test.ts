import { expect, test } from "vitest";

import { runCli } from "../support/run-cli.ts";
import { useTempFolders, writeFiles } from "../support/temp-folder.ts";

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
    /^a\.md: \d+ slides, 0 errors, 0 warnings, 1 info\n {2}talk time: about 2 min\n {4}A: about 2 min\n {4}A: no notes\n$/,
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
