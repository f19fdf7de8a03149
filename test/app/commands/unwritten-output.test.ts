import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";

import { describe, expect, test } from "vitest";

import { bareMachine, cliFile, toEnvironment } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a line of the shell in which `$LECTERN` is the command, without a browser. */
async function runInShell(line: string): Promise<Ended & { readonly cwd: string }> {
  const cwd = await newFolder();
  await writeFiles(cwd, {
    "slides/talk.md": `# Talk\n\n## Part\n\n${"- ![](none.png)\n".repeat(9)}`,
  });
  const { env, nodeFlags = [] } = bareMachine(cwd);
  const command = [process.execPath, ...nodeFlags, cliFile].map((word) => `'${word}'`).join(" ");
  const child = spawn("/bin/bash", ["-c", line.replaceAll("$LECTERN", command)], {
    cwd,
    env: { ...toEnvironment(env), PATH: "/usr/bin:/bin" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { cwd, code, said };
}

describe.skipIf(!existsSync("/dev/full"))("what cannot be written", () => {
  test.each([
    "check",
    "check --json",
    "build --format html",
    "browser where --browser /bin/sh",
    "eject",
    "eject layout bullets",
    "--help",
    "--version",
  ])("ends with 3, and is said on stderr: %s", async (args) => {
    const { code, said } = await runInShell(`$LECTERN ${args} > /dev/full`);
    expect(said).toContain("error: Cannot write to the standard output: ");
    expect(said).toContain("[unwritable-output]\n  hint: ");
    expect(said).not.toMatch(/^ +at /m);
    expect(code).toBe(3);
  });

  test("ends with 3 where nothing can be said of it", async () => {
    expect(await runInShell("$LECTERN check 2> /dev/full > /dev/null")).toMatchObject({ code: 3 });
    expect(await runInShell("$LECTERN check > /dev/full 2>&1")).toMatchObject({
      code: 3,
      said: "",
    });
  });

  test("leaves no staged folder of a build", async () => {
    const { cwd } = await runInShell("$LECTERN build --format html > /dev/full");
    expect((await listFiles(cwd)).filter((file) => file.includes(".lectern-"))).toEqual([]);
  });
});

describe.skipIf(!existsSync("/bin/bash"))("a reader that has seen enough", () => {
  test("ends the run quietly, as it ends other programs", async () => {
    const line = "$LECTERN check --json 2> errors | true; echo ${PIPESTATUS[0]}; cat errors";
    const { said } = await runInShell(line);
    expect(said).toMatch(/^141\n/);
    expect(said).not.toContain("EPIPE");
    expect(said).not.toContain("bug");
  });
});
