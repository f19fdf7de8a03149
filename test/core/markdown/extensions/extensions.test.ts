import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type {
  BlockExtension,
  InlineExtension,
} from "../../../../src/core/markdown/extensions/extension.ts";
import { extensions } from "../../../../src/core/markdown/extensions/extensions.ts";
import { readChapter } from "../../../../src/core/markdown/read-chapter.ts";
import { createLexer, ShallowLexer } from "../../../../src/core/markdown/shallow-lexer.ts";
import { outlineBlocks } from "../chapter-facts.ts";

/** What extensions are known by, whole and in parts, and what may stand around them. */
const pieces = [
  "仮想マシン",
  "**「重要」**",
  "kernel",
  "[^1]",
  "[^1]: A note.\n",
  "$x^2$",
  "$$\nx\n$$\n",
  "{漢字|かんじ}",
  "{",
  "|",
  "\nHypervisor\n: Software that runs machines.\n",
  ": ",
  ":\t",
  "\n",
  "\n\n",
  "> ",
  "- ",
  "1. ",
  "  ",
  "    ",
  "```\n",
  "<div>\n",
];

const text = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((some) => some.join(""));

test("an extension that is left out for a text would find nothing in it", () => {
  fc.assert(
    fc.property(text, (source) => {
      const all = new ShallowLexer(extensions).lex(source);
      const some = createLexer(source, extensions).lex(source);
      expect(JSON.stringify(some)).toBe(JSON.stringify(all));
    }),
    { numRuns: 1000 },
  );
});

describe("an extension is called because it stands in the list", () => {
  /** `==words==`, as many editors write marked words. */
  const highlight: InlineExtension = {
    name: "highlight",
    opener: "==",
    tokenizer(source) {
      const match = /^==([^=\n]+)==/.exec(source);
      return match === null ? undefined : { type: "highlight", raw: match[0], text: match[1] };
    },
    toInline: ({ text }) => [
      { type: "html", open: "<mark>", children: [{ type: "text", value: text }], close: "</mark>" },
    ],
  };

  /** Blocks between lines of colons, as MyST and Quarto write them. */
  const fenced: BlockExtension = {
    name: "fenced",
    opener: /^:::/m,
    tokenizer(source, lexer) {
      const match = /^:::\n([\s\S]*?)\n:::(?:\n|$)/.exec(source);
      return match === null
        ? undefined
        : { type: "fenced", raw: match[0], tokens: lexer.blockTokens(match[1] ?? "", []) };
    },
    inside: ({ tokens = [] }, { path, startLine, endLine }) => [
      { tokens, range: { path, startLine: startLine + 1, endLine } },
    ],
    toBlock: ({ tokens = [] }, range, reader) => [
      {
        type: "quote",
        blocks: reader.blocks(tokens, { ...range, startLine: range.startLine + 1 }),
        range,
      },
    ],
  };

  const read = (text: string) =>
    readChapter({ path: "a.md", text, encoding: "utf-8", damage: null }, "a", {
      extensions: [...extensions, highlight, fenced],
    });

  test("for a mark with an opener of its own", () => {
    const { intro } = read("all ==the words== of a line, and a=b").chapter;
    expect(outlineBlocks(intro)).toEqual(["p: all <mark>the words</mark> of a line, and a=b"]);
  });

  test("in the cells of tables, in headings and behind other marks", () => {
    const { sections } = read(
      "## ==a==\n\n| ==b== | *==c==* |\n|---|---|\n| {==d==} | `==e==` |",
    ).chapter;
    const [section] = sections;
    expect(section?.heading.inlines[0]?.type).toBe("html");
    expect(outlineBlocks(section?.blocks ?? [])).toEqual([
      "<mark>b</mark> | emphasis(<mark>c</mark>) / {<mark>d</mark>} | code(==e==)",
    ]);
  });

  test("for a block, with what stands in it on its own lines", () => {
    const { chapter, diagnostics } = read(":::\n- ==a==\n\n| B |\n|---|\n| c | d |\n:::\n\nz");
    expect(outlineBlocks(chapter.intro)).toEqual([
      "quote[ul[p: <mark>a</mark>], B / c | d]",
      "p: z",
    ]);
    expect(diagnostics.map(({ line, code }) => [line, code])).toEqual([[6, "table-cells"]]);
    const [quote] = chapter.intro;
    expect(quote?.type === "quote" && quote.blocks[0]?.range.startLine).toBe(2);
  });

  test("and for no other reason", () => {
    const { chapter } = readChapter(
      { path: "a.md", text: "==a==", encoding: "utf-8", damage: null },
      "a",
    );
    expect(outlineBlocks(chapter.intro)).toEqual(["p: ==a=="]);
  });
});
