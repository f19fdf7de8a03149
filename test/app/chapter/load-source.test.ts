import { open } from "node:fs/promises";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

import { expect, test } from "vitest";

import { runCli } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

test("a file of 100 GB is refused with 1, without being read, and nothing is written", async () => {
  const cwd = await newFolder();
  const file = await open(join(cwd, "bomb.md"), "w");
  await file.truncate(100 * 1024 ** 3);
  await file.close();
  const start = performance.now();
  for (const command of ["check", "build"]) {
    const { code, stdout, stderr } = await runCli([command, "bomb.md"], { cwd });
    expect(stderr).toMatch(/^bomb\.md:1:1: error: .* 8 MiB\. \[chapter-too-large\]\n {2}hint: /);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  }
  expect(performance.now() - start).toBeLessThan(30_000);
});

test("so is what comes on standard input, and a chapter that others lead to", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, {
    "small.md": "# A\n\n[b](bomb.md#x)\n",
    "bomb.md": "a\n".repeat(5_000_000),
  });
  const input = "word ".repeat(2_000_000);
  const piped = await runCli(["check", "-"], { cwd, input });
  expect(piped.stderr).toContain("<stdin>:1:1: error: The chapter has more than 8 MiB.");
  expect(piped.code).toBe(1);
  const linked = await runCli(["check", "small.md", "bomb.md"], { cwd });
  expect(linked.stderr).toContain("bomb.md:1:1: error:");
  expect(linked.code).toBe(1);
});
