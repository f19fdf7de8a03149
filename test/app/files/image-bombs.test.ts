import { open, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, expect, test } from "vitest";

import { pictureWithScript } from "../../support/payloads.ts";
import { runCli } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

/** The beginning of a PNG file that says it has so many pixels; what follows may be missing. */
function pngHeader(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33);
  bytes.write("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "latin1");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.set([8, 6], 24);
  return bytes;
}

const laughs = Array.from(
  { length: 10 },
  (_, id) => `<g id="a${id + 1}">${`<use href="#a${id}"/>`.repeat(10)}</g>`,
).join("");

let cwd = "";
let said = "";

beforeAll(async () => {
  cwd = await newFolder();
  const names = [
    "wide.png",
    "large.png",
    "huge.svg",
    "laughs.svg",
    "entities.svg",
    "pic.svg",
    "inside.svg",
    "styled.svg",
    "hidden.svg",
  ];
  const data = Buffer.from(pngHeader(20_000, 20_000)).toString("base64");
  const percents = data.replaceAll(/[A-Z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
  await writeFiles(cwd, {
    "talk.md": `# T\n\n## A\n\n${names.map((name) => `![a](${name})`).join("\n\n")}\n`,
    "wide.png": pngHeader(20_000, 20_000),
    "laughs.svg": svg(laughs),
    "entities.svg": `<!DOCTYPE svg [<!ENTITY a "a">]>${svg("<text>&a;</text>")}`,
    "pic.svg": pictureWithScript,
    "inside.svg": svg(`<image href="&#100;ata:image/png;base64,\n${percents}"/>`),
    "styled.svg": svg(
      `<rect style="mask-image: url(&quot;data:application/x;base64,${data}&quot;)"/>`,
    ),
    "hidden.svg": svg(`<rect style="mask-image: url('data:image/png;base64,\\69 ${data}')"/>`),
    "many.md": `# T\n\n## A\n\n${Array.from({ length: 21 }, (_, n) => `![a](n${n}.png)`).join("\n\n")}\n`,
    ...Object.fromEntries(
      Array.from({ length: 21 }, (_, n) => [`n${n}.png`, pngHeader(10_000, 10_000 - n)]),
    ),
  });
  for (const [name, size] of Object.entries({
    "large.png": 100 * 1024 ** 3,
    "huge.svg": 1024 ** 3,
  })) {
    const file = await open(join(cwd, name), "w");
    await file.truncate(size);
    await file.close();
  }
  const args = ["build", "talk.md", "many.md", "--format", "html"];
  const { code, stderr } = await runCli(args, { cwd });
  expect(code).toBe(0);
  said = stderr;
}, 60_000);

test.each([
  ["wide.png", 5, "image-too-large"],
  ["large.png", 7, "image-too-large"],
  ["huge.svg", 9, "image-too-large"],
  ["laughs.svg", 11, "unsafe-image"],
  ["entities.svg", 13, "unsafe-image"],
  ["pic.svg", 15, "unsafe-image"],
  ["inside.svg", 17, "image-too-large"],
  ["styled.svg", 19, "unsafe-image"],
  ["hidden.svg", 21, "unsafe-image"],
])("%s is told of at its line", (name, line, code) => {
  const lines = said.split("\n").filter((text) => text.startsWith(`talk.md:${line}:`));
  expect(lines).toEqual([expect.stringContaining(`Image "${name}"`)]);
  expect(lines[0]).toContain(`[${code}]`);
});

test("of pictures that have too many pixels together the last ones are told of", () => {
  const lines = said.split("\n").filter((text) => text.startsWith("many.md:"));
  expect(lines.map((line) => line.split(":")[1])).toEqual(["45"]);
  expect(lines[0]).toContain("2000 million pixels");
});

test("nothing of them is copied but drawings without what runs or loads", async () => {
  const folder = join(cwd, "dist/talk/assets");
  const images = (await readdir(folder)).filter((name) => /\.(?:png|svg)$/.test(name));
  expect(images.map((name) => name.replace(/-.*/, "")).toSorted()).toEqual([
    "hidden",
    "pic",
    "styled",
  ]);
  for (const name of images) {
    const svg = await readFile(join(folder, name), "utf8");
    expect(svg).toContain("<rect");
    expect(svg).not.toMatch(/script|onload|URL|foreignObject|iframe|import|data:/);
  }
});
