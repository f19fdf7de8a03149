import { describe, expect, test } from "vitest";

import { allBlocksOf, outline, rangeFaultsOf, read, visibleTextOf } from "../chapter-facts.ts";

describe("raw HTML is read as what it is", () => {
  test.each([
    [
      "words with bold and a link",
      '<div align="center"><p>A river <b>carries</b> silt, see <a href="https://x.org" title="T">the map</a>.</p></div>',
      ["p: A river <b>carries</b> silt, see link(https://x.org: the map)."],
    ],
    [
      "a heading, with an id of its own",
      '<h2 align="center" id="delta">The <em>delta</em></h2>\n<p>It grows.</p>',
      ["h2: The <em>delta</em>", "p: It grows."],
    ],
    [
      "a heading with a logo, as the heading and its figure",
      '<h1 align="center">\n  <a href="https://x.org"><img src="logo.svg"></a><br>\n  Delta\n</h1>',
      ["h1: Delta", 'figure: link(https://x.org: img(logo.svg ""))'],
    ],
    [
      "a heading of nothing but a logo, as a figure",
      "<h1><img src=logo.svg alt=Delta></h1>",
      ['figure: img(logo.svg "Delta")'],
    ],
    [
      "a list in a list",
      "<ul>\n<li>川 <b>上</b></li>\n<li>森\n<ol start=3><li>杉</li><li>松</li></ol></li>\n</ul>",
      ["ul[p: 川 <b>上</b>; p: 森, ol 3[p: 杉; p: 松]]"],
    ],
    [
      "a list in a list, beside the item it belongs to",
      "<ul><li>a</li><ul><li>b</li></ul></ul>",
      ["ul[p: a, ul[p: b]]"],
    ],
    ["a list without items", "<ul></ul><ol> <li></li> </ol>", []],
    [
      "an item with an image in a link",
      '<ul><li>a <a href="u"><img src="b.png"></a></li></ul>',
      ['ul[p: a, figure: link(u: img(b.png ""))]'],
    ],
    [
      "a quotation of two paragraphs",
      "<blockquote><p>水は低きに</p><p>流れる</p></blockquote>",
      ["quote[p: 水は低きに, p: 流れる]"],
    ],
    [
      "definitions",
      "<dl><dt>Silt</dt><dd>fine soil</dd><dd><p>or dust</p></dd><div><dt>Sand</dt><dd>coarse</dd></div></dl>",
      ["dl[Silt, Sand]"],
    ],
    [
      "code with its language",
      '<pre><code class="hl language-py">a &lt; b</code></pre>\n<pre lang="ts">c<br>d</pre>',
      ["code py: a < b", "code ts: c\nd"],
    ],
    ["a break", "<p>A<br/>B<br>\nC</p>", ["p: A⏎B⏎C"]],
    [
      "a link around blocks",
      '<div><a href="u"><div>A<p>B <i>c</i></p><img src="d.png"></div></a></div>',
      ["p: link(u: A)", "p: link(u: B <i>c</i>)", 'figure: link(u: img(d.png ""))'],
    ],
    [
      "a link in a link, as two",
      '<p><a href="u">A <a href="v">B</a></p>',
      ["p: link(u: A )link(v: B)"],
    ],
    [
      "a table with marks and links in its cells",
      '<table><tr><th>A <b>b</b></th></tr><tr><td><a href="u">c</a><p>d</p></td></tr></table>',
      ["A <b>b</b> / [p: link(u: c), p: d]"],
    ],
    [
      "details in a division",
      "<div><details><summary>More <b>b</b></summary>A<ul><li>B</li></ul></details></div>C",
      ["details[p: A, ul[p: B]]", "p: C"],
    ],
    [
      "an instruction among blocks, and words after one",
      "<div>\n<p>A</p>\n<!-- slide: break -->\n<p>B</p>\n</div>\n\n<!-- slide: skip --> C",
      ["p: A", "slide: break", "p: B", "slide: skip", "p: C"],
    ],
  ])("%s", (_, html, blocks) => {
    expect(outline(html)).toEqual(blocks);
  });

  test.each([
    ["a list", "<ul>\n<li>a</li>\n\n<li>b</li>\n\n</ul>\n\n<p>c</p>", ["ul[p: a; p: b]", "p: c"]],
    [
      "a table, in a quote",
      "> <table>\n> <tr><td>a</td></tr>\n>\n> <tr><td>b</td></tr>\n> </table>",
      ["quote[a / b]"],
    ],
    [
      "a list that is never closed",
      "<ul>\n<li>a</li>\n\n<li>b</li>\n\nc",
      ["ul[p: a]", "p: b", "p: c"],
    ],
    ["a list with Markdown in it", "<ul>\n<li>\n\n**a**\n\n</li>\n</ul>", ["p: strong(a)"]],
    [
      "a list with a comment that hides",
      "<ul>\n<li>a <!-- b\n\n<li>c</li>\n</ul>",
      ["ul[p: a]", "p: c"],
    ],
  ])("with empty lines within: %s", (_, html, blocks) => {
    expect(outline(html)).toEqual(blocks);
  });

  test("definitions and details have what is said of each, and their titles", () => {
    const { chapter } = read(
      "<dl><dt>Silt<dd>fine<dd>or dust<dt>Sand</dl>\n\n<details><summary><img src=a.png> More</summary>b</details>",
    );
    expect(chapter.intro).toMatchObject([
      {
        items: [
          {
            term: [{ value: "Silt" }],
            blocks: [{ inlines: [{ value: "fine" }] }, { type: "paragraph" }],
          },
          { term: [{ value: "Sand" }], blocks: [] },
        ],
      },
      { kind: "details", title: [{ type: "image" }, { value: "More" }], blocks: [{}] },
    ]);
  });

  test("each block on its own lines", () => {
    const text =
      '# T\n\n<div align="center">\n  <h2>\n  A\n  </h2>\n\n  <p>\n    words\n  </p>\n  <ul>\n    <li>x\n    <li>y\n  </ul>\n</div>';
    const { chapter } = read(text);
    expect(
      allBlocksOf(chapter).map(({ type, range }) => [type, range.startLine, range.endLine]),
    ).toEqual([
      ["heading", 1, 1],
      ["heading", 4, 6],
      ["paragraph", 9, 9],
      ["list", 11, 14],
    ]);
    const [section] = chapter.sections;
    const list = section?.blocks.at(-1);
    expect(list?.type === "list" && list.items.map(({ range }) => range.startLine)).toEqual([
      12, 13,
    ]);
  });

  test("sections that share their lines each hold what is theirs", () => {
    const text = "<h2>A</h2><p>x\ny</p><h2>B</h2><p>z\n</p><h3>C</h3>";
    const { chapter } = read(text);
    expect(chapter.sections.map(({ slug, blocks }) => [slug, blocks.length])).toEqual([
      ["a", 1],
      ["b", 1],
    ]);
    expect(rangeFaultsOf(chapter, 3)).toEqual([]);
  });

  test("a word in hidden elements is none, every other is kept", () => {
    const { chapter } = read(
      "<div onclick=x><custom-tag>A<script>b</script><center>C</center><unknown>D<td>E</unknown></div>F",
    );
    expect(visibleTextOf(chapter)).toBe("<custom-tag>AC<unknown>DE</unknown>F");
  });
});

