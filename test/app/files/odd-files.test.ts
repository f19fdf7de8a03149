import { execFileSync } from "node:child_process";
import { chmod, mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { expect, test } from "vitest";

import { parseTheme } from "../../../src/core/settings/parse-theme.ts";
import { listProjectFolder, readProjectFile } from "../../../src/app/files/project-file.ts";
import { bareMachine, runCli, runProcess } from "../../support/run-cli.ts";
import { listFiles, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

const makePipe = (path: string) => execFileSync("mkfifo", [path]);
const chapterOf = (setting: string) => `---\n${setting}\n---\n# Talk\n\n- one\n- two\n`;

test("a pipe, a folder, a circle of links and an impossible name are faults, and none hangs", async () => {
  const folder = await newFolder();
  makePipe(join(folder, "pipe.css"));
  await mkdir(join(folder, "folder.css"));
  await symlink("loop.css", join(folder, "loop.css"));
  await symlink("/dev/zero", join(folder, "zero.css"));
  const says = (name: string, within: readonly string[] | null = [folder]) => {
    const found = readProjectFile(join(folder, name), { within, maxBytes: 10 });
    return found.status === "found" ? "found" : `${found.status}: ${found.says}`;
  };
  expect(says("pipe.css")).toBe("unreadable: is a named pipe, not a file");
  expect(says("folder.css")).toBe("unreadable: is a folder, not a file");
  expect(says("loop.css")).toBe("unreadable: cannot be read (too many symbolic links encountered)");
  expect(says("zero.css", null)).toBe("unreadable: is a device, not a file");
  expect(says("zero.css")).toBe("outside: lies outside the project");
  expect(says("a\0b")).toBe("missing: does not exist");
  expect(says("folder.css/a")).toBe("missing: does not exist");
  expect(says("../none")).toBe("outside: lies outside the project");
});

test("a file is read whole up to its limit, also through a link below the folder", async () => {
  const folder = await newFolder();
  await writeFiles(folder, { "real/a.css": "0123456789" });
  await symlink("real", join(folder, "linked"));
  await symlink("real/a.css", join(folder, "other.txt"));
  const read = (name: string, maxBytes: number) =>
    readProjectFile(join(folder, name), { within: [folder], name: /\.css$/, maxBytes });
  expect(read("linked/a.css", 10)).toMatchObject({
    status: "found",
    path: join(folder, "real/a.css"),
    bytes: Buffer.from("0123456789"),
  });
  expect(read("real/a.css", 9).status).toBe("too-large");
  expect(read("other.txt", 10).status).toBe("wrong-kind");
  await symlink("../other.txt", join(folder, "real/b.css"));
  await rm(join(folder, "other.txt"));
  await writeFiles(folder, { "other.txt": "x" });
  expect(read("real/b.css", 10).status).toBe("wrong-kind");
  expect(listProjectFolder(join(folder, "linked"), [folder])).toMatchObject({
    names: ["a.css", "b.css"],
  });
});

test("of odd files in its settings a chapter is told at their lines, and none hangs or is a bug", async () => {
  const cwd = await newFolder();
  const names = ["pipe.css", "pipe.ttf", "pipe.svg", "named.css", "folder.ttf", "folder.css"];
  const settings: readonly (readonly [string, string])[] = [
    ["theme: ./pipe.css", "invalid-setting"],
    ["theme: ./named.css", "invalid-setting"],
    ["theme: ./folder.css", "invalid-setting"],
    ["theme: broken", "invalid-setting"],
    ["theme: piped", "invalid-setting"],
    ["theme: ./nul.css", "invalid-setting"],
    ['theme: "./a\\0.css"', "invalid-setting"],
    ["fonts: ./pipe.ttf", "missing-font"],
    ["fonts: ./folder.ttf", "missing-font"],
    ['textFont: "./a\\0.ttf"', "missing-font"],
    ["logo: ./pipe.svg", "unreadable-image"],
  ];
  await writeFiles(cwd, {
    ...Object.fromEntries(settings.map(([line], n) => [`c${n}.md`, chapterOf(line)])),
    "named.css": "a { b: url(pipe.svg) }",
    "nul.css": 'a { b: url("a%00.svg") }',
    "templates/themes/broken/theme.json": "{ fonts",
  });
  for (const name of names.filter((name) => name.startsWith("pipe"))) makePipe(join(cwd, name));
  for (const name of names.filter((name) => name.startsWith("folder"))) {
    await mkdir(join(cwd, name));
  }
  await mkdir(join(cwd, "templates/themes/piped"));
  makePipe(join(cwd, "templates/themes/piped/theme.json"));
  const paths = settings.map((_, index) => `c${index}.md`);
  const { code, stderr } = await runCli(["check", ...paths], bareMachine(cwd));
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.not.stringContaining("bug") });
  for (const [index, [, wanted]] of settings.entries()) {
    const own = stderr.split("\n").filter((line) => line.startsWith(`c${index}.md:2:`));
    expect(own.join("\n"), `c${index}`).toContain(`[${wanted}]`);
  }
});

