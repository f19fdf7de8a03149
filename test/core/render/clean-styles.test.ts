import { describe, expect, test } from "vitest";

import { cleanSvg } from "../../../src/core/render/svg/clean-svg.ts";

const wrap = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;

function clean(inside: string) {
  const drawing = cleanSvg(wrap(inside));
  if (drawing.status !== "clean") throw new Error("It is refused.");
  return drawing;
}

describe("addresses of others are left out of styles", () => {
  test.each([
    ["url", "fill: url(http://bad/#a)"],
    ["url in capitals", 'fill: URL( "bad.svg#a" )'],
    ["an escaped url", "fill: \\75rl(http://bad/)"],
    ["an escape at the end of url", "fill: ur\\6c (http://bad/)"],
    ["an image set", "cursor: image-set('http://bad/' 1x), auto"],
    ["a prefixed image set", "cursor: -webkit-image-set(url(http://bad/) 1x)"],
    ["src", 'fill: src("http://bad/")'],
    ["image", "mask: image('bad.png')"],
    ["cross-fade", "mask: cross-fade(url(bad), url(bad))"],
    ["element", "mask: element(#bad)"],
    ["a property of one's own", "--bad: url(http://bad/); mask: var(--bad)"],
    ["a comment in url", "fill: url(/**/http://bad/)"],
    ["a drawing as data", "mask: url('data:image/svg+xml,<svg onload=\"bad()\"/>')"],
    ["HTML as data", "mask: url(data:text/html,bad)"],
    ["a line end in a string", "x: '\n;fill:url(http://bad/);y:'"],
    ["brackets without end", "x: (;fill:url(http://bad/)"],
    ["a quotation mark in an address", "mask: url('data:image/png,\");bad:url(http://bad/')"],
    ["a block", "x: {fill:url(http://bad/)}"],
  ])("%s", (_, css) => {
    const escaped = css.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
    for (const inside of [`<rect style="${escaped}"/>`, `<style>rect { ${escaped} }</style>`]) {
      const { svg } = clean(inside);
      const isData = /url\((?<mark>"|&quot;)data:image\/png,[^"&]*\k<mark>\)/;
      expect(svg.replace(isData, "")).not.toMatch(/url\(|bad\/|\\|image-set|onload/i);
    }
  });

  test.each([
    ["@import", "@import 'http://bad/';"],
    ["@import in another case, by its address", "@IMPORT url(http://bad/) screen;"],
    ["an escaped @import", "@\\69mport 'http://bad/';"],
    ["@import after a comment without end", "/* a */ @import/**/'http://bad/';"],
    ["a font of the web", "@font-face { font-family: a; src: url(http://bad/a.woff2) }"],
    ["a font of the system", "@font-face { font-family: a; src: local(bad) }"],
    ["a namespace", "@namespace url(http://bad/);"],
    ["a rule in a media query", "@media print { rect { fill: url(http://bad/) } }"],
    ["an unknown rule", "@document url(http://bad/) { rect { fill: red } }"],
    ["a selector with a string", "a[b='{}@import \"http://bad/\"'] { fill: url(bad) }"],
  ])("%s", (_, css) => {
    const { svg } = clean(`<style><![CDATA[${css}]]></style>`);
    expect(svg).not.toMatch(/bad|import|url/);
  });
});

test("styles that draw stay, written anew", () => {
  const { svg, leftOut } = clean(
    "<style><![CDATA[/* a */ .a > rect:not(.b), #c { fill : url('#g') !important; stroke: rgb(1 2 3 / 50%) } " +
      "@media (prefers-color-scheme: dark) { .a { fill: light-dark(#fff, #000) } }]]></style>" +
      '<rect style="stroke-width:2;;mask:url(data:image/png;base64,AAAA)" transform="rotate(45 1,2)"/>',
  );
  expect(leftOut).toEqual([]);
  expect(svg).toContain(
    '.a &gt; rect:not(.b), #c{fill:url("#g") !important;stroke:rgb(1 2 3 / 50%)}',
  );
  expect(svg).toContain("@media (prefers-color-scheme: dark){.a{fill:light-dark(#fff, #000)}}");
  expect(svg).toContain('style="stroke-width:2;mask:url(&quot;data:image/png;base64,AAAA&quot;)"');
  expect(svg).toContain('transform="rotate(45 1,2)"');
});

describe("families become the deck's", () => {
  test.each([
    ['<text font-family="Arial, sans-serif">a</text>', "Lectern Text"],
    ['<text style="font-family: Consolas, monospace">a</text>', "Lectern Code"],
    [
      '<text style="font: italic bold 12px/1.2 &quot;DejaVu Sans Mono&quot;">a</text>',
      "Lectern Code",
    ],
    ["<style>text { font-family: initial }</style><text>a</text>", "Lectern Text"],
    ["<style>text { font: 12px var(--a) }</style><text>a</text>", "Lectern Text"],
    ["<text>a</text>", "Lectern Text"],
  ])("%s", (inside, family) => {
    const { svg } = clean(inside);
    expect(svg).toContain(family);
    expect(svg).not.toMatch(/arial|consolas|dejavu|var|initial|sans-serif/i);
  });

  test("but those that the drawing brings along stay, before the deck's", () => {
    const font = "data:font/woff2;base64,AAAA";
    const { svg, inside } = clean(
      `<text font-family="Virgil, Arial">a</text><style>@font-face { font-family: "Virgil"; src: url(${font}) format("woff2"), local(x) }</style>`,
    );
    expect(svg).toContain('font-family="&quot;Virgil&quot;,&quot;Lectern Text&quot;"');
    expect(svg).toContain(`@font-face{font-family:"Virgil";src:url("${font}")}`);
    expect(inside).toEqual([font]);
  });

  test("what is set bold, as code or in capitals is known", () => {
    expect(
      clean('<text font-weight="700">a<tspan font-family="Menlo">b</tspan></text>').words,
    ).toEqual({
      text: "ab",
      hasCode: true,
      isBold: true,
    });
    expect(clean('<text style="text-transform: uppercase">ß</text>').words?.text).toBe("ßSSß");
    expect(clean("<title>a</title><desc>b</desc><rect/>").words).toBeNull();
  });
});
