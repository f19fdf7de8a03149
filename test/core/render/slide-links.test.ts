import { expect, test } from "vitest";

import { readChapter } from "../../../src/core/markdown/read-chapter.ts";
import type { LinkFact } from "../../../src/core/model/link.ts";
import { renderInlines } from "../../../src/core/render/inline-html.ts";
import type { RenderContext } from "../../../src/core/render/render-context.ts";
import { renderContext } from "../../support/render-context.ts";

const anchors = new Map([["風の力", "風の力"]]);
const links = new Map<string, LinkFact>([
  ["../風/chapter.md", { status: "found", anchors, deck: "風 1" }],
  ["README.md", { status: "found", anchors, deck: null }],
  ["data.csv", { status: "found", anchors: null, deck: null }],
  ["gone.md", { status: "missing" }],
]);
const context: RenderContext = {
  ...renderContext,
  links,
  anchors: new Map([["long-slug-1", "long"]]),
  sanitise: () => "",
  hasUnseen: false,
};

const page = "../%E9%A2%A8%201/index.html";
const id = "%E9%A2%A8%E3%81%AE%E5%8A%9B";

test.each([
  ["a heading of its own leads to the slide", "#long-slug-1", "#long"],
  ["a heading that there is not stays", "#gone", "#gone"],
  ["another chapter leads to its deck", "../風/chapter.md", page],
  ["its heading leads to the slide", "../風/chapter.md#風の力", `${page}#${id}`],
  ["its heading, percent-encoded, too", `../風/chapter.md#${id}`, `${page}#${id}`],
  ["a heading that it has not leads to its deck", "../風/chapter.md#水", page],
  ["Markdown that is no chapter of the run stays", "README.md#風の力", "README.md#風の力"],
  ["another file stays", "data.csv#x", "data.csv#x"],
  ["a missing file stays", "gone.md", "gone.md"],
  ["another site stays", "https://x.org/README.md#x", "https://x.org/README.md#x"],
])("a link to %s", (_, href, wanted) => {
  const children = [{ type: "text", value: "a" }] as const;
  const html = renderInlines([{ type: "link", href, title: null, children }], context);
  expect(html).toBe(`<a href="${wanted}">a</a>`);
});

test("a raw link in a line and in a block leads to the slide too", () => {
  const path = "a.md";
  const text =
    '# T\n\nx <a href="#long-slug-1">a</a>\n\n<div><b>y</b> <a href="../風/chapter.md">b</a></div>';
  const { chapter } = readChapter({ path, text, encoding: "utf-8", damage: null }, "a");
  const html = chapter.intro.map((block) =>
    block.type === "paragraph" ? renderInlines(block.inlines, context) : "",
  );
  expect(html).toEqual(['x <a href="#long">a</a>', `y <a href="${page}">b</a>`]);
});
