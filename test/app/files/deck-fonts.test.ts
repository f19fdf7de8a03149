import { Blob, Buffer as Shaped, Face, Font, shape } from "harfbuzzjs";
import { expect, test } from "vitest";

import { findChapters } from "../../../src/app/chapter/find-chapters.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";

const newFolder = useTempFolders();

async function prepare(text: string) {
  const root = await newFolder();
  await writeFiles(root, { "a.md": text });
  const [file] = await findChapters(["a.md"], root);
  if (file === undefined) throw new Error("There is a chapter.");
  const options = { outer: { config: {}, flags: {} }, root, templates: null, chapters: [file] };
  const build = new ChapterBuild(file, createProject(options));
  const { assets, options: page } = await build.wholePage();
  const found = (await build.diagnostics()).filter(({ code }) =>
    /^missing-(?:glyph|font)$/.test(code),
  );
  return { assets, page, found, names: assets.map(({ name }) => name) };
}

test("a character that no font has is named where it first stands", async () => {
  const { found } = await prepare("# T\r\n\r\n- ok\r\n- 漢 \u1000 \u1000\r\n\r\n`\u1001`\r\n");
  expect(found).toMatchObject([
    { code: "missing-glyph", severity: "warning", line: 4, column: 5 },
    { code: "missing-glyph", severity: "warning", line: 6, column: 2 },
  ]);
  expect(found[0]?.message).toContain("U+1000");
});

test("the eleventh and further ones are told in one line", async () => {
  const many = Array.from({ length: 40 }, (_, index) => String.fromCodePoint(0x1000 + index));
  const { found } = await prepare(`# T\n\n- ${many.join("")}\n`);
  expect(found).toHaveLength(11);
  expect(found[10]?.message).toContain("30 more characters: \u100a");
  expect(found[10]).toMatchObject({ line: 3, column: 13 });
});

test("white space, joiners and variation selectors need no glyph", async () => {
  const { found } = await prepare("# T\n\n- a\u3000b\u00a0c\u200d\ufe0f\u{e0100}\u00ad\u2060d\n");
  expect(found).toEqual([]);
});

test.each([
  ["en", "quiet", /inter/i],
  ["ru", "hall", /inter/i],
  ["el", "print", /sourceserif/i],
  ["ja", "quiet", /bizudpgothic/i],
])(
  "the face that leads in %s, in the theme %s, is made for that script",
  async (lang, theme, face) => {
    const { assets, page, found } = await prepare(
      `---\nlang: ${lang}\ntheme: ${theme}\n---\n# T\n\n- It’s… 漢字 ψυχή Быть\n\n\`\`\`js\na !== b // ’漢\n\`\`\`\n`,
    );
    expect(found).toEqual([]);
    const licences = assets.map(({ name }) => name).filter((name) => name.startsWith("licences/"));
    expect(licences.some((name) => face.test(name))).toBe(true);
    const [lead = ""] = page.fontCss.split("\n");
    expect(lead).toContain('"Lectern Text";font-weight');
    expect(lead).not.toContain("unicode-range");
    const apostrophe = page.fontCss
      .split("\n")
      .filter((rule) => /unicode-range:.*U\+2019/.test(rule));
    expect(apostrophe).toEqual([]);
  },
);

/** Returns the width of a character in a font, in em. */
function widthOf(face: Face, char: string): number {
  const buffer = new Shaped();
  buffer.addText(char);
  buffer.guessSegmentProperties();
  shape(new Font(face), buffer);
  const advances = buffer.getGlyphInfosAndPositions().map(({ xAdvance }) => xAdvance ?? 0);
  return Math.max(...advances) / face.upem;
}

test.each(["quiet", "hall", "print"])(
  "in English, marks are narrow, and Greek and Cyrillic letters are not spaced out, in %s",
  async (theme) => {
    const text = `---\nlang: en\ntheme: ${theme}\n---\n# T\n\n- It’s a “word”… ψ б\n`;
    const face = await subsetOf(text, "lectern-text-[0-9]+");
    for (const char of "’“”ψб") expect(widthOf(face, char), char).toBeLessThan(0.85);
    const { descender } = new Font(face).hExtents();
    expect(-descender / face.upem).toBeGreaterThan(0.2);
  },
);

test("Japanese in the code of an English chapter keeps to the columns", async () => {
  const { page } = await prepare("---\nlang: en\n---\n# T\n\n```js\na // 漢\n```\n");
  expect(page.fontCss).toMatch(/"Lectern Code";[^\n]*bizudgothic[^\n]*U\+6F22/);
});

test("emoji stand in one colour, taken from a font of their own, with its licence", async () => {
  const { found, names, page } = await prepare("# T\n\n- 👍 **😀**\n");
  expect(found).toEqual([]);
  expect(names.filter((name) => name.includes("notoemoji"))).toHaveLength(1);
  expect(page.fontCss).toMatch(/"Lectern Text";font-weight:700;.*unicode-range:U\+1F44D,U\+1F600/);
  expect(names).toContain("licences/Inter.txt");
  expect(names).toContain("licences/NotoEmoji.txt");
});

test("a chapter without emoji ships neither that font nor its licence", async () => {
  const { names } = await prepare("# T\n\n- a\n");
  expect(names.filter((name) => /emoji/i.test(name))).toEqual([]);
});

