import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { readPdf } from "../../support/read-pdf.ts";
import { runCli, runProcess } from "../../support/run-cli.ts";
import { smallChapter } from "../../support/small-chapter.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const kinds = ["tsuchi.pdf", "tsuchi-handout.pdf"];

async function build(env: Readonly<Record<string, string>> = {}): Promise<Buffer[]> {
  const cwd = await newFolder();
  await writeFiles(cwd, smallChapter);
  const args = ["build", "tsuchi.md", "--format", "pdf,handout"];
  // A process has its time zone from its start.
  expect((await runProcess(args, { cwd, env })).code).toBe(0);
  return Promise.all(kinds.map((name) => readFile(join(cwd, "dist", "tsuchi", name))));
}

test("PDFs have the same bytes wherever and whenever they are built, and no date", async () => {
  const first = await build();
  const again = await build({ TZ: "Asia/Tokyo" });
  expect(first.map((bytes, index) => bytes.equals(again[index] ?? Buffer.alloc(0)))).toEqual([
    true,
    true,
  ]);
  for (const bytes of first) {
    const { info } = await readPdf(bytes);
    expect(info["CreationDate"] ?? info["ModDate"] ?? "none").toBe("none");
  }
});

test("SOURCE_DATE_EPOCH dates PDFs", async () => {
  for (const bytes of await build({ SOURCE_DATE_EPOCH: "1709251198" })) {
    const { info } = await readPdf(bytes);
    expect(info).toMatchObject({ CreationDate: "D:20240229235958Z", ModDate: "D:20240229235958Z" });
  }
});

test("a SOURCE_DATE_EPOCH that is no number of seconds is wrong usage", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, smallChapter);
  const before = await listFiles(cwd);
  const env = { SOURCE_DATE_EPOCH: "yesterday" };
  const { code, stderr } = await runCli(["build", "tsuchi.md"], { cwd, env });
  expect(stderr).toContain('SOURCE_DATE_EPOCH is "yesterday"');
  expect(code).toBe(2);
  expect(await listFiles(cwd)).toEqual(before);
});