test("an instruction on a line with words stands after them", () => {
  expect(
    outline("## A <!-- slide: skip -->\n\nb <!-- slide: break --> c\n\n- d <!-- slide: brek -->"),
  ).toEqual(["h2: A", "slide: skip", "p: b c", "slide: break", "ul[p: d, slide: unknown]"]);
});

describe("a raw <a> in a paragraph", () => {
  test.each([
    [
      "is a link",
      'See <a href="02.md#x" class="y">the <b>next</b></a>.',
      "p: See link(02.md#x: the <b>next</b>).",
    ],
    ["is decoded once", '<b>a</b> <a HREF="?a=1&amp;b=2">c</a>', "p: <b>a</b> link(?a=1&b=2: c)"],
    ["without an address stays a tag", 'a <a name="b">c</a>', 'p: a <a name="b">c</a>'],
    [
      "within another ends that",
      "x <a href=u>a <a href=v>b</a> c</a>",
      "p: x link(u: a )link(v: b) c",
    ],
  ])("%s", (_, text, paragraph) => {
    expect(outline(text)).toEqual([paragraph]);
  });

  test("around an image is the link of the figure", () => {
    expect(outline('a <a href="u"><img src="b.png"></a>')).toEqual([
      "p: a",
      'figure: link(u: img(b.png ""))',
    ]);
  });
});
