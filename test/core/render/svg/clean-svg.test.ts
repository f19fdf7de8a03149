import { describe, expect, test } from "vitest";

import { cleanSvg } from "../../../../src/core/render/svg/clean-svg.ts";

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
    expect(cleanSvg(wrap(inside))).toMatchObject({ status: "clean", leftOut: [] });
  });
});

describe("what runs or loads is left out", () => {
  test.each([
    ["<script>bad()</script><rect/>", "<script>"],
    ['<x:script xmlns:x="http://www.w3.org/2000/svg">bad()</x:script>', "<script>"],
    [
      '<inkscape:script xmlns:inkscape="&#x68;ttp://www.w3.org/2000/svg">bad()</inkscape:script>',
      "<script>",
    ],
    ["<foreignObject><p>bad</p></foreignObject>", "<foreignObject>"],
    ['<rect onclick="bad()" ONLOAD="bad()"/>', "onclick"],
    ['<a href="javascript:bad()"><rect/></a>', "href"],
    ['<a xlink:href=" java&#10;script:bad()"><rect/></a>', "href"],
    ['<a z:href="javascript:bad()" xmlns:z="http://www.w3.org/1999/xlink"><rect/></a>', "href"],
    ['<a><set attributeName="xlink:href" to="javascript:bad()"/></a>', "attributeName"],
    ['<text>a<set attributeName="font-family" to="serif"/></text>', "attributeName"],
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
      status: "clean",
      leftOut: expect.arrayContaining([leftOut]),
      // Words that are left do nothing.
      svg: expect.not.stringMatching(/<[^>]*bad|@import|<style>[^<]*bad/),
    });
  });

  test("a sheet named before the drawing, too, and one that never ends is ended", () => {
    const svg = `<?xml-stylesheet href="http://bad/"?>${wrap("<g><g><rect/>").replace("</svg>", "")}`;
    expect(cleanSvg(svg)).toMatchObject({
      leftOut: ["<?xml-stylesheet?>"],
      svg: expect.stringMatching(/^<svg [^>]*><g><g><rect\/><\/g><\/g><\/svg>$/),
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
    [
      "attributes declared for all",
      `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "bad()">]>${wrap("<rect/>")}`,
    ],
    [
      "fills of fills, by rules of a stylesheet",
      nested(
        (id) =>
          `<style>.c${id + 1} rect, g > .c${id + 1} { fill: url(#a${id}) }</style>` +
          `<pattern id="a${id}">${`<rect class="c${id}"/>`.repeat(10)}</pattern>`,
      ),
    ],
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
    expect(cleanSvg(wrap('<g id="a"><use href="#a"/></g>'))).toMatchObject({ status: "clean" });
  });

  test.each([
    ["elements in one another", "<g>".repeat(1_000_000)],
    ["elements in one another, hidden from who counts tags", "<g><!--</g>-->".repeat(300_000)],
    ["ends of others", "<g>".repeat(200) + "</x>".repeat(200_000)],
    ["tags in tags", "<g ".repeat(200_000)],
    ["namespaces", '<g xmlns:a="b">'.repeat(200) + "<x:y/>".repeat(60_000)],
    ["brackets in a style", `<style>${"(".repeat(4_000_000)}</style>`],
    ["blocks in a style", `<style>${"a{".repeat(2_000_000)}</style>`],
    ["spaces in an address", `<style>a{b:${`url(${" ".repeat(2_000)}`.repeat(2_000)}}</style>`],
    ["comments in a style", `<rect style="font: ${"/**/ ".repeat(800_000)}x"/>`],
    ["colons in a style", `<style>${":;".repeat(2_000_000)}</style>`],
    ["quotation marks", `<style>${"\"\n'".repeat(1_000_000)}</style>`],
    [
      "rules for all elements",
      `<style>${Array.from({ length: 10_000 }, (_, id) => `*{fill:url(#a${id})}`).join("")}</style>${"<g/>".repeat(50_000)}`,
    ],
    [
      "selectors of one rule",
      `<style>${".a,".repeat(500_000)}.a{${"fill:url(#a);".repeat(200_000)}}</style>${'<g class="a a a"/>'.repeat(2_000)}`,
    ],
    [
      "groups that are used once each",
      Array.from({ length: 20_000 }, (_, id) => `<g id="a${id}"/><use href="#a${id}"/>`).join(""),
    ],
  ])("many %s take no time", (_, inside) => {
    const start = performance.now();
    cleanSvg(wrap(inside));
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
