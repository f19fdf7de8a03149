import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { chooseKeySentences, isStatement } from "../../../src/core/prose/choose-key-sentences.ts";
import { splitInlineSentences } from "../../../src/core/prose/split-sentences.ts";
import { textWidth } from "../../../src/core/prose/text-width.ts";
import { toPlainText, type Inline } from "../../../src/core/model/inline.ts";
import { english } from "../plan/key-sentences-en.ts";
import { japanese } from "../plan/key-sentences-ja.ts";

/** Returns the inlines of a text in which `**` sets terms apart. */
function inlinesOf(text: string): Inline[] {
  return text
    .split("**")
    .map((value, index): Inline => {
      const term: Inline = { type: "text", value };
      return index % 2 === 0 ? term : { type: "strong", children: [term] };
    })
    .filter((inline) => toPlainText([inline]) !== "");
}

function keysOf(...paragraphs: readonly string[]): string[] {
  return chooseKeySentences(paragraphs.map(inlinesOf)).map(toPlainText);
}

/** A plain sentence of 20 units that stands alone. */
const plain = (name: string): string => `${name}の部品は全体の働きを支えるものです。`;
const plains = (names: string): string => [...names].map(plain).join("");

/** Returns what a paragraph gives that is not the section's only one. */
const keysBesideOther = (paragraph: string): string[] =>
  keysOf(paragraph, plain("末")).slice(0, -1);

describe("isStatement", () => {
  const sentences = (...widths: number[]) => widths.map((width) => inlinesOf("字".repeat(width)));

  test("one or two sentences of at most 110 units in all are a statement", () => {
    expect(isStatement(sentences(110))).toBe(true);
    expect(isStatement(sentences(55, 55))).toBe(true);
  });

  test("longer ones, three sentences and none are no statement", () => {
    expect(isStatement(sentences(111))).toBe(false);
    expect(isStatement(sentences(55, 56))).toBe(false);
    expect(isStatement(sentences(5, 5, 5))).toBe(false);
    expect(isStatement([])).toBe(false);
  });

  test("Latin letters count half a unit", () => {
    expect(isStatement([inlinesOf("a".repeat(220))])).toBe(true);
    expect(isStatement([inlinesOf("a".repeat(221))])).toBe(false);
  });
});

