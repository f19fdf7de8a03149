import { chmod, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { currentBrowserEnvironment } from "../../../src/browser/browser-environment.ts";
import { findBrowser } from "../../../src/browser/find-browser.ts";
import { runCli, type CliRun } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const river = "# River\n\n## Part\n\n- one\n- two\n\n![field](none.svg)\n";
/** Only fitting finds that there is much to read on one slide. */
const soil = `# Soil\n\n## Part\n\n${"- a sentence of words that takes nearly all of its line on the slide\n".repeat(8)}`;

/** Returns the bytes of every file below a folder, as text, by name. */
async function readAll(folder: string): Promise<Map<string, string>> {
  const names = await listFiles(folder);
  const texts = names.map(
    async (name) => [name, await readFile(join(folder, name), "latin1")] as const,
  );
  return new Map(await Promise.all(texts));
}

describe("a second build", () => {
  test("builds what has changed alone, says the same again, and starts the browser only to print", async () => {
    const cwd = await newFolder();
    const { executablePath } = await findBrowser({
      named: null,
      environment: currentBrowserEnvironment(),
    });
    await writeFiles(cwd, {
      "slides/river.md": river,
      "slides/soil.md": soil,
      browser: `#!/bin/sh\necho "$1" >> "${cwd}/calls"\nexec "${executablePath}" "$@"\n`,
    });
    await chmod(join(cwd, "browser"), 0o755);
    const build = async (...flags: string[]): Promise<CliRun & { readonly starts: number }> => {
      await rm(join(cwd, "calls"), { force: true });
      const run = await runCli(["build", "--browser", join(cwd, "browser"), ...flags], { cwd });
      const calls = (await readFile(join(cwd, "calls"), "utf8")).trim().split("\n");
      return { ...run, starts: calls.filter((call) => call !== "--version").length };
    };

    const first = await build();
    expect(first).toMatchObject({ code: 0, starts: 1 });
    expect(first.stdout).not.toContain("unchanged");
    expect(first.stderr).toContain("[missing-image]");
    expect(first.stderr).toMatch(/soil\.md.*\[dense-slide\]/);
    const files = await readAll(join(cwd, "dist"));
    const { mtimeMs } = await stat(join(cwd, "dist/river/river.pdf"));

    const second = await build();
    expect(second).toMatchObject({ code: 0, starts: 0, stderr: first.stderr });
    const seconds = /\d+\.\d s/g;
    expect(second.stdout.replaceAll("unchanged, ", "").replace(seconds, "")).toBe(
      first.stdout.replace(seconds, ""),
    );
    expect(second.stdout.match(/unchanged/g)).toHaveLength(2);
    expect(await readAll(join(cwd, "dist"))).toEqual(files);
    expect(await build("--strict")).toMatchObject({ code: 1, starts: 0 });

    const forced = await build("--force");
    expect(forced).toMatchObject({ code: 0, starts: 1 });
    expect(forced.stdout).not.toContain("unchanged");
    expect(await readAll(join(cwd, "dist"))).toEqual(files);
    expect((await stat(join(cwd, "dist/river/river.pdf"))).mtimeMs).not.toBe(mtimeMs);

    await rm(join(cwd, "dist/river/river.pdf"));
    expect((await build()).stdout).toMatch(/^river: \d+ slides.*\nsoil: unchanged, /);
    const record = files.get("soil/build.json") ?? "";
    await writeFiles(cwd, {
      "dist/river/index.html": "mine",
      "dist/soil/build.json": record.replace("warning", "info"),
    });
    expect((await build()).stdout).not.toContain("unchanged");
    expect(await readAll(join(cwd, "dist"))).toEqual(files);
  });
});

test("a chapter that cannot be written does not lose the others, told of in their order", async () => {
  const cwd = await newFolder();
  const names = ["a", "b", "c", "d"];
  await writeFiles(
    cwd,
    Object.fromEntries(names.map((name) => [`slides/${name}.md`, `# ${name}\n`])),
  );
  await writeFiles(cwd, { "dist/b": "a file in the folder's place" });
  const run = await runCli(["build", "--format", "html", "--jobs", "3"], { cwd });
  expect(run.code).toBe(3);
  expect(run.stdout.match(/^\w(?=:)/gm)).toEqual(["a", "c", "d"]);
  expect(run.stderr).toMatch(/\/dist\/b.*\[unwritable-output\]/);
  const index = await readFile(join(cwd, "dist/index.html"), "utf8");
  expect(index.match(/(?<=href=")\w(?=\/index)/g)).toEqual(["a", "c", "d"]);
});
