import { join } from "node:path";

import { beforeAll, describe, expect, test } from "vitest";

import { runCli, startCli, type CliRun, runProcess } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

let cwd = "";

beforeAll(async () => {
  cwd = await newFolder();
  await writeFiles(cwd, {
    "good.md": "# Good\n\n- one\n- two\n",
    "image.md": "# Image\n\n## Picture\n\n![a cat](./cat.png)\n",
    "misspelt.md": "---\ntitle: Yes\nauthr: Me\n---\n\n# Misspelt\n\nText.\n",
    "a/same.md": "# One\n\nText.\n",
    "b/same.md": "# Two\n\nText.\n",
    "book/chapter.md": "# Book\n\nText.\n",
    "empty/notes.txt": "no chapter\n",
    "config/lectern.config.json": '{ "scheem": "dark" }',
    "config/slides/good.md": "# Good\n\nText.\n",
  });
});

const run = (...args: string[]): Promise<CliRun> => runCli(args, { cwd });

describe("wrong usage ends with 2, says what is wrong, and writes nothing", () => {
  test.each([
    ["an unknown command", ["bild"], "unknown command 'bild'"],
    ["no command at all", [], "Usage: lectern"],
    ["an unknown flag", ["build", "good.md", "--fast"], "unknown option '--fast'"],
    ["a flag without its value", ["build", "good.md", "--out"], "argument missing"],
    ["an unknown format", ["build", "good.md", "--format", "html,docx"], '"docx"'],
    ["a wrong choice", ["build", "good.md", "--ratio", "3:2"], "16:9, 4:3, a4, letter"],
    ["a port that is none", ["dev", "good.md", "--port", "70000"], "65535"],
    ["a live preview for the public", ["dev", "good.md", "--public"], "always shows the notes"],
    ["a lecture for the public", ["present", "good.md", "--public"], "always shows the notes"],
    ["a missing chapter", ["build", "nowhere.md"], '"nowhere.md"'],
    ["a folder without chapters", ["check", "empty"], 'The folder "empty" holds no chapter.'],
    ["two chapters of one name", ["build", "a", "b"], "a/same.md and b/same.md"],
    [
      "an unknown theme",
      ["check", "good.md", "--theme", "loud"],
      "The themes are hall, print, quiet",
    ],
    ["decks among the chapters", ["build", "good.md", "--out", "."], "good.md itself"],
    ["a deck in its chapter's folder", ["build", "book", "--out", "."], "book/chapter.md itself"],
  ])("%s", async (_, args, words) => {
    const before = await listFiles(cwd);
    const { code, stdout, stderr } = await run(...args);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain("    at ");
    expect(stdout).toBe("");
    expect(code).toBe(2);
    expect(await listFiles(cwd)).toEqual(before);
  });

  test("a misspelt key of lectern.config.json names the nearest right one", async () => {
    const { code, stderr } = await runCli(["check"], { cwd: join(cwd, "config") });
    expect(code).toBe(2);
    expect(stderr).toContain('lectern.config.json: There is no setting "scheem". [bad-config]');
    expect(stderr).toContain('hint: Did you mean "scheme"?');
  });
});

