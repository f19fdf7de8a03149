import { expect, test } from "vitest";

import { cleanSvg } from "../../../src/core/render/svg/clean-svg.ts";

const draw = (inside: string, before = ""): string =>
  `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`;

/** A drawing of 10 to the power of `levels` elements, each level drawn ten times by the next. */
function bomb(levels: number): string {
  const groups = Array.from({ length: levels }, (_, level) => {
    const uses = `<use href="#g${level}"/>`.repeat(10);
    return `<g id="g${level + 1}">${uses}</g>`;
  });
  return draw(`<g id="g0"><rect/></g>${groups.join("")}`);
}

test("a document type with declarations of its own adds no attribute", () => {
  const doctype = '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "go()">]>';
  const cleaned = cleanSvg(draw("<rect/>", doctype));
  expect(cleaned).toEqual({ status: "refused" });
});

test("a drawing that draws its parts a million times is refused, one of a thousand is not", () => {
  expect(cleanSvg(bomb(2)).status).toBe("clean");
  expect(cleanSvg(bomb(6)).status).toBe("refused");
});

test("nothing stays of a script, its words neither", () => {
  const cleaned = cleanSvg(draw("<script>go()</script><text>word</text>"));
  expect(cleaned).toMatchObject({ status: "clean", leftOut: ["<script>"] });
  expect(JSON.stringify(cleaned)).not.toContain("go()");
});