describe("chooseKeySentences", () => {
  test("short prose is taken whole, even where it does not stand alone", () => {
    expect(keysOf("これは速い。しかし高い。")).toEqual(["これは速い。", "しかし高い。"]);
    expect(keysOf("It is fast.", "But it is dear.")).toEqual(["It is fast.", "But it is dear."]);
  });

  test("each short paragraph gives its first sentence", () => {
    expect(keysOf(plains("甲乙"), plains("丙丁戊"))).toEqual([plain("甲"), plain("丙")]);
  });

  test.each([
    [3, 2],
    [4, 2],
    [5, 2],
    [6, 2],
    [7, 3],
    [8, 3],
    [30, 5],
  ])("one paragraph of %i sentences gives %i", (sentences, keys) => {
    const text = plains("甲乙丙丁戊己庚辛壬癸".repeat(3).slice(0, sentences));
    expect(keysOf(text)).toHaveLength(keys);
  });

  test("the sentences of one paragraph come from all over it", () => {
    expect(keysOf(plains("甲乙丙丁戊己"))).toEqual([plain("甲"), plain("丁")]);
  });

  test("of several paragraphs, even a long one gives one", () => {
    const keys = keysOf(plains("甲"), plains("子丑寅卯辰巳午未申酉"), plains("丙"));
    expect(keys).toEqual(["甲", "子", "丙"].map(plain));
  });

  test("of seven paragraphs those with emphasised terms stay, in source order", () => {
    const last = "最後の部品は**全体**の働きを支えるものです。";
    const keys = keysOf(...[..."甲乙丙丁戊己"].map(plain), last);
    expect(keys).toEqual([..."甲乙丙丁"].map(plain).concat(last.replaceAll("**", "")));
  });

  test("an emphasised term wins over the first sentence, and keeps its mark", () => {
    const paragraph = inlinesOf(
      `${plain("甲")}ここでは**分割**という考え方を使います。${plain("丙")}`,
    );
    expect(chooseKeySentences([paragraph, inlinesOf(plain("末"))])).toEqual([
      inlinesOf("ここでは**分割**という考え方を使います。"),
      inlinesOf(plain("末")),
    ]);
  });

  test("an emphasised term wins even after a linking word", () => {
    const term = "しかし、今では**自動化**が進んでいます。";
    expect(keysBesideOther(`${plain("甲")}${term}${plain("丙")}`)).toEqual([
      term.replaceAll("**", ""),
    ]);
  });

  test("a mere fragment does not win by emphasis", () => {
    expect(keysBesideOther(`**注意**。${plain("甲")}${plain("乙")}`)).toEqual([plain("甲")]);
  });

  test.each([
    "しかし、古い機械では動きません。",
    "また，別の方法も知られています。",
    "さらに、速さも大切になります。",
    "そこで、新しい方法が考えられました。",
    "これによって、手間が減りました。",
    "この方法では、手間が減ります。",
    "それらは、互いに独立しています。",
    "その結果、多くの機械が動きました。",
    "例えば、電源が切れることがあります。",
    "However, old machines cannot run it at all.",
    "This makes the whole machine much faster.",
    "It runs on all of the machines we own.",
    "They run on all of the machines we own.",
    "For example, the power may fail at night.",
    "But the old machines cannot run it at all.",
  ])("%j gives way to a sentence that stands alone", (dependent) => {
    expect(keysBesideOther(`${dependent} ${plains("甲乙")}`)).toEqual([plain("甲")]);
  });

  test.each([
    "またがる範囲を、先に決めておきます。",
    "一方的な通信を、放送と呼んでいます。",
    "そのまま使える部品を、先に選びます。",
    "It is possible to run two hosts at once.",
    "Items of the list are kept in order here.",
    "So-called guests run on top of the host.",
  ])("%j stands alone and stays first", (sentence) => {
    expect(keysBesideOther(`${sentence} ${plains("甲乙")}`)).toEqual([sentence]);
  });

  test("a stretch of dependent sentences gives way to a better one of the paragraph", () => {
    const text = `${plains("甲乙丙")}これは速いものだといえます。それは高いものだといえます。しかし使われています。`;
    expect(keysOf(text)).toEqual([plain("甲"), plain("乙")]);
  });

  test("a paragraph of dependent sentences still gives its best", () => {
    const text = "これは速いものだといえます。しかし、古い機械では動きません。それは困ります。";
    expect(keysOf(text, plain("甲"))).toEqual(["しかし、古い機械では動きません。", plain("甲")]);
  });

  test("very short and over-long sentences give way", () => {
    const long = `${"とても長い名前を持つ部品と、".repeat(8)}別の部品があります。`;
    expect(keysBesideOther(`注意。${long}${plain("甲")}`)).toEqual([plain("甲")]);
    expect(keysOf(`注意。${long}`, plain("甲"))).toEqual([long, plain("甲")]);
  });

  test("a lead-in is not a key sentence, nor is one wholly in parentheses", () => {
    const lead = "方式には、次のような種類があります。";
    expect(keysOf(plains("甲乙"), lead, plain("末"))).toEqual([plain("甲"), plain("末")]);
    expect(keysBesideOther(`（詳しい話は別の本に譲ります。）${plains("甲乙")}`)).toEqual([
      plain("甲"),
    ]);
    expect(
      keysBesideOther(`（仮の）名前を持つ部品を先に並べておきます。${plains("甲乙")}`),
    ).toEqual(["（仮の）名前を持つ部品を先に並べておきます。"]);
  });

  test("prose of lead-ins only still gives one sentence", () => {
    expect(keysOf("手順は次の通りです。", "結果は次の通りです。", "費用は次の通りです。")).toEqual([
      "手順は次の通りです。",
    ]);
  });

  test("no prose gives no sentences", () => {
    expect(keysOf()).toEqual([]);
    expect(keysOf("", " ")).toEqual([]);
  });

  test("any prose gives at most five of its own sentences in source order, and at least one", () => {
    const sentence = fc.constantFrom(
      plain("甲"),
      plain("乙"),
      "しかし動かない。",
      "これは**速い**。",
      "注意。",
      "（注。）",
      "次の通りです。",
      "It runs. ",
      "A **host** boots at noon. ",
      "印のない行",
    );
    const paragraphs = fc.array(fc.array(sentence, { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(paragraphs, (drawn) => {
        const prose = drawn.map((parts) => inlinesOf(parts.join("")));
        const rest = prose
          .flatMap((inlines) => splitInlineSentences(inlines))
          .map((s) => JSON.stringify(s));
        const keys = chooseKeySentences(prose);
        expect(keys.length).toBeGreaterThan(0);
        expect(keys.length).toBeLessThanOrEqual(5);
        let from = 0;
        for (const key of keys) {
          const at = rest.indexOf(JSON.stringify(key), from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + 1;
        }
        expect(chooseKeySentences(prose)).toEqual(keys);
      }),
    );
  });
});

type Rule = (paragraphs: readonly (readonly string[])[]) => readonly (string | undefined)[];

const longest = (sentences: readonly string[]) =>
  sentences.toSorted((a, b) => textWidth(b) - textWidth(a))[0];

/** Rules that one might think enough, by the mark that the tables have for them. */
const simplerRules: Readonly<Record<string, Rule>> = {
  first: (paragraphs) => paragraphs.map((sentences) => sentences[0]),
  last: (paragraphs) => paragraphs.map((sentences) => sentences.at(-1)),
  long: (paragraphs) => paragraphs.map(longest),
  five: (paragraphs) => paragraphs.flat().slice(0, 5),
  term: (paragraphs) => paragraphs.flat().filter((sentence) => sentence.includes("**")),
};

/** Returns a sentence of a table without the marks before it, and the marks. */
function readMarks(marked: string): { sentence: string; marks: string[] } {
  const [, marks = "", sentence = ""] = /^(?:\[([a-z ]+)\] )?(.*)$/.exec(marked) ?? [];
  return { sentence, marks: marks.split(" ") };
}

describe.each([
  { language: "Japanese", cases: japanese, space: "" },
  { language: "English", cases: english, space: " " },
])("chooseKeySentences on $language sections", ({ cases, space }) => {
  const read = cases.map(({ why, paragraphs }) => {
    const marked = paragraphs.flat().map(readMarks);
    const sentences = paragraphs.map((paragraph) => paragraph.map((s) => readMarks(s).sentence));
    return { why, marked, sentences };
  });

  test.each(read)("$why", ({ marked, sentences }) => {
    const chosen = chooseKeySentences(sentences.map((s) => inlinesOf(s.join(space))));
    const keys = marked.filter(({ marks }) => marks.includes("key"));
    expect(chosen).toEqual(keys.map(({ sentence }) => inlinesOf(sentence)));
  });

  test.each(read)(
    "simpler rules choose what is marked with them: $why",
    ({ marked, sentences }) => {
      const wrong = marked.flatMap(({ sentence, marks }) =>
        marks.filter((mark) => !["key", ""].includes(mark)).map((mark) => ({ mark, sentence })),
      );
      expect(wrong).not.toEqual([]);
      for (const { mark, sentence } of wrong) {
        expect(simplerRules[mark]?.(sentences)).toContain(sentence);
      }
    },
  );

  test.each(Object.entries(simplerRules))("%s is wrong in three sections and more", (_, rule) => {
    const fails = read.filter(({ marked, sentences }) => {
      const keys = marked.filter(({ marks }) => marks.includes("key"));
      return rule(sentences).join("\n") !== keys.map(({ sentence }) => sentence).join("\n");
    });
    expect(fails.length).toBeGreaterThanOrEqual(3);
  });

  test("the table holds at least 60 sentences, none twice", () => {
    const all = read.flatMap(({ sentences }) => sentences.flat());
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(60);
  });
});
