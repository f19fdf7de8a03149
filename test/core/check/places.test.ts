import { describe, expect, test } from "vitest";

import { checkDiagrams } from "../../../src/core/check/check-diagrams.ts";
import type { ImageFact } from "../../../src/core/model/image.ts";
import { checkPlanned, planChapter } from "../../../src/core/pipeline.ts";
import { decodeText } from "../../../src/app/chapter/decode-text.ts";

/** Where a block may stand in a chapter. */
const frames: Readonly<Record<string, (block: string) => string>> = {
  "on its own": (block) => block,
  "behind front matter": (block) => `---\nauthor: 山田\n---\n\n${block}`,
  "at the beginning of an item": (block) => `- ${indent(block, 2).trimStart()}`,
  "later in an item": (block) => `- 一つ目\n- 二つ目\n\n${indent(block, 2)}`,
  "in a list in a list": (block) => `1. one\n   - two\n\n${indent(block, 5)}`,
  "in a quote": (block) => `> words\n>\n${block.replace(/^/gm, "> ")}`,
  "in a quote in an item": (block) => `- one\n\n${indent(block.replace(/^/gm, "> "), 2)}`,
  "in a footnote": (block) => `words[^n]\n\n[^n]: more\n\n${indent(block, 4)}`,
};

const indent = (block: string, width: number) => block.replace(/^/gm, " ".repeat(width));

/** Ways in which a file may be saved. */
const savings: Readonly<Record<string, (text: string) => string>> = {
  "": (text) => text,
  ", with CRLF": (text) => text.replaceAll("\n", "\r\n"),
  ", with a byte order mark and CRLF": (text) => `\ufeff${text.replaceAll("\n", "\r\n")}`,
};

/** What is wrong, as `code line:column`, in a file that was saved in some way. */
async function judge(saved: string): Promise<string[]> {
  const decoded = await decodeText(new TextEncoder().encode(saved));
  const planned = planChapter({ path: "a.md", ...decoded }, "a", { config: {}, flags: {} });
  const images = new Map<string, ImageFact>([
    [
      "there.png",
      { status: "found", href: "x.png", widthPx: 1, heightPx: 1, leftOut: [], missing: [] },
    ],
    ["https://x.org/y.png", { status: "remote" }],
    ["../out.png", { status: "outside" }],
    ["bad.txt", { status: "unreadable" }],
  ]);
  const found = await checkPlanned(planned, { images, links: new Map() });
  return found.map(({ code, line, column }) => `${code} ${line}:${column}`);
}

/** All places where a text stands in another, as `code line:column`. */
function placesOf(needle: string, text: string, code: string): string[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      Array.from(
        line.matchAll(new RegExp(needle, "g")),
        (match) => `${code} ${index + 1}:${match.index + 1}`,
      ),
    );
}

