import { describe, expect, test } from "vitest";

import { readChapter } from "../../../src/core/markdown/read-chapter.ts";
import type { Block } from "../../../src/core/model/chapter.ts";
import { outlineBlocks } from "./chapter-facts.ts";

function blocksOf(text: string, isTrusted = true): readonly Block[] {
  const source = { path: "a.md", text, encoding: "utf-8", damage: null } as const;
  return readChapter(source, "a", { isTrusted }).chapter.intro;
}

const outline = (text: string): string[] => outlineBlocks(blocksOf(text));

describe("HTML that the user trusts", () => {
  test.each([
    '<iframe src="https://example.org/a" width="400"></iframe>',
    '<div style="color: red" onclick="go()"><p>words</p></div>',
    '<video src="https://example.org/a.mp4" controls=""></video>',
    '<svg viewBox="0 0 9 9"><path d="M0 0h9"></path></svg>',
    "<my-card>\nwords\n</my-card>",
    '<table style="color: red"><tbody><tr><td>a</td></tr></tbody></table>',
  ])("stands as it is written: %s", (html) => {
    expect(outline(html)).toEqual([`raw: ${html}`]);
    expect(outline(`words\n\n${html}\n\nmore`)).toEqual(["p: words", `raw: ${html}`, "p: more"]);
  });

  test("has no comments of its author, and keeps what is none", () => {
    const html = '<div style="color: red"><!-- a -->b<template><!-- c -->d</template>e</div>';
    const plain = '<div style="color: red">b<template>d</template>e</div>';
    expect(outline(html)).toEqual([`raw: ${plain}`]);
    const script = '<script>let a = "<!-- b -->";</script>';
    expect(JSON.stringify(blocksOf(script))).toContain("<!-- b -->");
  });

  test.each([
    ["an empty line", "<div id=a>\n<b>a</b>\n\n<p>b</p>\n</div>"],
    ["what looks like code", "<svg>\n\n    <path/>\n\n</svg>"],
    ["what looks like Markdown", "<video>\n\n- *a*\n\n</video>"],
  ])("is one block with %s in it", (_, html) => {
    expect(blocksOf(html)).toMatchObject([
      { type: "raw-html", range: { startLine: 1, endLine: html.split("\n").length } },
    ]);
  });

  test.each([
    "# Heading",
    '<div align="center"><img src="a.svg" width=600></div>',
    "<figure><img src=a.svg><figcaption>words</figcaption></figure>",
    "<details>\n<summary>more</summary>\n\n- one\n\n</details>",
    "<div>\n\n**bold**\n\n</div>",
    "<ul><li>one</li></ul>",
    "<table><tr><td>a</td></tr></table>",
    "words with <kbd>a</kbd> and <ruby>b<rt>c</rt></ruby>",
    "<!-- slide: skip -->\n\nwords",
  ])("is read as ever where nothing would be left out: %s", (text) => {
    expect(blocksOf(text)).toEqual(blocksOf(text, false));
  });

  test("has a script with the element that it stands behind, and alone as what is not seen", () => {
    expect(outline("<canvas id=a></canvas>\n\n<script>\ndraw();\n\nmore();\n</script>")).toEqual([
      'raw: <canvas id="a"></canvas>\n<script>\ndraw();\n\nmore();\n</script>',
    ]);
    expect(outline("words\n\n<style>p { color: red }</style>\n\nmore")).toEqual([
      "p: words",
      "slide: html",
      "p: more",
    ]);
  });

  test("stands in a line of text, in items, cells and quotes", () => {
    const button = '<button onclick="go()">*a*</button>';
    expect(outline(`words ${button} more`)).toEqual([`p: words raw(${button}) more`]);
    expect(outline(`- ${button}`)).toEqual([`ul[raw: ${button}]`]);
    expect(outline(`| a |\n| - |\n| ${button} |`)).toEqual([`a / raw(${button})`]);
    expect(outline(`> <video></video>`)).toEqual(["quote[raw: <video></video>]"]);
  });

  test.each([
    "</section></div><div id=a><b>words</div></main>",
    "<div id=a><plaintext>words",
    "<div id=a><!-- words",
    "<p id=a>words</li>",
  ])("closes nothing that stands around it, and hides nothing: %s", (html) => {
    const found = blocksOf(`${html}\n\nmore`);
    const raw = found.flatMap((block) => (block.type === "raw-html" ? [block.value] : []));
    for (const value of raw) expect(value).not.toMatch(/<\/(?:section|main|li)>|<plaintext|<!--/);
    expect(JSON.stringify(found)).toContain("more");
  });

  test("names the files beside the chapter that it loads", () => {
    const [block] = blocksOf(
      '<video id="a" poster=\'b c.png\' src=a.mp4><source src="/x">\n</video>',
    );
    const files = block?.type === "raw-html" ? block.files : [];
    const value = block?.type === "raw-html" ? block.value : "";
    expect(files.map(({ src }) => src)).toEqual(["b c.png", "a.mp4", "/x"]);
    expect(files.map(({ start, end }) => value.slice(start, end))).toEqual([
      'poster="b c.png"',
      'src="a.mp4"',
      'src="/x"',
    ]);
    expect(
      blocksOf('<iframe src="https://a.org"></iframe>\n<a href="b.md" id="c">d</a>'),
    ).toMatchObject([{ files: [] }, { type: "paragraph" }]);
  });
});
