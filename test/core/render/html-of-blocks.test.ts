import { describe, expect, test } from "vitest";

import { createRenderContext, planChapter } from "../../../src/core/pipeline.ts";
import { labelsOf } from "../../../src/core/locales/locales.ts";
import type { ImageFact } from "../../../src/core/model/image.ts";
import { renderBlocks } from "../../../src/core/render/block-html.ts";
import { renderQrCode } from "../../../src/core/render/qr-code.ts";
import { renderRawHtml, toSafeHref } from "../../../src/core/render/inline-html.ts";
import { renderContext } from "../../support/render-context.ts";

const found: ImageFact = {
  status: "found",
  href: "assets/buoy-0a1b2c3d.svg",
  widthPx: 40,
  heightPx: 20,
  leftOut: [],
  missing: [],
};

/** Returns the blocks of a chapter's only section as HTML. */
async function render(text: string): Promise<string> {
  const source = {
    path: "a.md",
    text: `# T\n\n## A\n\n${text}\n`,
    encoding: "utf-8",
    damage: null,
  };
  const planned = planChapter(source, "a", { config: {}, flags: {} });
  const facts = { images: new Map([["buoy.svg", found]]), links: new Map() };
  const context = await createRenderContext(planned, facts);
  return renderBlocks(planned.chapter.sections[0]?.blocks ?? [], context);
}

describe("blocks as HTML", () => {
  test.each<[string, string, string]>([
    [
      "text with markup in it",
      "a &lt;b&gt; & \"c\" 'd'",
      "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;",
    ],
    ["code with markup in it", '`<b>"&`', "<code>&lt;b&gt;&quot;&amp;</code>"],
    ["deleted words", "~~gone~~", "<del>gone</del>"],
    ["emphasis", "*a* **b**", "<em>a</em> <strong>b</strong>"],
    [
      "a link with a title",
      '[w](https://x.org "a \\" b")',
      '<a href="https://x.org" title="a &quot; b">w</a>',
    ],
    [
      "an image among words",
      'see ![a "b"](buoy.svg) there',
      '<img src="assets/buoy-0a1b2c3d.svg" alt="a &quot;b&quot;">',
    ],
    ["an image that is missing", "see ![the weir](none.svg) there", "none.svg: the weir"],
    ["an ordered list that begins later", "4. a\n5. b", '<ol start="4" data-flow>'],
    ["an ordered list", "1. a\n2. b", "<ol data-flow>"],
    ["a quotation", "> a", "<blockquote data-flow><p>a</p></blockquote>"],
    [
      "a table",
      "| a | b |\n| :-: | --- |\n| 1 | 2 |",
      '<th scope="col" class="is-center" data-head>a</th><th scope="col" class="is-right">b</th>',
    ],
    ["a callout", "> [!WARNING]\n> a", "<strong>Warning</strong>"],
    [
      "a callout that its author names",
      "<details><summary>Own</summary>a</details>",
      "<strong>Own</strong>",
    ],
    [
      "a diagram",
      "```mermaid\nflowchart LR\n  A-->B\n```",
      'role="figure" aria-label="Diagram" data-mermaid',
    ],
    ["a diagram with markup in it", "```mermaid\nA[<b>]\n```", "A[&lt;b&gt;]"],
  ])("%s", async (_, text, wanted) => {
    expect(await render(text)).toContain(wanted);
  });

  test("trusted HTML stands twice: as it is, and as words for the page's script", () => {
    const value = '<p title="a">"b" & c</p>';
    expect(renderRawHtml({ type: "raw-html", value, files: [] }, "div", renderContext)).toBe(
      `<div class="raw-html" data-html="&lt;p title=&quot;a&quot;&gt;&quot;b&quot; &amp; c&lt;/p&gt;">${value}</div>`,
    );
  });
});

describe("an address that a link leads to", () => {
  test.each([
    "javascript:go()",
    "JavaScript:go()",
    " javascript:go()",
    "data:text/html,x",
    "vbscript:go()",
    "file:///etc/passwd",
    "blob:x",
    "ws://x.org",
    "view-source:x",
  ])("%s is none", (href) => {
    expect(toSafeHref(href, renderContext)).toBeNull();
  });

  test.each([
    "https://x.org/",
    "http://x.org",
    "mailto:a@x.org",
    "tel:+81",
    "a/b.md",
    "#a:b",
    "a?b:c",
  ])("%s is one", (href) => {
    expect(toSafeHref(href, renderContext)).toBe(href);
  });
});

test("a QR code has four empty modules on every side, and its address as its name", () => {
  const svg = renderQrCode("https://x.org/?a&b", labelsOf("en"));
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const [, modules = ""] = /fill="#000" d="([^"]*)"/.exec(svg) ?? [];
  const places = [...modules.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => ({
    left: Number(x),
    right: Number(x) + Number(length),
    y: Number(y),
  }));
  expect(Math.min(...places.map(({ left }) => left))).toBe(4);
  expect(Math.min(...places.map(({ y }) => y))).toBe(4);
  expect(Math.max(...places.map(({ right }) => right))).toBe(side - 4);
  expect(svg).toContain('role="img" aria-label="QR code: https://x.org/?a&amp;b"');
});