test("a pipe and a link out of the project in a folder of chapters are told, and the others built", async () => {
  const root = await newFolder();
  const cwd = join(root, "project");
  await writeFiles(root, { "outside.md": "# Out\n\nsecret words\n", "far/chapter.md": "# Far\n" });
  await writeFiles(cwd, { "slides/good.md": "# Good\n\nwords\n" });
  makePipe(join(cwd, "slides/pipe.md"));
  await symlink(join(root, "outside.md"), join(cwd, "slides/link.md"));
  await symlink(join(root, "far"), join(cwd, "slides/far"));
  const built = await runCli(["build", "--format", "html"], bareMachine(cwd));
  expect(built.code).toBe(3);
  expect(built.stderr).toContain("The chapter slides/pipe.md is a named pipe, not a file.");
  expect(built.stderr).toContain("The chapter slides/link.md lies outside the project.");
  expect(built.stderr).toContain("The chapter slides/far/chapter.md lies outside the project.");
  const files = await listFiles(join(cwd, "dist"));
  expect(files).toContain("good/index.html");
  expect(files.filter((name) => /^(?:link|pipe|far)\//.test(name))).toEqual([]);
  const checked = await runCli(["check"], bareMachine(cwd));
  expect(checked.code).toBe(3);
  expect(checked.stdout).toContain("slides/good.md: ");
  const named = await runCli(["check", "slides/link.md", "slides"], bareMachine(cwd));
  expect(named.stdout).toContain("slides/link.md: ");
});

/** Runs as somebody to whom rights apply: nobody, where the tests run as root. */
async function withoutRights(args: readonly string[], cwd: string) {
  const drop = "process.setgid(65534); process.setuid(65534)";
  const nodeFlags =
    process.getuid?.() === 0 ? [`--import=data:text/javascript,${encodeURIComponent(drop)}`] : [];
  const bare = bareMachine(cwd);
  return runProcess(args, { ...bare, nodeFlags: [...(bare.nodeFlags ?? []), ...nodeFlags] });
}

test("what may not be read is told, and the other chapters are checked", async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, {
    "slides/a.md": "# A\n\n![locked](locked.svg)\n\n[b](locked/chapter.md)\n",
    "slides/locked.svg": "<svg/>",
    "slides/locked/chapter.md": "# B\n",
    "slides/z.md": "# Z\n",
    "own/themes/x/theme.json": "{}",
  });
  await chmod(cwd, 0o755);
  for (const name of ["slides/locked.svg", "slides/locked", "own/themes"]) {
    await chmod(join(cwd, name), 0);
  }
  try {
    const run = await withoutRights(["check"], cwd);
    expect(run.stderr).toMatch(/slides\/a\.md:3:.* cannot be read\. \[unreadable-image\]/);
    expect(run.stderr).toContain(
      "slides/locked/chapter.md cannot be read (permission denied). [unreadable-file]",
    );
    expect(run.stdout).toContain("slides/z.md: ");
    expect(run.code).toBe(3);
    const themed = await withoutRights(["check", "slides/z.md", "--templates", "own"], cwd);
    expect(themed.stderr).toContain("own/themes cannot be read (permission denied).");
    expect(themed.code).toBe(3);
  } finally {
    for (const name of ["slides/locked", "own/themes"]) await chmod(join(cwd, name), 0o755);
  }
});

test("templates and a config that are links out of the project, or pipes, end the run with 3", async () => {
  const root = await newFolder();
  await writeFiles(root, { "x.hbs": "x", "other/partials/footer.hbs": "x", "c.json": "{}" });
  const odd: readonly (readonly [string, (cwd: string) => Promise<unknown>, RegExp])[] = [
    ["a", (cwd) => symlink(join(root, "other"), join(cwd, "templates")), /templates lies outside/],
    [
      "b",
      async (cwd) => {
        await mkdir(join(cwd, "templates/partials"), { recursive: true });
        await symlink(join(root, "x.hbs"), join(cwd, "templates/partials/footer.hbs"));
      },
      /footer\.hbs lies outside the project/,
    ],
    [
      "c",
      async (cwd) => {
        await mkdir(join(cwd, "templates/partials"), { recursive: true });
        makePipe(join(cwd, "templates/partials/footer.hbs"));
      },
      /footer\.hbs is a named pipe/,
    ],
    [
      "d",
      async (cwd) => makePipe(join(cwd, "lectern.config.json")),
      /config\.json is a named pipe/,
    ],
    ["e", async (cwd) => makePipe(join(cwd, "lectern.config.ts")), /config\.ts is a named pipe/],
    ["f", (cwd) => symlink("../c.json", join(cwd, "lectern.config.json")), /lies outside/],
  ];
  for (const [name, make, words] of odd) {
    const cwd = join(root, name);
    await writeFiles(cwd, { "a.md": "# A\n\nwords\n" });
    await make(cwd);
    const { code, stderr } = await runCli(["check", "a.md"], bareMachine(cwd));
    expect({ name, code, stderr }).toMatchObject({ code: 3, stderr: expect.stringMatching(words) });
  }
});

test.each(['x";} body{background:url(file:///a)}', "../../x", "a/b", "</style><b>", ""])(
  "a theme's font is not called %j",
  (family) => {
    const font = { family, weight: 400, package: "p", file: "a.ttf", use: "text" };
    const parse = (fonts: readonly object[]) => parseTheme(JSON.stringify({ name: "x", fonts }));
    expect(parse([font])).toHaveProperty("message");
    expect(parse([{ ...font, family: "BIZ 明朝 2" }])).not.toHaveProperty("message");
  },
);
