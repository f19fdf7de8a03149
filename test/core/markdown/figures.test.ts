import { describe, expect, test } from "vitest";

import type { ImageInline } from "../../../src/core/model/inline.ts";
import { listImages } from "../../../src/core/model/image.ts";
import { outline, read } from "./chapter-facts.ts";

function imagesOf(text: string): ImageInline[] {
  return listImages(read(text).chapter).map(({ image }) => image);
}

describe("images in a paragraph", () => {
  test.each([
    ["alone are a figure", '![A](a.png "C")', ['figure: img(a.png "A") = C']],
    [
      "alone on several lines are one figure, without a caption",
      '![A](a.png "C")\n![B](b.png)',
      ['figure: img(a.png "A")img(b.png "B")'],
    ],
    [
      "among words are a figure after them",
      "Text ![A](a.png) goes on.",
      ["p: Text goes on.", 'figure: img(a.png "A")'],
    ],
    [
      "between Japanese lines leave no space",
      "前の\n![A](a.png)\n文。",
      ["p: 前の文。", 'figure: img(a.png "A")'],
    ],
    ["between breaks leave one", "a  \n![A](a.png)  \nb", ["p: a⏎b", 'figure: img(a.png "A")']],
    [
      "before words leave the spaces and breaks between these",
      "![A](a.png) **a** **b**  \nc",
      ["p: strong(a) strong(b)⏎c", 'figure: img(a.png "A")'],
    ],
    [
      "in a mark or a link take it with them",
      "a **![A](a.png)** [![B](b.png)](u)",
      ["p: a", 'figure: img(a.png "A")link(u: img(b.png "B"))'],
    ],
    [
      "in a link with words keep it, and leave it to the words too",
      "[![A](a.png) b](u)",
      ["p: link(u: b)", 'figure: link(u: img(a.png "A"))'],
    ],
    [
      "alone in a link keep it",
      '[![A](a.png "C")](https://x.org)',
      ['figure: link(https://x.org: img(a.png "A")) = C'],
    ],
    [
      "two in one link are a link each",
      "[![A](a.png) ![B](b.png)](u)",
      ['figure: link(u: img(a.png "A"))link(u: img(b.png "B"))'],
    ],
    [
      "that are badges are one figure, each with its own link",
      "[![npm](https://img.example/npm.svg)](https://npm.example)\n[![build](https://img.example/ci.svg)](https://ci.example) ![plain](p.svg)",
      [
        'figure: link(https://npm.example: img(https://img.example/npm.svg "npm"))link(https://ci.example: img(https://img.example/ci.svg "build"))img(p.svg "plain")',
      ],
    ],
    ["as raw tags are the same", 'a <img src="a.png" alt="A">', ["p: a", 'figure: img(a.png "A")']],
  ])("%s", (_, text, blocks) => {
    expect(outline(text)).toEqual(blocks);
  });

  test("in an item of a list stay in it", () => {
    expect(outline("- a ![A](a.png)\n- b")).toEqual(['ul[p: a, figure: img(a.png "A"); p: b]']);
  });

  test("in a heading or a table stay in it, but a heading of nothing else is a figure", () => {
    expect(outline("# a ![A](a.png)\n\n|![B](b.png)|\n|-|\n\n## ![](c.png)")).toEqual([
      'h1: a img(a.png "A")',
      'img(b.png "B")',
      'figure: img(c.png "")',
    ]);
  });

  test("in a heading or a table keep their link, also where there is nothing else", () => {
    expect(outline("|[![](b.png)](u)|\n|-|\n\n## [![](c.png)](#v)")).toEqual([
      'link(u: img(b.png ""))',
      'figure: link(#v: img(c.png ""))',
    ]);
  });

  test("have their alternative text and title without marks and line ends", () => {
    expect(imagesOf('![a *b* `c`\nd &amp; \\[e](a.png "x &lt;\ny")')).toEqual([
      { type: "image", src: "a.png", alt: "a b c d & [e", title: "x < y", widthPx: null },
    ]);
  });

  test("may be named by a definition", () => {
    expect(imagesOf("![A][x]\n\n[x]: <a b.png> 'T'")).toMatchObject([
      { src: "a b.png", title: "T" },
    ]);
  });
});

