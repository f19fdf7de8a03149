import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, expect, test } from "vitest";

import { readPdf, type PdfFont } from "../../support/read-pdf.ts";
import { runCliWell } from "../../support/run-cli.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";

const newFolder = useTempFolders();

/** As programs write them: families of the system, in every way to name one, bold and slanted. */
const drawings = {
  "plain.svg": "<text y='40'>漢字 plain</text>",
  "styled.svg":
    "<style>.a { font: italic bold 20px 'Noto Sans CJK JP', sans-serif }</style><text class='a' y='40'>太字 italic</text>",
  "code.svg":
    "<text y='40' font-family='Courier New, monospace' font-weight='bold'>mono 等幅</text>",
  "serif.svg":
    "<text y='40' style='font-family: serif; font-weight: var(--bold, 900)'>明朝 <tspan font-style='oblique'>oblique</tspan></text>",
  "painted.svg":
    "<linearGradient id='g'><stop stop-color='red'/></linearGradient><text y='40' fill='url(#g)' font-family='system-ui' letter-spacing='2'>色 painted</text>",
} as const;

const names = Object.keys(drawings);
let fonts: readonly PdfFont[] = [];
let texts: readonly string[] = [];
let folder = "";

beforeAll(async () => {
  const cwd = await newFolder();
  const figures = names.map((name) => `## ${name}\n\n![A figure](${name})`).join("\n\n");
  const files = Object.entries(drawings).map(([name, inside]) => [
    name,
    `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60">${inside}</svg>`,
  ]);
  await writeFiles(cwd, {
    "talk.md": `---\nlang: ja\n---\n\n# Talk\n\n${figures}\n`,
    ...Object.fromEntries(files),
  });
  await runCliWell(["build", "talk.md", "--strict", "--format", "html,pdf,handout,single"], {
    cwd,
  });
  folder = join(cwd, "dist/talk");
  const read = [
    await readPdf(join(folder, "talk.pdf")),
    await readPdf(join(folder, "talk-handout.pdf")),
  ];
  fonts = read.flatMap(({ pages }) => pages.flatMap((page) => page.fonts));
  texts = read.map(({ pages }) => pages.map(({ text }) => text).join("\n"));
}, 60_000);

test("words in drawings are set in the deck's fonts, and none is drawn by the browser as Type 3", () => {
  expect(fonts.length).toBeGreaterThan(0);
  for (const { name, type, isEmbedded } of fonts) {
    expect({ name, type, isEmbedded }).toEqual({
      name: expect.stringMatching(/^[A-Z]{6}\+BIZUDP?Gothic-(?:Regular|Bold)$/),
      type: "CIDFontType2",
      isEmbedded: true,
    });
  }
});

test("they can be found in slides and handout", () => {
  for (const text of texts) {
    for (const word of ["漢字", "太字", "等幅", "明朝", "色"]) expect(text).toContain(word);
  }
});

test("each drawing of the deck, and of the single file, holds the glyphs of its own words alone", async () => {
  const assets = await readdir(join(folder, "assets"));
  const svgs = assets.filter((name) => name.endsWith(".svg"));
  expect(svgs).toHaveLength(names.length);
  const single = await readFile(join(folder, "talk-single.html"), "utf8");
  for (const name of svgs) {
    const bytes = await readFile(join(folder, "assets", name));
    expect(bytes.toString()).toContain("@font-face");
    expect(bytes.length).toBeLessThan(15_000);
    expect(single).toContain(bytes.toString("base64"));
  }
});
