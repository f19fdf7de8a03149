import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { tests as commonMark } from "commonmark-spec";
import fc from "fast-check";
import { eastAsianWidthType } from "get-east-asian-width";
import { Marked } from "marked";
import { describe, expect, it } from "vitest";

import { cjkEmphasis, readFlanks } from "../../../../src/core/markdown/extensions/cjk-emphasis.ts";
import {
  chinese,
  emoji,
  japanese,
  korean,
  nested,
  otherMarks,
  plain,
  sequences,
} from "./cjk-emphasis-cases.ts";

const friendly = new Marked(cjkEmphasis.rules);
const original = new Marked();

const modules = join(import.meta.dirname, "..", "..", "..", "..", "node_modules");

/** Markdown in English that nobody here wrote: the READMEs of the installed packages. */
const english = readdirSync(modules)
  .filter((name) => !/^[@.]/.test(name))
  .flatMap((name) => readdirSync(join(modules, name)).map((file) => join(modules, name, file)))
  .filter((file) => /readme\.md$/i.test(file))
  .map((file): [string, string] => [file, readFileSync(file, "utf8")])
  .filter(([, text]) => !hasCjk(text));

describe("emphasis beside CJK text opens and closes", () => {
  it.each([...japanese])("in Japanese: %s", expectHtml);
  it.each([...chinese])("in Chinese: %s", expectHtml);
  it.each([...korean])("in Korean: %s", expectHtml);
  it.each([...otherMarks])("with every delimiter: %s", expectHtml);
  it.each([...nested])("around and inside other marks: %s", expectHtml);
  it.each([...sequences])("after variation selectors and in rarer blocks: %s", expectHtml);
  it.each([...emoji])("with CJK symbols, not for emoji alone: %s", expectHtml);
  it.each([...plain])("not where the specification has none: %s", expectHtml);

  it("in headings, lists and tables", () => {
    const html = friendly.parse(
      "# **注意。**次に\n\n- **注意。**次に\n\n|a|\n|-|\n|**注意。**次に|\n",
      {
        async: false,
      },
    );
    expect(html.match(/<strong>注意。<\/strong>次に/g)).toHaveLength(3);
  });

  it("without line breaks, tables or strikethrough, when these are off", () => {
    const html = friendly.parse("これは**「重要」**です~~「a」~~b", { async: false, gfm: false });
    expect(html).toBe("<p>これは<strong>「重要」</strong>です~~「a」~~b</p>\n");
  });
});

describe("CJK characters", () => {
  it("are those the specification names, of all that Unicode has assigned", () => {
    const wrong: string[] = [];
    for (let code = 0x80; code <= 0x10ffff; code++) {
      const char = String.fromCodePoint(code);
      if (/[\p{Cn}\p{Cs}\s]/u.test(char)) continue;
      if (readFlanks(`a**${char}`, 1, 3).isCjk !== hasCjk(char)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });
});

describe("text without CJK characters keeps marked's own HTML", () => {
  it("in all 652 CommonMark examples", () => {
    expect(commonMark).toHaveLength(652);
    for (const { markdown } of commonMark) expectUnchanged(markdown);
  });

  it("in the READMEs of the installed packages", () => {
    expect(english.length).toBeGreaterThanOrEqual(30);
    for (const [, text] of english) expectUnchanged(text);
  });

  it("in generated text full of marks and punctuation", () => {
    const marks = ["*", "**", "***", "_", "__", "~", "~~", "~~~", "\\", "`", "\n", " "];
    const others = ["a", "é", "Я", "(", ")", ".", '"', "“", "”", "—", "[a](b)", "<b>", "&amp;"];
    const symbols = ["🐱", "✅", "👩‍💻", "©\uFE0F", "‼\uFE0E", "𝜵", "€", "½"];
    const piece = fc.constantFrom(...marks, ...marks, ...others, ...symbols);
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
    fc.assert(fc.property(text, expectUnchanged), { numRuns: 3000 });
  });

  it("in generated text of any characters", () => {
    const char = fc.string({ unit: "binary", minLength: 1, maxLength: 1 });
    const piece = fc.oneof(
      fc.constantFrom("*", "**", "~~", "("),
      // The specification leaves open what an unassigned code point does.
      char.filter((text) => !hasCjk(text) && !cjkSelector.test(text) && !/\p{Cn}/u.test(text)),
    );
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));
    fc.assert(fc.property(text, expectUnchanged), { numRuns: 1000 });
  });
});

describe("text with CJK characters", () => {
  const pieces = ["あ", "𠮷", "葛\u{E0100}", "「", "。", "한", "(", ")", "a", " ", "🐱"];
  const delimiters = ["*", "**", "***", "_", "~", "~~"];

  it("loses and gains no character", () => {
    const piece = fc.constantFrom(...pieces, ...delimiters, ...delimiters);
    const text = fc.array(piece, { maxLength: 20 }).map((parts) => `x${parts.join("")}x`);
    const toBare = (html: string) => html.replaceAll(/<[^>]*>|[*_~\n]/g, "");
    fc.assert(
      fc.property(text, (markdown) => {
        const html = friendly.parse(markdown, { async: false });
        expect(toBare(html)).toBe(toBare(markdown));
        const [paragraph] = friendly.lexer(markdown);
        expect(paragraph?.raw).toBe(markdown);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(["これは**「重要」**です。", "あ*(**", "あ**(", "あ~~(", "「*", "あ***("])(
    "is read in linear time: %s, 20,000 times",
    (piece) => {
      const start = performance.now();
      friendly.parse(piece.repeat(20_000), { async: false });
      expect(performance.now() - start).toBeLessThan(10_000);
    },
  );
});

/**
 * Variation selectors that make CJK text of what stands before them: those of ideographs, whatever
 * they follow, and the one that asks for a quotation mark's full-width form.
 */
const cjkSelector = /[\uFE01\u{E0100}-\u{E01EF}]/u;

function expectHtml(markdown: string, html: string): void {
  expect(friendly.parse(markdown, { async: false })).toBe(`<p>${html}</p>\n`);
}

function expectUnchanged(markdown: string): void {
  expect(friendly.parse(markdown, { async: false })).toBe(
    original.parse(markdown, { async: false }),
  );
}

/** The specification's definition, from the Unicode data of another package. */
function hasCjk(text: string): boolean {
  return [...text].some((char) => {
    const width = eastAsianWidthType(char.codePointAt(0) ?? 0);
    const isWide = width === "wide" || width === "fullwidth" || width === "halfwidth";
    return (isWide && !/\p{Emoji_Presentation}/u.test(char)) || /\p{Script=Hangul}/u.test(char);
  });
}
