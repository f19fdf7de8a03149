import { mkdir, readFile, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, expect, test } from "vitest";

import { runCli } from "../support/run-cli.ts";
import { listFiles, svg, useTempFolders, writeFiles } from "../support/temp-folder.ts";

const newFolder = useTempFolders();

/** The settings that name files, each with a way out of the project. */
const escapes: readonly (readonly [string, string])[] = [
  ["theme: ../outside/secret.css", "invalid-setting"],
  ["theme: OUTSIDE/secret.css", "invalid-setting"],
  ["theme: ./linked.css", "invalid-setting"],
  ["theme: ./folder/secret.css", "invalid-setting"],
  ["theme: file://OUTSIDE/secret.css", "invalid-setting"],
  ["theme: //server/share/secret.css", "invalid-setting"],
  ["theme: ./up.css", "invalid-setting"],
  ["theme: ./encoded.css", "invalid-setting"],
  ["theme: ./link.css", "invalid-setting"],
  ["theme: ./import.css", "invalid-setting"],
  ["fonts: ./linked.ttf", "missing-font"],
  ["fonts: ../outside/secret.ttf", "missing-font"],
  ["fonts: OUTSIDE/secret.ttf", "missing-font"],
  ["logo: ../outside/secret.svg", ""],
  ["logo: '%2e%2e/outside/secret.svg'", ""],
  ["logo: OUTSIDE/secret.svg", ""],
  ["logo: file://OUTSIDE/secret.svg", ""],
  ["logo: ./folder/secret.svg", ""],
];

const secretSvg = svg.replace("<rect", '<g id="secret"/><rect');

let cwd = "";
let said = "";

beforeAll(async () => {
  const root = await newFolder();
  const outside = join(root, "outside");
  cwd = join(root, "project");
  await writeFiles(outside, {
    "secret.css": ".slide { --secret: 1 }",
    "secret.svg": secretSvg,
    "secret.ttf": "secret",
  });
  const chapters = escapes.map(([setting], index) => [
    `c${index}.md`,
    `---\n${setting.replace("OUTSIDE", outside)}\n---\n# Talk\n\n## A\n\n- one\n- two\n`,
  ]);
  await writeFiles(cwd, {
    ...Object.fromEntries(chapters),
    "up.css": ".slide { background: url(../outside/secret.svg) }",
    "encoded.css": ".slide { background: url('%2e%2e/outside/secret.svg') }",
    "link.css": ".slide { background: url(linked.svg) }",
    "import.css": '@import "../outside/secret.css";',
  });
  await mkdir(join(cwd, "dist"));
  for (const kind of ["css", "svg", "ttf"]) {
    await symlink(join(outside, `secret.${kind}`), join(cwd, `linked.${kind}`));
  }
  await symlink(outside, join(cwd, "folder"));
  const names = (await readdir(cwd)).filter((name) => name.endsWith(".md"));
  const run = await runCli(["build", ...names, "--format", "html"], { cwd });
  said = run.stderr;
  expect(run.signal).toBeNull();
}, 60_000);

test.each(escapes.map(([setting, code], index) => [setting, code, index] as const))(
  "%s leads nowhere",
  (_, code, index) => {
    const own = said.split("\n").filter((line) => line.startsWith(`c${index}.md:`));
    if (code !== "") expect(own.join("\n")).toContain(`[${code}]`);
  },
);

test("nothing from outside the project stands in what is built", async () => {
  const files = await listFiles(join(cwd, "dist"));
  expect(files.filter((name) => name.includes("secret") || name.includes("linked"))).toEqual([]);
  const texts = files.filter((name) => /\.(?:css|html|json)$/.test(name));
  for (const name of texts) {
    const text = await readFile(join(cwd, "dist", name), "utf8");
    expect(text).not.toMatch(/--secret:|id="secret"/);
    expect(text).not.toContain(Buffer.from(secretSvg).toString("base64"));
  }
  expect(files.filter((name) => name.endsWith("index.html")).length).toBeGreaterThan(
    escapes.length,
  );
});
