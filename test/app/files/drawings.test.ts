import { expect, test } from "vitest";

import { findChapters } from "../../../src/app/chapter/find-chapters.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { writeFiles } from "../../support/write-files.ts";
import { ChapterBuild } from "../../../src/app/chapter-build.ts";
import { createProject } from "../../../src/app/chapter/project.ts";

const newFolder = useTempFolders();

/** Prepares a chapter with one image; returns what goes with the deck as that image, null for nothing. */
async function prepare(name: string, bytes: string | Uint8Array, front = "") {
  const root = await newFolder();
  await writeFiles(root, { "a.md": `${front}# T\n\n## A\n\n![a](${name})\n`, [name]: bytes });
  const [file] = await findChapters(["a.md"], root);
  if (file === undefined) throw new Error("There is a chapter.");
  const options = { outer: { config: {}, flags: {} }, root, templates: null, chapters: [file] };
  const build = new ChapterBuild(file, createProject(options));
  const { assets } = await build.wholePage();
  const diagnostics = await build.diagnostics();
  const stem = name.replace(/\..*/, "");
  const image = assets.find((asset) => asset.name.startsWith(`assets/${stem}-`)) ?? null;
  const names = assets.map((asset) => asset.name);
  return { image, names, found: diagnostics.filter(({ code }) => code !== "missing-alt") };
}