const blocks: readonly (readonly [name: string, block: string, wrong: string])[] = [
  ["missing-image", "An ![arch](gone.png) of stone.", "gone.png"],
  [
    "missing-image",
    "![arch](gone.png) beside ![arch](gone.png)\nand ![arch](gone.png)",
    "gone.png",
  ],
  ["missing-image", '[![arch](gone.png "gone")](https://x.org)', "gone.png"],
  [
    "missing-image",
    '<div align="center">\n<img\n  alt="gone.png" src="gone.png">\n</div>',
    '(?<=src=")gone.png',
  ],
  ["missing-image", "| figure |\n| --- |\n| ![arch](gone.png) ![arch](gone.png) |", "gone.png"],
  ["missing-image", "橋の<img src='gone.png' alt='橋'>図", "gone.png"],
  ["missing-image", "term\n: said\n: ![arch](gone.png)", "gone.png"],
  ["remote-image", "![arch](https://x.org/y.png)", "https:"],
  ["image-outside-project", "![arch](../out.png)", "\\.\\./out"],
  ["unreadable-image", "![arch](bad.txt)", "bad.txt"],
  ["missing-alt", "![](there.png)", "there.png"],
  ["broken-link", "See [the arch](#gone) and\n[it](#gone).", "#gone"],
  ["broken-link", "<ul>\n<li>an <a class=x\n  href='#gone'>arch</a></li>\n</ul>", "#gone"],
  ["broken-link", "| [arch](#gone) |\n| --- |\n| <a href='#gone'>b</a> |", "#gone"],
  ["broken-link", "[![arch](there.png)](#gone)", "#gone"],
  ["broken-link", "[arch](gone.pdf)", "gone.pdf"],
  ["broken-link", "[an arch][a]\n\n[a]: #gone", "\\[an arch\\]"],
  ["unknown-language", "```klingon\nqapla\n```", "klingon"],
  ["unknown-language", "<pre lang='klingon'>\nqapla\n</pre>", "klingon"],
  ["unknown-instruction", "<!-- slide: brek -->\n\nwords", "brek"],
  ["unknown-instruction", "<!-- slide: brek class=a brek -->\n\nwords", "brek"],
  ["unknown-instruction", "<!-- slide:\n  class=a\n  brek -->\n\nwords", "brek"],
  ["unknown-instruction", "The brek of day. <!-- slide: brek -->", "brek(?= -->)"],
  ["unknown-instruction", "<div>\n<p>brek</p> <!-- slide: brek -->\n</div>", "brek(?= -->)"],
  ["unknown-instruction", "<!-- slide: class=a layout=nowhere -->\n\nwords", "layout=nowhere"],
  ["unclosed-comment", "words\n\n<!-- 後で書く", "<!--"],
  ["unclosed-comment", "<div>a <!-- b --> c <!-- 後で書く\n</div>", "<!-- 後"],
  ["unclosed-fence", "words\n\n```sh\nls", "```"],
];

describe.each(Object.keys(frames))("a diagnostic is at its line and column %s", (frame) => {
  test.each(blocks)("%s: %j", async (code, block, wrong) => {
    for (const [saving, save] of Object.entries(savings)) {
      const text = frames[frame]?.(block) ?? "";
      const wanted = placesOf(wrong, text, code);
      expect(wanted.length).toBeGreaterThan(0);
      expect(await judge(save(text)), saving).toEqual(wanted);
    }
  });
});

test("a diagram that cannot be drawn is reported at its fence", () => {
  const text = "# T\n\n- a\n  - ```mermaid\n    graph\n    ```\n";
  const source = { path: "a.md", text, encoding: "utf-8", damage: null };
  const [found] = checkDiagrams({ source, faults: [{ line: 4, kind: "syntax", message: "no" }] });
  expect(`${found?.code} ${found?.line}:${found?.column}`).toBe(
    placesOf("```mermaid", text, "diagram-syntax")[0],
  );
});

describe("so is one of the chapter itself", () => {
  test.each([
    ["empty-section", "# T\n\n## A\n\nwords\n\n  ##  B\n", "##  B"],
    ["empty-section", "# T\n\nB\n---\n", "B"],
    ["empty-section", "# T\n\n<div><h2>B</h2></div>\n", "<h2"],
    ["heading-skips-depth", "---\nauthor: 山田\n---\n\n# T\n\n #### B\n\nwords\n", "####"],
    ["duplicate-heading", "# T\n\n## B\n\nwords\n\n ## B \n\nwords", "(?<= )## B"],
    ["unknown-setting", "---\nauthor: 山田\nauhtor: x\n---\n\n# T\n\nwords", "auhtor"],
    ["unknown-setting", "---\n  author: 山田\n  level: x\n---\n\n# T\n\nwords", "level"],
    ["invalid-setting", "---\nauthor: ratio\nratio: 1\n---\n\n# T\n\nwords", "^ratio"],
    ["front-matter", "---\nauthor: 山田\ntitle: [a\n---\n\n# T\n\nwords", null],
  ])("%s: %j", async (code, text, wrong) => {
    for (const [saving, save] of Object.entries(savings)) {
      const found = await judge(save(text));
      if (wrong === null) expect(found, saving).toEqual(await judge(text));
      else expect(found, saving).toEqual(placesOf(wrong, text, code));
    }
  });
});
