import { describe, expect, test } from "vitest";

import type { ClozeTerm } from "../../../src/core/model/handout-kinds.ts";
import { blankTerms, renderAnswer } from "../../../src/core/handouts/blank-terms.ts";

const toTerms = (...words: readonly string[]): ClozeTerm[] =>
  words.map((term, index) => ({ number: index + 1, term, isNamed: false, width: term.length }));

/** The HTML with each blank as `[number]`. */
const blank = (html: string, ...words: readonly string[]): string =>
  blankTerms(html, toTerms(...words)).replace(
    /<span class="blank" style="--width:[\d.]+"><span>\((\d+)\)<\/span><\/span>/g,
    "[$1]",
  );

describe("blankTerms", () => {
  test.each([
    [
      "emphasised or not",
      "<p><strong>核</strong>と核</p>",
      "<p><strong>[1]</strong>と[1]</p>",
      "核",
    ],
    [
      "across elements",
      "<p>仮想<wbr>マ<b>シン</b>だ</p>",
      "<p>[1]<wbr><b></b>だ</p>",
      "仮想マシン",
    ],
    [
      "with its reading",
      "<p><ruby>核<rt>かく</rt></ruby>だ</p>",
      "<p><ruby>[1]<rt></rt></ruby>だ</p>",
      "核",
    ],
    ["with entities in it", "<p>A&amp;B &lt; C</p>", "<p>[1] &lt; C</p>", "A&B"],
    ["over a line's end", "<p>virtual\n machine</p>", "<p>[1]</p>", "virtual machine"],
    ["whatever its case, in the plural", "<p>Hypervisors</p>", "<p>[1]</p>", "hypervisor"],
    ["with signs in it", "<p>C++ (1.0)</p>", "<p>[1]</p>", "C++ (1.0)"],
    ["with a hyphen in it", "<p>ts-node</p>", "<p>[1]</p>", "ts-node"],
    ["with soft hyphens in it", "<p>hyper\u00ADvi\u00ADsor</p>", "<p>[1]</p>", "hypervisor"],
  ])("blanks a term %s", (_, ...[html, wanted, term]) => {
    expect(blank(html, term)).toBe(wanted);
  });

  test.each([
    ["inside another word", "<p>Xenon</p>", "Xen"],
    ["across two blocks", "<p>仮想</p><p>マシン</p>", "仮想マシン"],
    ["in a style, a script or a comment", "<style>.核{}</style><script>核</script><!--核-->", "核"],
    ["in a name or an address", '<a id="核" href="#核" class="核">x</a>', "核"],
    ["where a page's number goes by it", '<i data-page-of="核"></i>', "核"],
    ["where style sheets go by it", '<html data-scheme="light"><i data-step="open"></i>', "light"],
    ["in what styles a step", '<i data-step="open"></i>', "open"],
  ])("leaves what stands %s", (_, html, term) => {
    expect(blank(html, term)).toBe(html);
  });

  test("puts the number alone into attributes, drawings and the title", () => {
    const html = '<title>核</title><img alt="a > 核" src="x"><svg><text>核</text></svg><p>核</p>';
    expect(blank(html, "核")).toBe(
      '<title>(1)</title><img alt="a > (1)" src="x"><svg><text>(1)</text></svg><p>[1]</p>',
    );
  });

  test("takes the longer of two terms, and gives each its number everywhere", () => {
    expect(blank("<p>完全仮想化、仮想化、完全仮想化</p>", "仮想化", "完全仮想化")).toBe(
      "<p>[2]、[1]、[2]</p>",
    );
  });

  test("counts letters as they are written, beyond the first plane too", () => {
    expect(blank("<p>𠮷野家の<b>𩸽</b>と核</p>", "核")).toBe("<p>𠮷野家の<b>𩸽</b>と[1]</p>");
    expect(blank("<p>𠮷野𩸽だ</p>", "野𩸽")).toBe("<p>𠮷[1]だ</p>");
  });

  test("leaves the key, and everything where there are no terms", () => {
    const key = `<li>${renderAnswer("A<核>")}</li>`;
    expect(key).toContain("A&lt;核&gt;");
    expect(blank(`${key}<p>核</p>`, "核")).toBe(`${key}<p>[1]</p>`);
    expect(blank("<p>核</p>")).toBe("<p>核</p>");
  });
});