describe("a raw <img>", () => {
  test.each([
    ["600", 600],
    ["600px", 600],
    ["600.5", 600],
    ["50%", null],
    ["40em", null],
    ["auto", null],
    ["-1", null],
    ["0", null],
    ["", null],
  ])('with the width "%s" wishes for %s px', (width, widthPx) => {
    expect(imagesOf(`a <img src=a.png width="${width}">`)).toMatchObject([{ widthPx }]);
    expect(imagesOf(`<div><img src=a.png width="${width}"></div>`)).toMatchObject([{ widthPx }]);
  });

  test.each(["a %s", "<p>%s</p>"])("is read by its attributes, decoded once, in %j", (frame) => {
    const tag = `<IMG ALT='the src=x &amp;lt; "y"' src = a.png TITLE="T">`;
    expect(imagesOf(frame.replace("%s", tag))).toMatchObject([
      { src: "a.png", alt: 'the src=x &lt; "y"', title: "T" },
    ]);
  });

  test("without a file is none", () => {
    expect(outline("a <img> b\n\n<p><img alt=A></p>")).toEqual(["p: a b"]);
  });
});

describe("a block of raw HTML", () => {
  test.each([
    [
      "an image in a division",
      '<div align="center">\n  <img src="a.png" width=600>\n</div>',
      ['figure: img(a.png "")'],
    ],
    [
      "a picture in a link",
      '<a href="u"><picture><source srcset="b"><img src="a.png"></picture></a>',
      ['figure: link(u: img(a.png ""))'],
    ],
    [
      "a caption after its image",
      "<figure><img src=a.png><figcaption>A <b>b</b>\nc</figcaption></figure>",
      ['figure: img(a.png "") = A <b>b</b> c'],
    ],
    [
      "a caption before its image",
      "<figure><figcaption>A</figcaption><img src=a.png></figure>",
      ['figure: img(a.png "") = A'],
    ],
    [
      "a caption of two paragraphs",
      "<figure><img src=a.png><figcaption><p>A</p><p>B</p></figcaption></figure>",
      ['figure: img(a.png "") = A B'],
    ],
    [
      "a caption without an image",
      "<figure><figcaption>A</figcaption></figure>\n<p>B</p>",
      ["p: A", "p: B"],
    ],
    [
      "two figures",
      "<figure><img src=a.png></figure><figure><img src=b.png><figcaption>B</figcaption></figure>",
      ['figure: img(a.png "")', 'figure: img(b.png "") = B'],
    ],
    [
      "an image before a figure",
      "<p><img src=a.png><figure><img src=b.png><figcaption>B</figcaption></figure>",
      ['figure: img(a.png "")', 'figure: img(b.png "") = B'],
    ],
    [
      "a figure of two captions",
      "<figure><img src=a.png><figcaption>A</figcaption><img src=b.png><figcaption>B</figcaption></figure>",
      ['figure: img(a.png "") = A', 'figure: img(b.png "") = B'],
    ],
    [
      "two captions and one image",
      "<figure><figcaption>A</figcaption><figcaption>B</figcaption><img src=a.png></figure>",
      ["p: A", 'figure: img(a.png "") = B'],
    ],
    ["a caption left open", "<figure><img src=a.png><figcaption>A", ['figure: img(a.png "") = A']],
    [
      "words around an image",
      "<p>A <img src=a.png> b</p>",
      ["p: A", 'figure: img(a.png "")', "p: b"],
    ],
    [
      "paragraphs, items and breaks",
      "<ul><li>A<li>B</ul>C<br>D<h3>E</h3>",
      ["ul[p: A; p: B]", "p: C⏎D", "h3: E"],
    ],
    ["words in a line", "<p>a <b>b</b><wbr>c <a href=u>d</a></p>", ["p: a <b>b</b>c link(u: d)"]],
    ["Japanese on two lines", "<p>日本\n語</p>", ["p: 日本語"]],
    ["entities", "<p>&lt;b&gt; &amp;amp;</p>", ["p: <b> &amp;"]],
    ["code", "<pre><code>\na\n  b &lt;\n</code></pre><p>c</p>", ["code -: a\n  b <", "p: c"]],
    ["code left open", "<pre>a\n\nb", ["code -: a\n\nb"]],
    [
      "a script and words",
      "<div><script>a</script><style>b</style><template><b>c</b></template>d</div>",
      ["p: d"],
    ],
    ["nothing but tags", "<div>\n<hr>\n</div>", []],
    ["a comment", "<!-- a -->", []],
    ["a comment over blank lines", "<!-- a\n\n# b\n\nc -->\n\nd", ["p: d"]],
    ["a stray closing tag", "</div>\n\na", ["p: a"]],
  ])("reads %s", (_, html, blocks) => {
    expect(outline(html)).toEqual(blocks);
  });

  test("lets Markdown between its tags be Markdown", () => {
    expect(outline('<div align="center">\n\n**a** ![A](a.png)\n\n</div>')).toEqual([
      "p: strong(a)",
      'figure: img(a.png "A")',
    ]);
  });
});