const wrap = (inside: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;
const bad = wrap('<script>bad()</script><rect id="r"/>', 'onload="bad()"');

function utf16(text: string, isBig: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? "\uFEFF" : ""}${text}`, "utf16le");
  return isBig ? bytes.swap16() : bytes;
}

/** In ISO-2022-JP, what stands between the escapes looks like pairs of letters. */
const jis = (text: string) => Buffer.from(text, "latin1");

test.each<[string, string | Uint8Array]>([
  [
    "attributes declared for all",
    `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "bad()">]>${wrap("<rect/>")}`,
  ],
  [
    "attributes declared by a parameter",
    `<!DOCTYPE svg [<!ENTITY % a "<!ATTLIST svg onload CDATA 'bad()'>">%a;]>${wrap("<rect/>")}`,
  ],
  ["a DTD of others", `<!DOCTYPE svg SYSTEM "http://bad/a.dtd">${wrap("<rect/>")}`],
  [
    "an entity for a file",
    `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${wrap("<text>&a;</text>")}`,
  ],
  [
    "a document type in small letters",
    `<!doctype svg [<!ATTLIST svg onload CDATA "bad()">]>${wrap("<rect/>")}`,
  ],
  [
    "ISO-2022-JP that is declared",
    jis(
      `<?xml version="1.0" encoding="ISO-2022-JP"?>${wrap('<g id="\x1B$B!!"\x1B(B onload="bad()"/>')}`,
    ),
  ],
  [
    "ISO-2022-JP that is not",
    jis(wrap('<g id="\x1B$B!!\x1B(B"/><!--\x1B$B--><script>bad()</script>\x1B(B-->')),
  ],
  [
    "UTF-7",
    `<?xml version="1.0" encoding="UTF-7"?>${wrap("+ADw-script+AD4-bad()+ADw-/script+AD4-")}`,
  ],
  ["UTF-16 with a mark", utf16(bad, false, true)],
  ["UTF-16, big end first", utf16(bad, true, true)],
  ["UTF-16 without a mark", utf16(bad, false, false)],
  [
    "UTF-16 behind UTF-8's declaration",
    utf16(`<?xml version="1.0" encoding="UTF-8"?>${bad}`, true, false),
  ],
  ["EBCDIC", `<?xml version="1.0" encoding="IBM037"?>${bad}`],
  ["NUL in a name", wrap("<scr\0ipt>bad()</scr\0ipt><rect on\0load='bad()'/>")],
  [
    "a CDATA section",
    wrap(
      "<text><![CDATA[<script>bad()</script>]]></text><style><![CDATA[</style><script>bad()</script>]]></style>",
    ),
  ],
  ["a comment that HTML ends early", wrap("<!--><script>bad()</script>--><rect/>")],
  [
    "a prefixed script",
    '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>bad()</s:script><s:rect s:onload="bad()"/></s:svg>',
  ],
  ["an HTML script", wrap('<h:script xmlns:h="http://www.w3.org/1999/xhtml">bad()</h:script>')],
  [
    "HTML",
    wrap(
      '<body xmlns="http://www.w3.org/1999/xhtml" onload="bad()"><img src="x" onerror="bad()"/></body>',
    ),
  ],
  [
    "other cases",
    wrap('<SCRIPT>bad()</SCRIPT><Script>bad()</Script><rect ONLOAD="bad()" onLoad="bad()"/>'),
  ],
  [
    "a handler",
    wrap(
      '<handler type="application/ecmascript" xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">bad()</handler>',
    ),
  ],
  [
    "a listener",
    wrap(
      '<ev:listener xmlns:ev="http://www.w3.org/2001/xml-events" event="load" handler="data:,bad()"/>',
    ),
  ],
  [
    "a link that runs",
    wrap('<a href="java&#9;script:bad()"><rect/></a><a xlink:href="&#1;javascript:bad()"/>'),
  ],
  [
    "animated links",
    wrap(
      '<a><animate attributeName="href" values="javascript:bad()"/><set attributeName="xlink:href" to="javascript:bad()"/><rect/></a>',
    ),
  ],
  [
    "an animated handler",
    wrap(
      '<set attributeName="onload" to="bad()"/><animate attributeName="style" to="fill:url(http://bad/)"/>',
    ),
  ],
  [
    "an animated fill",
    wrap('<rect><animate attributeName="fill" values="red;url(http://bad/#a)"/></rect>'),
  ],
  [
    "drawings in drawings",
    wrap(
      '<image href="data:image/svg+xml,&lt;svg onload=&quot;bad()&quot;/>"/><use href="data:image/svg+xml;base64,bad#a"/>',
    ),
  ],
  [
    "HTML as data",
    wrap(
      '<image href="data:text/html,bad"/><feImage xlink:href="data:application/xhtml+xml,bad"/>',
    ),
  ],
  [
    "addresses of others",
    wrap(
      '<image href="http://bad/"/><image xlink:href="//bad/"/><image href="bad.png"/><use href="bad.svg#a"/><image href="file:///bad"/>',
    ),
  ],
  ["sheets", `<?xml-stylesheet type="text/xsl" href="data:,bad"?><?php bad() ?>${wrap("<rect/>")}`],
  [
    "a sheet by a link",
    wrap('<link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="http://bad/"/>'),
  ],
  ["an attribute on two lines", wrap('<rect\nonclick\n=\n"bad()"/><rect onclick=bad()/>')],
  [
    "a base",
    wrap(
      '<rect xml:base="http://bad/"/><base xmlns="http://www.w3.org/1999/xhtml" href="http://bad/"/>',
    ),
  ],
  [
    "frames and films",
    wrap(
      '<iframe src="bad"/><video src="http://bad/"/><audio href="http://bad/"/><embed src="bad"/><object data="bad"/>',
    ),
  ],
  [
    "a cursor",
    wrap(
      '<cursor href="http://bad/"/><rect cursor="url(http://bad/), auto" mask="url(http://bad/#a)"/>',
    ),
  ],
  [
    "text that ends the sheet of our own fonts",
    wrap("<text>&lt;/style>&lt;script>bad()&lt;/script></text>"),
  ],
])("nothing runs or is loaded: %s", async (_, bytes) => {
  const { image } = await prepare("pic.svg", bytes);
  if (image === null) return;
  const svg = new TextDecoder("utf-8", { fatal: true }).decode(image.bytes);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  const rest = svg
    .replace(' xmlns="http://www.w3.org/2000/svg"', "")
    .replace(/url\("data:font\/ttf;base64,[^"]*"\)/g, "");
  expect(rest).not.toMatch(
    /<(?![/\w])|<\/?(?:\w+:|script|handler|listener|iframe|foreignObject|body)/i,
  );
  expect(rest.replace(/>[^<]*</g, "><")).not.toMatch(/\son|bad|script:|:\/\/|svg\+xml/i);
});

test.each([
  [
    "ISO-8859-1 as declared",
    Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?>${wrap("<title>\xe9</title>")}`,
      "latin1",
    ),
    "é",
  ],
  [
    "Shift_JIS as declared",
    Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="Shift_JIS"?>'),
      Buffer.from(wrap("<title>\x8a\xbf\x8e\x9a</title>"), "latin1"),
    ]),
    "漢字",
  ],
  ["UTF-16", utf16(wrap("<title>漢字</title>"), false, true), "漢字"],
])("a drawing in %s is shown, in UTF-8", async (_, bytes, word) => {
  const { image, found } = await prepare("pic.svg", bytes);
  expect(found).toEqual([]);
  expect(new TextDecoder().decode(image?.bytes)).toContain(`<title>${word}</title>`);
});

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test.each<[string, string | Uint8Array, string]>([
  ["pic.png", bad, "unreadable-image"],
  ["pic.jpg", "<!doctype html><script>bad()</script>", "unreadable-image"],
  ["pic.gif", `\uFEFF${bad}`, "unreadable-image"],
  ["pic.svg", png, "unsafe-image"],
  [
    "pic.svg",
    "<html xmlns='http://www.w3.org/1999/xhtml'><script>bad()</script></html>",
    "unsafe-image",
  ],
])("%s that is something else is told of and not copied", async (name, bytes, code) => {
  const { image, found } = await prepare(name, bytes);
  expect(found).toMatchObject([{ code, line: 5 }]);
  expect(image).toBeNull();
});

