import { describe, expect, test } from "vitest";

import type { Inline } from "../../../src/core/model/inline.ts";
import { blocksOf, outline, read } from "./chapter-facts.ts";

/** The one paragraph of a text, in one line. */
function words(text: string): string {
  const lines = outline(text);
  expect(lines).toHaveLength(1);
  return lines[0]?.replace(/^p: /, "") ?? "";
}

describe("marks", () => {
  test.each([
    ["**a *b*** `c`", "strong(a emphasis(b)) code(c)"],
    ["__a__ _b_", "strong(a) emphasis(b)"],
    ["~~a~~ ~b~", "delete(a) delete(b)"],
    ["a\\\nb", "a⏎b"],
    ["`` a ` b ``", "code(a ` b)"],
    ["snake_case_word", "snake_case_word"],
  ])("of %j are read", (text, shown) => {
    expect(words(text)).toBe(shown);
  });

  test.each([
    `${"<b>".repeat(300)}a *x*${"</b>".repeat(300)} c`,
    `${"*a **b ".repeat(200)}x${" c** d*".repeat(200)}`,
  ])("and tags deeper than a hundred are read as their words", (text) => {
    const depth = depthOf(inlinesOf(text));
    expect(depth).toBeGreaterThan(100);
    expect(depth).toBeLessThan(103);
    expect(words(text)).toContain("x");
    expect(read(text).diagnostics).toEqual([]);
  });
});

function inlinesOf(text: string): readonly Inline[] {
  const [block] = blocksOf(text);
  return block?.type === "paragraph" ? block.inlines : [];
}

function depthOf(inlines: readonly Inline[]): number {
  return Math.max(
    0,
    ...inlines.map((inline) => 1 + ("children" in inline ? depthOf(inline.children) : 0)),
  );
}

describe("characters", () => {
  test.each([
    ["&lt;b&gt; &amp;amp; &quot;", '<b> &amp; "'],
    ["&copy; &#169; &#xA9;", "© © ©"],
    ["&#0; &#xD800; x", "\ufffd \ufffd x"],
    ["&copy &nosuch; &#87654321;", "&copy &nosuch; &#87654321;"],
    ["\\*a\\* \\&copy; \\\\", "*a* &copy; \\"],
    ["`&copy; \\*`", "code(&copy; \\*)"],
    ["a < b > c", "a < b > c"],
    ["\u202eabc שלום \ufeff.", "\u202eabc שלום \ufeff."],
  ])("of %j are decoded once, and only where they are closed", (text, shown) => {
    expect(words(text)).toBe(shown);
  });
});

describe("links", () => {
  test.each([
    ["[a *b*](/u)", "link(/u: a emphasis(b))"],
    ["[a](</u v>)", "link(/u v: a)"],
    ["[a](/u?b=1&copy=2&amp;c)", "link(/u?b=1&copy=2&c: a)"],
    ["<https://a.jp/?a&amp;b>", "link(https://a.jp/?a&amp;b: https://a.jp/?a&amp;b)"],
    ["<me@a.jp>", "link(mailto:me@a.jp: me@a.jp)"],
    [
      "see https://a.jp/b. Or www.b.jp!",
      "see link(https://a.jp/b: https://a.jp/b). Or link(http://www.b.jp: www.b.jp)!",
    ],
    ["[no link]", "[no link]"],
  ])("%j is read", (text, shown) => {
    expect(words(text)).toBe(shown);
  });

  test("find their definition anywhere, the first of several, in any case", () => {
    const text = "[Full][a], [A], [a][]\n\n[a]: /one 'T'\n[A]: /two\n\n> [b]: /three\n\n[b]";
    expect(outline(text)).toEqual([
      "p: link(/one: Full), link(/one: A), link(/one: a)",
      "p: link(/three: b)",
    ]);
  });

  test("have a title, on one line, or null", () => {
    const links = inlinesOf('[a](/u "A &amp;\nB") [b](/u)').filter(({ type }) => type === "link");
    expect(links).toMatchObject([{ title: "A & B" }, { title: null }]);
  });
});

describe("raw tags", () => {
  test.each([
    ["a <b>b <i>c</i></b> d", "a <b>b <i>c</i></b> d"],
    ["<b>a <b>b</b> c</b>", "<b>a <b>b</b> c</b>"],
    ["<span lang='en'>*a*</span>", "<span lang='en'>emphasis(a)</span>"],
    ["a </b> b", "a b"],
    ["<i>a </b> b</i>", "<i>a b</i>"],
    ["<b>a <i>b</b> c</i>", "<b>a <i>b</b> c"],
    ["a <b>b", "a <b>b"],
    ["*a <b>b* c</b>", "emphasis(a <b>b) c"],
    ["a<br>b<br/>c<BR />d", "a⏎b⏎c⏎d"],
    ["super<wbr>long", "superlong"],
    ["x <!-- one\n two --> y", "x y"],
    ["x <?php a ?><!A b><![CDATA[c]]> y", "x y"],
    ["<kbd>A &amp; B</kbd> &amp", "<kbd>A & B</kbd> &amp"],
  ])("of %j are paired", (text, shown) => {
    expect(words(text)).toBe(shown);
  });

  test("that run or restyle go with what is in them", () => {
    expect(words("a <script>alert(1)</script><style>b {}</style> b")).toBe("a b");
  });

  test("of an unclosed script leave the words after it", () => {
    expect(words("a <script> b *c*")).toContain("b emphasis(c)");
  });

  test("have an empty closing tag where the author wrote none", () => {
    expect(inlinesOf("a <b>b")[1]).toEqual({
      type: "html",
      open: "<b>",
      children: [{ type: "text", value: "b" }],
      close: "",
    });
  });
});

test("neighbouring texts are one, and none is empty", () => {
  expect(inlinesOf("a \\* &amp; [b] <!-- c -->!")).toEqual([
    { type: "text", value: "a * & [b] !" },
  ]);
});
