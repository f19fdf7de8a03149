import { copyFile, mkdir, readFile, readdir, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

import { beforeAll, expect, test } from "vitest";

import { runCli } from "../../support/run-cli.ts";
import { listFiles, svg, useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

/** A font that no theme of ours uses; it alone has ℶ. */
const realFont = createRequire(import.meta.url).resolve("katex/dist/fonts/KaTeX_AMS-Regular.ttf");

/** The settings that name files, each with a way out of the project, and what is said at its line. */
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
  ["theme: ./env.css", "invalid-setting"],
  ["theme: ./disguised.css", "invalid-setting"],
  ["theme: ./inner.css", "invalid-setting"],
  ["theme: linked", "invalid-setting"],
  ["theme: addressed", "invalid-setting"],
  ["fonts: ./linked.ttf", "missing-font"],
  ["fonts: ../outside/secret.ttf", "missing-font"],
  ["fonts: OUTSIDE/secret.ttf", "missing-font"],
  ["fonts: ./folder/secret.ttf", "missing-font"],
  ["fonts: stolen/secret.ttf", "missing-font"],
  ["fonts: holed/secret.ttf", "missing-font"],
  ["fonts: holed/../../../outside/secret.ttf", "missing-font"],
  ["textFont: ./linked.ttf", "missing-font"],
  ["codeFont: ./linked.ttf", "missing-font"],
  ['fonts: "./linked.ttf\\0.ttf"', "missing-font"],
  ["logo: ../outside/secret.svg", "image-outside-project"],
  ["logo: '%2e%2e/outside/secret.svg'", "image-outside-project"],
  ["logo: '..%2Foutside%2Fsecret.svg'", "image-outside-project"],
  ["logo: OUTSIDE/secret.svg", "image-outside-project"],
  ["logo: file://OUTSIDE/secret.svg", "remote-image"],
  ["logo: ./folder/secret.svg", "image-outside-project"],
  ["logo: ./linked.svg", "image-outside-project"],
  ["logo: './linked.svg%00.svg'", "missing-image"],
  ["logo: /proc/self/environ", "image-outside-project"],
  ["logo: ./disguised.png", "unreadable-image"],
  ["logo: ./none.svg", "missing-image"],
];

const secretSvg = svg.replace("<rect", '<g id="secret"/><rect');
const secret = "secret-of-this-machine";
const chapterOf = (setting: string) =>
  `---\n${setting}\n---\n# Talk\n\n## A\n\n- ℶ one\n- \`two\`\n`;

let cwd = "";
let said = "";

beforeAll(async () => {
  const root = await newFolder();
  const outside = join(root, "outside");
  cwd = join(root, "project");
  await writeFiles(outside, {
    "secret.css": ".slide { --secret: 1 }",
    "secret.svg": secretSvg,
    LICENSE: secret,
    "theme.json": '{ "name": "linked", "fonts": [] }',
  });
  await copyFile(realFont, join(outside, "secret.ttf"));
  const chapters = escapes.map(([setting], index) => [
    `c${index}.md`,
    chapterOf(setting.replace("OUTSIDE", outside)),
  ]);
  await writeFiles(cwd, {
    ...Object.fromEntries(chapters),
    "owned.md": chapterOf("textFont: ./own/own.ttf"),
    ".env": `KEY=${secret}`,
    "disguised.png": `KEY=${secret}`,
    "up.css": ".slide { background: url(../outside/secret.svg) }",
    "encoded.css": ".slide { background: url('%2e%2e/outside/secret.svg') }",
    "link.css": ".slide { background: url(linked.svg) }",
    "import.css": '@import "../outside/secret.css";',
    "env.css": ".slide { background: url(.env) }",
    "disguised.css": ".slide { --x: url(disguised.png) }",
    "inner.css": `.slide { background: image-set("file://${outside}/secret.svg" 1x) }`,
    "templates/themes/addressed/theme.json": '{ "name": "addressed", "fonts": [] }',
    "templates/themes/addressed/a.css": `.slide { --a: \\75rl(file://${outside}/secret.svg) }`,
    "node_modules/holed/package.json": '{ "name": "holed" }',
    "own/a.md.txt": "",
  });
  await mkdir(join(cwd, "dist"));
  for (const kind of ["css", "svg", "ttf"]) {
    await symlink(join(outside, `secret.${kind}`), join(cwd, `linked.${kind}`));
  }
  await symlink(outside, join(cwd, "folder"));
  await symlink(outside, join(cwd, "templates/themes/linked"));
  await symlink(outside, join(cwd, "node_modules/stolen"));
  await symlink(join(outside, "secret.ttf"), join(cwd, "node_modules/holed/secret.ttf"));
  await copyFile(realFont, join(cwd, "own/own.ttf"));
  await symlink(join(outside, "LICENSE"), join(cwd, "own/LICENSE"));
  await symlink(".env", join(cwd, "LICENSE"));
  const names = (await readdir(cwd)).filter((name) => name.endsWith(".md"));
  const run = await runCli(["build", ...names, "--format", "html"], { cwd });
  said = run.stderr;
  expect(run.signal).toBeNull();
}, 60_000);

test.each(escapes.map(([setting, code], index) => [setting, code, index] as const))(
  "%s leads nowhere, and is told at its line",
  (_, code, index) => {
    const own = said.split("\n").filter((line) => line.startsWith(`c${index}.md:2:`));
    expect(own.join("\n")).toContain(`[${code}]`);
  },
);

test("a font of the project is used, without a licence from elsewhere or of another name", async () => {
  expect(said).not.toContain("owned.md:");
  const files = await listFiles(join(cwd, "dist/owned"));
  expect(files.filter((name) => name.startsWith("licences/own"))).toEqual([]);
  expect(files.filter((name) => name.startsWith("licences/Inter"))).not.toEqual([]);
});

test("no font from outside shows a character or takes the place of the theme's", async () => {
  const fontsOf = async (name: string) =>
    (await listFiles(join(cwd, "dist", name))).filter((file) => file.endsWith(".ttf"));
  const [owned = ""] = (await fontsOf("owned")).filter((file) => file.includes("lectern-text-400"));
  expect(owned).not.toBe("");
  for (const [index, [, code]] of escapes.entries()) {
    expect(await fontsOf(`c${index}`)).not.toContain(owned);
    const glyphs = said.match(new RegExp(`^c${index}\\.md:.*\\[missing-glyph\\]$`, "gm"));
    expect(glyphs, code).toHaveLength(1);
  }
});

test("nothing from outside the project stands in what is built", async () => {
  const files = await listFiles(join(cwd, "dist"));
  const isTaken = (name: string) => /secret|linked|stolen|holed|disguised/.test(name);
  expect(files.filter(isTaken)).toEqual([]);
  const texts = files.filter((name) => /\.(?:css|html|json|txt|md)$/.test(name));
  const encoded = [secretSvg, secret, `KEY=${secret}`].map((text) =>
    Buffer.from(text).toString("base64"),
  );
  for (const name of texts) {
    const text = await readFile(join(cwd, "dist", name), "utf8");
    expect(text).not.toMatch(/--secret:|id="secret"|secret-of-this-machine/);
    for (const taken of encoded) expect(text).not.toContain(taken);
  }
  expect(files.filter((name) => name.endsWith("index.html")).length).toBeGreaterThan(
    escapes.length,
  );
});
