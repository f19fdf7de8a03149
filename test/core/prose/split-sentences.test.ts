import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { splitInlineSentences, splitSentences } from "../../../src/core/prose/split-sentences.ts";
import { toPlainText, type Inline } from "../../../src/core/model/inline.ts";
import { english } from "../plan/sentences-en.ts";
import { japanese, type SimplerRule } from "../plan/sentences-ja.ts";

const sentencesOf = (text: string): string[] =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end));

const t = (value: string): Inline => ({ type: "text", value });
const code = (value: string): Inline => ({ type: "code", value });
const strong = (...children: Inline[]): Inline => ({ type: "strong", children });
const image = (alt: string): Inline => ({
  type: "image",
  src: "a.png",
  alt,
  title: null,
  widthPx: null,
});

const trimmed = (parts: readonly string[]): string[] =>
  parts.map((part) => part.trim()).filter((part) => part !== "");
const segmenter = new Intl.Segmenter("ja", { granularity: "sentence" });

/** Rules that one might think enough: each mark, each mark before white space, what the platform has. */
const simplerRules: Readonly<Record<SimplerRule, (text: string) => string[]>> = {
  mark: (text) => trimmed(text.split(/(?<=[。．.!?！？｡])/)),
  space: (text) => trimmed(text.split(/(?<=[。．.!?！？｡])\s+|(?<=[。．！？｡])/)),
  segmenter: (text) => trimmed(Array.from(segmenter.segment(text), ({ segment }) => segment)),
};

describe.each([
  { language: "Japanese", cases: japanese },
  { language: "English", cases: english },
])("splitSentences on $language text", ({ cases }) => {
  describe.each(cases)("$rule", ({ texts, wrong }) => {
    test.each(texts)("%j", (marked) => {
      expect(sentencesOf(marked.replaceAll("|", ""))).toEqual(trimmed(marked.split("|")));
    });

    test.each(wrong)("the simpler rule %j splits otherwise", (rule) => {
      const split = (marked: string) => simplerRules[rule](marked.replaceAll("|", ""));
      const same = texts.filter(
        (marked) => split(marked).join("|") === trimmed(marked.split("|")).join("|"),
      );
      expect(same.length).toBeLessThan(texts.length);
    });
  });

  test("the table holds at least 60 sentences", () => {
    const all = cases.flatMap(({ texts }) => texts.flatMap((text) => trimmed(text.split("|"))));
    expect(all.length).toBeGreaterThanOrEqual(60);
  });
});

describe("splitSentences on any text", () => {
  const pieces = fc.constantFrom(
    ..."。．.!?！？…（）()「」『』[]“”\"' \n\t　a1AzあアX漢｡",
    "Dr.",
    "e.g.",
    "etc.",
    "J.",
    "図1．",
    "1.",
    "3.14",
    "https://x.org/a.b",
    "と思う",
    "\uE001",
    "😀",
  );
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary" }),
  );

  test("spans are ordered, do not overlap, and hold every character but white space", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const span of splitSentences(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(text.slice(end, span.start)).toMatch(/^\s*$/);
          expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim());
          end = span.end;
        }
        expect(text.slice(end)).toMatch(/^\s*$/);
      }),
      { numRuns: 2000 },
    );
  });

  test("an empty text and white space have no sentences", () => {
    expect(splitSentences("")).toEqual([]);
    expect(splitSentences(" \n　")).toEqual([]);
  });

  // A quadratic rule takes minutes on these, and the runner's time limit ends it.
  test.each([
    "（",
    "）",
    "「。",
    "(a. ",
    '" a. ',
    "。",
    ". ",
    " ",
    "\n",
    "http://",
    "http://.",
    "a",
    "A.",
    "[1] ",
  ])("half a million characters of %j are read to the end", (piece) => {
    const text = piece.repeat(Math.ceil(500_000 / piece.length));
    expect(splitSentences(text).at(-1)?.end ?? 0).toBe(text.trimEnd().length);
  });

  test("nested brackets closed in the wrong order are read to the end", () => {
    const text = `${"（「".repeat(100_000)}。${"）」".repeat(100_000)}。次の文。`;
    expect(sentencesOf(text).at(-1)).toBe("次の文。");
  });
});

