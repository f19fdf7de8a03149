import { describe, expect, test } from "vitest";

import { cleanSvg } from "../../src/render/clean-svg.ts";

const wrap = (inside: string, attributes = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

describe("a drawing stays as it is", () => {
  test.each([
    ["shapes", '<g id="a"><rect width="4" height="2" style="fill: url(#g)"/></g><use href="#a"/>'],
    ["styles", "<style><![CDATA[ rect > g { fill: url('#g'); color: red } ]]></style>"],
    ["links", '<a xlink:href="https://example.org/"><text>a &lt; b</text></a>'],
    ["pictures in it", '<image xlink:href="data:image/png;base64,AAAA"/>'],
    ["motion", '<rect><animate attributeName="x" values="0;9" repeatCount="indefinite"/></rect>'],
    ["notes of programs", '<metadata/><sodipodi:namedview id="v"/>'],
    ["10,000 uses", `<path id="p" d="M0 0"/>${'<use href="#p"/>'.repeat(10_000)}`],
  ])("with %s", (_, inside) => {
    expect(cleanSvg(wrap(inside))).toMatchObject({ status: "clean" });
  });
});

describe("what runs or loads is left out", () => {
  test.each([
    ["<script>bad()</script><rect/>", "<script>"],
    ['<x:script xmlns:x="http://www.w3.org/2000/svg">bad()</x:script>', "xmlns:x"],
    [
      '<inkscape:script xmlns:inkscape="&#x68;ttp://www.w3.org/2000/svg">bad()</inkscape:script>',
      "xmlns:inkscape",
    ],
    ["<foreignObject><p>bad</p></foreignObject>", "<foreignObject>"],
    ['<rect onclick="bad()" ONLOAD="bad()"/>', "onclick"],
    ['<a href="javascript:bad()"><rect/></a>', "href"],
    ['<a xlink:href=" java&#10;script:bad()"><rect/></a>', "xlink:href"],
    ['<a z:href="javascript:bad()" xmlns:z="http://www.w3.org/1999/xlink"><rect/></a>', "z:href"],
    ['<a><set attributeName="xlink:href" to="javascript:bad()"/></a>', "attributeName"],
    ['<image href="http://bad/"/>', "href"],
    ['<use href="data:image/svg+xml,bad#x"/>', "href"],
    ['<feImage href="//bad/x"/>', "href"],
    ['<rect style="fill: url(http://bad/#a)"/>', "url()"],
    ["<style>@import 'http://bad/'; rect { fill: url( bad.svg#a ) }</style>", "url()"],
    ["<style>&#64;import 'http://bad/';</style>", "url()"],
    ['<rect xml:base="http://bad/"/>', "xml:base"],
  ])("%s", (inside, leftOut) => {
    const cleaned = cleanSvg(wrap(inside));
    expect(cleaned).toMatchObject({
      status: "cleaned",
      leftOut: expect.arrayContaining([leftOut]),
      // Words that are left do nothing.
      svg: expect.not.stringMatching(/<[^>]*bad|@import|<style>[^<]*bad/),
    });
  });

  test("a sheet named before the drawing, too, and one that never ends is ended", () => {
    const svg = `<?xml-stylesheet href="http://bad/"?>${wrap("<g><g><rect/>").replace("</svg>", "")}`;
    expect(cleanSvg(svg)).toMatchObject({
      status: "cleaned",
      svg: expect.stringMatching(/^<svg [^>]*><g><g><rect><\/rect><\/g><\/g><\/svg>$/),
    });
  });
});

describe("bombs are refused", () => {
  const nested = (part: (id: number) => string) =>
    wrap(Array.from({ length: 10 }, (_, id) => part(id)).join(""));

  test.each([
    [
      "entities",
      `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${wrap("<text>&b;</text>")}`,
    ],
    ["another encoding", `<?xml version="1.0" encoding="utf-7"?>${wrap("")}`],
    [
      "uses of uses",
      nested((id) => `<g id="a${id + 1}">${`<use href="#a${id}"/>`.repeat(10)}</g>`),
    ],
    [
      "fills of fills",
      nested(
        (id) => `<pattern id="a${id + 1}">${`<rect fill="url(#a${id})"/>`.repeat(10)}</pattern>`,
      ),
    ],
  ])("%s", (_, svg) => {
    expect(cleanSvg(svg)).toEqual({ status: "refused" });
  });

  test("what refers to itself is not followed for ever", () => {
    expect(cleanSvg(wrap('<g id="a"><use href="#a"/></g>'))).toEqual({
      status: "clean",
      inside: [],
    });
  });

  test("so are a million elements in one another, in no time", () => {
    const start = performance.now();
    expect(cleanSvg(wrap("<g>".repeat(1_000_000)))).toEqual({ status: "refused" });
    expect(cleanSvg(wrap("<g ".repeat(1_000_000)))).toMatchObject({ status: expect.any(String) });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
