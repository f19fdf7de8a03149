import fc from "fast-check";
import { describe, expect, it, test } from "vitest";

import { divideParagraph } from "../../../src/core/prose/divide-paragraph.ts";
import { textWidth } from "../../../src/core/prose/text-width.ts";
import { divideCodeLine } from "../../../src/core/model/code-lines.ts";
import { toPlainText, type Inline } from "../../../src/core/model/inline.ts";

const textOf = (value: string): Inline[] => [{ type: "text", value }];

const dividedTexts = (inlines: readonly Inline[]): string[] =>
  divideParagraph(inlines).map((piece) => toPlainText(piece));

/** Hard to cut: wide and joined characters, marks on letters, no spaces, no ends. */
const bits = fc.constantFrom(
  "谷の霧",
  "か\u3099",
  "e\u0301e\u0301",
  "👩‍🔬",
  "🇯🇵",
  "👍🏽",
  "𠮷野",
  "gauge ",
  "river",
  "、",
  "。",
  ". ",
  "\n",
  "（注。）",
  "\u200b",
  " ",
  "　",
  "\ud83d",
);

const anyText = fc.oneof(
  fc.array(bits, { maxLength: 400 }).map((all) => all.join("")),
  fc.string({ unit: "grapheme", maxLength: 600 }),
  fc.tuple(bits, fc.integer({ min: 1, max: 900 })).map(([bit, count]) => bit.repeat(count)),
);

const leaf = fc.oneof(
  anyText.map((value): Inline => ({ type: "text", value })),
  anyText.map((value): Inline => ({ type: "code", value })),
  fc.constant<Inline>({ type: "break" }),
  fc.constant<Inline>({ type: "footnote", label: "a", number: 1 }),
);

const inlines = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: leaf },
    fc.array(leaf, { maxLength: 3 }).map((children): Inline => ({ type: "strong", children })),
  ),
  { maxLength: 6 },
);

/** Returns the leaves in order, text that stands side by side as one. */
function leavesOf(all: readonly Inline[]): string[] {
  const flat = all.flatMap((inline): string[] => {
    if ("children" in inline) return leavesOf(inline.children);
    return inline.type === "text" ? [`text:${inline.value}`] : [JSON.stringify(inline)];
  });
  return flat.reduce<string[]>((joined, one) => {
    const last = joined.at(-1);
    if (!one.startsWith("text:") || last?.startsWith("text:") !== true) return [...joined, one];
    return [...joined.slice(0, -1), last + one.slice("text:".length)];
  }, []);
}

describe("a paragraph is divided so that nothing is lost", () => {
  it("the pieces of any text are the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(dividedTexts(textOf(text)).join("")).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it("the pieces of any words with marks hold each of them once, in order", () => {
    fc.assert(
      fc.property(inlines, (all) => {
        const pieces = divideParagraph(all).flat();
        const filled = leavesOf(all).filter((one) => one !== "text:");
        expect(leavesOf(pieces).filter((one) => one !== "text:")).toEqual(filled);
      }),
      { numRuns: 300 },
    );
  });

  it("no piece begins or ends inside a character", () => {
    const letters = new Intl.Segmenter("ja", { granularity: "grapheme" });
    fc.assert(
      fc.property(anyText, (text) => {
        const edges = new Set([...letters.segment(text)].map(({ index }) => index));
        let at = 0;
        for (const piece of dividedTexts(textOf(text))) {
          if (at > 0 && at < text.length) expect(edges, `cut at ${at}`).toContain(at);
          at += piece.length;
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["Japanese without any mark", "谷の霧が晴れて雨の音が遠くなる".repeat(334)],
    ["one word of 5,000 letters", "a".repeat(5000)],
    ["English without a mark", "the gauge by the river ".repeat(220)],
    ["an address", `https://example.org/${"gauge/".repeat(800)}`],
    ["emoji", "👩‍🔬".repeat(1000)],
    ["a megabyte of words without an end", "gauge ".repeat(170_000)],
    ["kana with marks of their own", "か\u3099".repeat(2500)],
  ])("%s goes in pieces of at most 120 full-width characters", (_, text) => {
    const pieces = dividedTexts(textOf(text));
    expect(pieces.join("")).toBe(text);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.filter((piece) => textWidth(piece) > 120)).toEqual([]);
  });

  test("a long sentence is cut behind a comma, one without behind a space", () => {
    const clauses = `${"谷の観測所に置いた計器".repeat(3)}、`.repeat(8);
    for (const piece of dividedTexts(textOf(clauses))) expect(piece).toMatch(/、$/);
    const words = dividedTexts(textOf("gauge".concat(" gauge".repeat(100))));
    for (const piece of words.slice(0, -1)) expect(piece).toMatch(/ $/);
  });

  test("short sentences are the pieces, each with the space behind it", () => {
    expect(dividedTexts(textOf("雨が降る。風が吹く。 It ends. So it is."))).toEqual([
      "雨が降る。",
      "風が吹く。 ",
      "It ends. ",
      "So it is.",
    ]);
  });

  test("a paragraph of one short sentence, or of nothing, is one piece", () => {
    expect(dividedTexts(textOf("雨が降る。"))).toEqual(["雨が降る。"]);
    expect(divideParagraph([])).toEqual([[]]);
  });
});

describe("a line of code is divided so that nothing is lost", () => {
  it("the pieces of any line are the line, none longer than 400 or cut inside a character", () => {
    fc.assert(
      fc.property(anyText, (line) => {
        const pieces = divideCodeLine(line);
        expect(pieces.join("")).toBe(line);
        for (const [index, piece] of pieces.entries()) {
          expect(piece.length).toBeLessThanOrEqual(400);
          const isPair = /[\ud800-\udbff]$/.test(piece);
          const goesOn = /^[\udc00-\udfff]/.test(pieces[index + 1] ?? "");
          expect(isPair && goesOn).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a line of 400 stands whole, a longer one in pieces of 100", () => {
    expect(divideCodeLine("x".repeat(400))).toHaveLength(1);
    expect(divideCodeLine("x".repeat(401)).map(({ length }) => length)).toEqual([
      100, 100, 100, 100, 1,
    ]);
    expect(divideCodeLine("")).toEqual([""]);
  });
});
