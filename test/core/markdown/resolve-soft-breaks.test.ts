import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { resolveSoftBreaks } from "../../../src/core/markdown/resolve-soft-breaks.ts";
import { toPlainText, type Inline } from "../../../src/core/model/inline.ts";
import { outline, show } from "./chapter-facts.ts";

const text = (value: string): Inline => ({ type: "text", value });
const strong = (...children: Inline[]): Inline => ({ type: "strong", children });

describe("a line end in a paragraph", () => {
  test.each([
    ["between kanji", "日本\n語", "日本語"],
    ["between kana, with space around it", "かな \t\n \tカナ", "かなカナ"],
    ["after Japanese punctuation", "です。\n次に", "です。次に"],
    ["before a bracket", "これは\n「語」", "これは「語」"],
    ["beside full-width letters", "Ａ\nＢ", "ＡＢ"],
    ["beside half-width kana", "ｱﾞ\nｶﾟ", "ｱﾞｶﾟ"],
    ["after decomposed kana", "か\u3099\nき", "か\u3099き"],
    ["between rare kanji", "𠮷\n𠮷", "𠮷𠮷"],
  ])("is nothing %s", (_, source, words) => {
    expect(outline(source)).toEqual([`p: ${words}`]);
  });

  test.each([
    ["between Latin words", "two\nwords", "two words"],
    ["between Japanese and Latin", "日本\nLinux\n語", "日本 Linux 語"],
    ["between Hangul", "한국\n어", "한국 어"],
    ["beside code", "日本\n`x`\n語", "日本 code(x) 語"],
    ["after an emoji", "語🎉\n語", "語🎉 語"],
  ])("is one space %s", (_, source, words) => {
    expect(outline(source)).toEqual([`p: ${words}`]);
  });

  test("looks through marks at the characters on either side", () => {
    expect(outline("日**本\n語**です\n**よ**")).toEqual(["p: 日strong(本語)ですstrong(よ)"]);
    expect(outline("<b>日\n</b>\n本 <i>a</i>\n<u> b</u>")).toEqual([
      "p: <b>日</b>本 <i>a</i> <u>b</u>",
    ]);
  });

  test("is a space in a table's cell, a heading and a link as well", () => {
    expect(outline("a\nb\n===\n\n[日\n本](u)")).toEqual(["h1: a b", "p: link(u: 日本)"]);
  });
});

describe("white space", () => {
  test("in a row is one space, but an ideographic or no-break space is a character", () => {
    expect(outline("a  \t b <!-- c --> c")).toEqual(["p: a b c"]);
    expect(outline("字　字&nbsp; b")).toEqual(["p: 字　字\u00a0 b"]);
  });

  test("in code stays", () => {
    expect(outline("`a  b `  c")).toEqual(["p: code(a  b ) c"]);
  });

  test("beside a hard break goes", () => {
    expect(outline("a  \n   b\\\nc<br>\nd")).toEqual(["p: a⏎b⏎c⏎d"]);
  });

  test("that runs over several texts is resolved once, in the first", () => {
    const inlines = [text("a "), strong(text("\n")), text(" b")];
    expect(show(resolveSoftBreaks(inlines))).toBe("a strong()b");
  });
});

test("resolving twice is the same as once, and takes nothing but white space", () => {
  const leaf: fc.Arbitrary<Inline> = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "日", "、", " ", "\n", "\t", "\u3099") }).map(text),
    fc.constant<Inline>({ type: "break" }),
    fc.constant<Inline>({ type: "code", value: "x  y" }),
  );
  const inlines = fc.array(
    fc.oneof(
      leaf,
      fc.array(leaf).map((all) => strong(...all)),
    ),
  );
  fc.assert(
    fc.property(inlines, (all) => {
      const once = resolveSoftBreaks(all);
      expect(resolveSoftBreaks(once)).toEqual(once);
      const bare = (some: readonly Inline[]) => toPlainText(some).replace(/\s/g, "");
      expect(bare(once)).toBe(bare(all));
      expect(JSON.stringify(once)).not.toContain("\\n");
    }),
    { numRuns: 2000 },
  );
});