describe("splitInlineSentences", () => {
  test("a sentence keeps its marks, and a mark that spans two sentences is on both", () => {
    expect(splitInlineSentences([t("始める。"), strong(t("終える。 休む")), t("。")])).toEqual([
      [t("始める。")],
      [strong(t("終える。"))],
      [strong(t("休む")), t("。")],
    ]);
  });

  test("code holds no sentence end, whatever is in it", () => {
    const inlines = [t("Type "), code("a.b. C? D"), t(" now. Then "), code("x."), t(" again.")];
    expect(splitInlineSentences(inlines).map(toPlainText)).toEqual([
      "Type a.b. C? D now.",
      "Then x. again.",
    ]);
  });

  test("a sentence may begin or end with code", () => {
    const inlines = [t("使うのは "), code("virsh"), t("．"), code("ls"), t("も使う．")];
    expect(splitInlineSentences(inlines).map(toPlainText)).toEqual([
      "使うのは virsh．",
      "lsも使う．",
    ]);
  });

  test("the alt text of an image holds no sentence end", () => {
    const inlines = [t("See "), image("One. Two. Three"), t(" here. Next.")];
    expect(splitInlineSentences(inlines)).toEqual([
      [t("See "), image("One. Two. Three"), t(" here.")],
      [t("Next.")],
    ]);
  });

  test("an image without alt text is kept at the start, in the middle, behind and alone", () => {
    expect(splitInlineSentences([image(""), t(" 図。")])).toEqual([[image(""), t("図。")]]);
    expect(splitInlineSentences([t("前。 "), image(""), t(" 後。")])).toEqual([
      [t("前。"), image("")],
      [t("後。")],
    ]);
    expect(splitInlineSentences([t("図。"), image("")])).toEqual([[t("図。"), image("")]]);
    expect(splitInlineSentences([image("")])).toEqual([[image("")]]);
  });

  test("a footnote's number stays with the sentence before it", () => {
    const sup: Inline = { type: "html", open: "<sup>", children: [t("1")], close: "</sup>" };
    const link: Inline = { type: "link", href: "#fn-2", title: null, children: [t("2")] };
    expect(splitInlineSentences([t("速い．"), sup, t("It is small."), link, t(" Done.")])).toEqual([
      [t("速い．"), sup],
      [t("It is small."), link],
      [t("Done.")],
    ]);
  });

  test("a break between sentences goes, one inside a sentence stays", () => {
    const br: Inline = { type: "break" };
    expect(splitInlineSentences([t("終わる。"), br, t("東京都"), br, t("千代田区")])).toEqual([
      [t("終わる。")],
      [t("東京都"), br, t("千代田区")],
    ]);
  });

  test("nothing but white space is lost from any paragraph", () => {
    const { inlines } = fc.letrec<{ inline: Inline; inlines: Inline[] }>((tie) => ({
      inline: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom("文。", "次の文", "A b. ", "Dr. ", "（", "）", " ", "").map(t),
        fc.constantFrom("a. B", "", " x ").map(code),
        fc.constantFrom("alt. Text", "").map(image),
        fc.constant<Inline>({ type: "break" }),
        tie("inlines").map((children): Inline => ({ type: "strong", children })),
      ),
      inlines: fc.array(tie("inline"), { maxLength: 6 }),
    }));
    const images = (list: readonly Inline[]): number =>
      list.reduce(
        (n, i) => n + (i.type === "image" ? 1 : "children" in i ? images(i.children) : 0),
        0,
      );
    fc.assert(
      fc.property(inlines, (paragraph) => {
        const sentences = splitInlineSentences(paragraph);
        const words = (text: string) => text.replace(/\s/g, "");
        expect(words(sentences.map(toPlainText).join(""))).toBe(words(toPlainText(paragraph)));
        expect(images(sentences.flat())).toBe(images(paragraph));
        expect(sentences.every((sentence) => sentence.length > 0)).toBe(true);
      }),
    );
  });

  test("a paragraph of fifty thousand marked words is read in one pass", () => {
    const inlines = Array.from({ length: 50_000 }, () => [strong(t("語")), t("である。")]).flat();
    expect(splitInlineSentences(inlines)).toHaveLength(50_000);
  });
});