test("a font of a package, named in the settings, stands in for what the theme's lack", async () => {
  const without = await prepare("# T\n\n- \u2136\n");
  expect(without.found).toMatchObject([{ code: "missing-glyph", line: 3, column: 3 }]);
  const font = "katex/dist/fonts/KaTeX_AMS-Regular.ttf";
  const { found, page } = await prepare(`---\nfonts: ${font}\n---\n# T\n\n- \u2136\n`);
  expect(found).toEqual([]);
  expect(page.fontCss).toContain("unicode-range:U+2136");
});

test("a font named for all text takes the place of the theme's, which stands in for what it lacks", async () => {
  const font = "katex/dist/fonts/KaTeX_Main-Regular.ttf";
  const bold = "katex/dist/fonts/KaTeX_Main-Bold.ttf";
  const front = `---\ntextFont: [${font}, ${bold}]\n---\n# T\n\n`;
  const { found, page, names } = await prepare(`${front}- a 漢\n`);
  expect(found).toEqual([]);
  expect(page.fontCss).toMatch(/font-weight:400;.*bizudpgothic_400regular-.*U\+6F22/);
  expect(page.fontCss).toMatch(/font-weight:700;.*bizudpgothic_700bold-.*U\+6F22/);
  expect(names).toContain("licences/KaTeX_Main.txt");
  const face = await subsetOf(`${front}- a 漢\n`, "lectern-text-700");
  expect([...face.collectUnicodes()]).not.toContain("漢".codePointAt(0));
});

test.each(["textFont", "codeFont"])(
  "a font named in vain by %s is an error at its line",
  async (key) => {
    const { found } = await prepare(`---\nlang: en\n${key}: ./none.ttf\n---\n# T\n\n- a\n`);
    expect(found).toMatchObject([{ code: "missing-font", severity: "error", line: 3 }]);
  },
);

test.each([
  ["a file that is not there", "./none.ttf"],
  ["a file outside the project", "../../../etc/hosts.ttf"],
  ["a package that is not there", "no-such-package/a.ttf"],
  ["a step out of a package", "katex/../../x.ttf"],
])("%s is an error at its line", async (_, font) => {
  const { found } = await prepare(`---\nlang: en\nfonts:\n  - ${font}\n---\n# T\n\n- a\n`);
  expect(found).toMatchObject([{ code: "missing-font", severity: "error", line: 3 }]);
});

test("a font whose lines are far higher than its letters is made lower, its baseline where it was", async () => {
  const { page } = await prepare("---\ntheme: hall\nlang: ja\n---\n# T\n\n- a\n");
  const [rule = ""] = page.fontCss.split("\n");
  const [, ascent = 0, descent = 0] = (
    /ascent-override:([\d.]+)%;descent-override:([\d.]+)%/.exec(rule) ?? []
  ).map(Number);
  expect(ascent + descent).toBeCloseTo(120);
  // Of Zen Kaku Gothic New, in a thousandth of an em.
  expect(ascent - descent).toBeCloseTo((1160 - 288) / 10);
  expect((await prepare("---\nlang: ja\n---\n# T\n\n- a\n")).page.fontCss).not.toContain(
    "override",
  );
});

test("the same deck has the same fonts, byte for byte", async () => {
  const text = "# T\n\n- 漢字 😀 \u1000\n";
  const [first, second] = [await prepare(text), await prepare(text)];
  expect(first.names).toEqual(second.names);
  expect(first.page.fontCss).toBe(second.page.fontCss);
});

/** Returns what the shipped subset of a font can show. */
async function subsetOf(text: string, stem: string): Promise<Face> {
  const { assets } = await prepare(text);
  const asset = assets.find(({ name }) => new RegExp(`^assets/${stem}`).test(name));
  if (asset === undefined) throw new Error(`There is no ${stem}.`);
  return new Face(new Blob(Buffer.from(asset.bytes)));
}

test("a letter and its combining mark bring the glyph that shows both, and no warning", async () => {
  const { found } = await prepare("# T\n\n- か\u3099\n");
  expect(found).toEqual([]);
  const face = await subsetOf("# T\n\n- か\u3099\n", "lectern-text-400");
  expect([...face.collectUnicodes()]).toContain("が".codePointAt(0));
});

test("what joins emoji goes with them into their font", async () => {
  const { page } = await prepare("# T\n\n- 👩\u200d💻 ❤\ufe0f 👍🏽\n");
  const [range] = /unicode-range:U\+200D[^}]*/.exec(page.fontCss) ?? [""];
  for (const code of ["FE0F", "1F469", "1F4BB", "1F44D", "1F3FD"]) expect(range).toContain(code);
});

test("a keycap, which no font draws with the digit of another, is named", async () => {
  const { found } = await prepare("# T\n\n- 1\ufe0f\u20e3\n");
  expect(found).toMatchObject([{ code: "missing-glyph", line: 3, column: 5 }]);
});

test("a subset keeps the features that set tight figures and leaves out those of other forms", async () => {
  const face = await subsetOf("# T\n\n- 1/2 漢字、ｱ\n", "lectern-text-400");
  const features = face.getTableFeatureTags("GSUB");
  expect(features).toContain("frac");
  for (const tag of ["aalt", "jp78", "vert", "hwid"]) expect(features).not.toContain(tag);
});