test("a picture of pixels by the name of another kind goes by the name of its own", async () => {
  expect((await prepare("pic.jpg", png)).image?.name).toMatch(/\.png$/);
});

test("words are set in the deck's fonts, whose licences go with them", async () => {
  const { image, names, found } = await prepare(
    "pic.svg",
    wrap('<text>漢 <tspan font-family="monospace">x</tspan> 😀</text>'),
  );
  expect(found).toEqual([]);
  const svg = new TextDecoder().decode(image?.bytes);
  expect(svg.match(/@font-face\{font-family:"[^"]*"/g)).toEqual(
    ["Text", "Text", "Text", "Code", "Code", "Code"].map(
      (use) => `@font-face{font-family:"Lectern ${use}"`,
    ),
  );
  for (const name of ["Inter", "BIZUDPGothic", "JetBrainsMono", "NotoEmoji"]) {
    expect(names).toContain(`licences/${name}.txt`);
  }
  expect(image?.bytes.length).toBeLessThan(40_000);
});

test("a character that no font has is told of at the image's line", async () => {
  const { found } = await prepare("pic.svg", wrap("<text>a\u1000</text>"));
  expect(found).toMatchObject([{ code: "missing-glyph", severity: "warning", line: 5 }]);
  expect(found[0]?.message).toBe('No font has "\u1000" (U+1000) in image "pic.svg".');
});

test("a font named in the settings, or brought along by the drawing, has it", async () => {
  const font = "katex/dist/fonts/KaTeX_AMS-Regular.ttf";
  const named = await prepare("pic.svg", wrap("<text>\u2136</text>"), `---\nfonts: ${font}\n---\n`);
  expect(named.found).toEqual([]);
  const { readFile } = await import("node:fs/promises");
  const data = await readFile(
    new URL(import.meta.resolve("katex/dist/fonts/KaTeX_AMS-Regular.woff2")),
  );
  const face = `<style>@font-face{font-family:A;src:url(data:font/woff2;base64,${data.toString("base64")})}</style>`;
  const own = await prepare("pic.svg", wrap(`${face}<text font-family="A">\u2136</text>`));
  expect(own.found).toEqual([]);
});