describe("help and version end with 0", () => {
  test("--help lists the commands", async () => {
    const { code, stdout, stderr } = await run("--help");
    expect(code).toBe(0);
    for (const name of ["build", "dev", "present", "check", "eject", "browser"]) {
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b.*[A-Z]`, "m"));
    }
    expect(stderr).toBe("");
  });

  test("build --help lists the flags, with what each does", async () => {
    const { code, stdout } = await run("build", "--help");
    expect(code).toBe(0);
    for (const flag of ["--out", "--format", "--strict", "--browser", "--templates", "--ratio"]) {
      expect(stdout).toMatch(new RegExp(`${flag}\\b.* {2}\\S`));
    }
  });

  test("--version is the package's", async () => {
    const { code, stdout } = await run("--version");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("the content's mistakes", () => {
  test("a chapter without any ends with 0, one line and how full its slides are", async () => {
    const { code, stdout, stderr } = await run("check", "good.md", "--strict");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      /^good\.md: \d+ slides?, 0 errors, 0 warnings\n {2}fullness:\n(?: {4}\d .*\n)+$/,
    );
  });

  test("a misspelt key in the front matter is an error that names the nearest right one", async () => {
    const { code, stderr } = await run("check", "misspelt.md");
    expect(code).toBe(1);
    expect(stderr).toBe(
      'misspelt.md:3:1: error: There is no setting "authr". [unknown-setting]\n' +
        '  hint: Did you mean "author"?\n',
    );
  });

  test("a missing image is a warning at its line and column, with a hint", async () => {
    const { code, stderr, stdout } = await run("check", "image.md");
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^image\.md:5:10: warning: Image "\.\/cat\.png" does not exist\. \[missing-image\]\n {2}hint: \S.*\n$/,
    );
    expect(stdout).toContain("1 warning\n");
  });

  test("a warning ends the run with 1 under --strict", async () => {
    expect((await run("check", "image.md", "--strict")).code).toBe(1);
  });

  test("--json prints every diagnostic as JSON, and nothing else", async () => {
    const { code, stdout, stderr } = await run("check", "image.md", "misspelt.md", "--json");
    expect(code).toBe(1);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({
        path: "image.md",
        line: 5,
        column: 10,
        severity: "warning",
        code: "missing-image",
        message: 'Image "./cat.png" does not exist.',
        hint: expect.stringMatching(/\S/),
      }),
      expect.objectContaining({ path: "misspelt.md", line: 3, severity: "error" }),
    ]);
  });

  test.each([
    ["in a pipe", {}],
    ["in CI", { CI: "true" }],
    ["on a terminal's variables", { TERM: "xterm-256color", COLORTERM: "truecolor" }],
  ])("%s no line has escape codes", async (_, env) => {
    const { stdout, stderr } = await runCli(["check", "image.md", "misspelt.md"], { cwd, env });
    expect(stderr).toContain("warning: ");
    expect(stdout + stderr).not.toContain("\u001b");
    expect(stdout + stderr).not.toContain("\r");
  });
});

test("a reader that stops reading, as `head` does, ends a run quietly, as it ends other programs", async () => {
  const run = startCli(["check", "good.md", "--json"], { cwd });
  run.child.stdout?.destroy();
  const { code, stderr } = await run.ended;
  expect({ code, stderr }).toEqual({ code: 141, stderr: "" });
});

describe("the browser", () => {
  test("a named one that does not exist ends with 3, names it, and writes nothing", async () => {
    const before = await listFiles(cwd);
    const { code, stderr } = await run("build", "good.md", "--browser", "/no/such/browser");
    expect(code).toBe(3);
    expect(stderr).toContain('The browser "/no/such/browser" (named on the command line)');
    expect(stderr).toMatch(/\n {2}hint: \S/);
    expect(await listFiles(cwd)).toEqual(before);
  });

  test("one that ends at once ends the run with 3, and leaves nothing", async () => {
    const before = await listFiles(cwd);
    const { code, stderr } = await run("build", "good.md", "--browser", "/bin/false");
    expect(code).toBe(3);
    expect(stderr).toContain("[browser-failed]");
    expect(await listFiles(cwd)).toEqual(before);
  });

  test("`browser where` says which is used", async () => {
    const { code, stdout } = await run("browser", "where");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\/.+ \(.+\)\n$/);
  });
});

test("a run that has succeeded ends when all is said, whatever waits in its process", async () => {
  await writeFiles(cwd, { "wait.cjs": "setInterval(() => undefined, 60_000);\n" });
  const nodeFlags = ["--require", join(cwd, "wait.cjs")];
  const { code, stdout } = await runProcess(["eject"], { cwd, nodeFlags });
  expect(code).toBe(0);
  expect(stdout).toContain("lectern eject layout agenda");
}, 30_000);
