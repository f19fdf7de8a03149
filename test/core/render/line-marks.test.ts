import { array, assert, constantFrom, property, record } from "fast-check";
import { describe, expect, test } from "vitest";

import { readChapter } from "../../../src/core/markdown/read-chapter.ts";
import { type Inline, toPlainText } from "../../../src/core/model/inline.ts";
import { findPhrases, placeLineMarks } from "../../../src/core/render/line-marks.ts";
import { renderInlines } from "../../../src/core/render/inline-html.ts";
import { renderContext } from "../../support/render-context.ts";

const wide = { find: findPhrases, isNarrow: false };
const narrow = { find: findPhrases, isNarrow: true };

/** Reads one paragraph as a chapter has it. */
function inlinesOf(text: string): readonly Inline[] {
  const { chapter } = readChapter({ path: "a.md", text, encoding: "utf-8", damage: null }, "a");
  const [block] = chapter.intro;
  if (block?.type !== "paragraph") throw new Error("There is a paragraph.");
  return block.inlines;
}

/** Returns a paragraph as it is set: `|` where a line may break, `˙` for a little space. */
function set(text: string, phrases: typeof wide | null = wide): string {
  const html = renderInlines(inlinesOf(text), { ...renderContext, phrases });
  return html.replaceAll("<wbr>", "|").replaceAll('<i class="gap"></i>', "˙");
}

/** Returns what a reader copies from HTML. */
function textOf(html: string): string {
  const text = html.replace(/<[^>]*>/g, "");
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "");
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
};

describe("lines may break between phrases", () => {
  test.each([
    [
      "of plain words",
      "気温の変化を長い時間をかけて記録する",
      "気温の変化を|長い時間を|かけて記録する",
    ],
    [
      "that run across marks, outside of them",
      "気温の**変化を**長い[時間をかけて細かく記録する方法](#a)を比べる",
      '気温の<strong>変化を</strong>|長い<a href="#a">時間を|かけて細かく|記録する|方法</a>を比べる',
    ],
    [
      "that are known although a mark begins inside them",
      "この**記録**を長い時間をかけて比べる",
      "この<strong>記録</strong>を|長い時間を|かけて比べる",
    ],
    [
      "beside code, which is read like a word",
      "これから`make all`を使って記録を比べる",
      "これから|<code>make all</code>を使って|記録を比べる",
    ],
  ])("%s", (_, text, wanted) => {
    expect(set(text)).toBe(wanted);
  });

  test("but not in running prose, nor in a text that stands on one line anyway", () => {
    expect(set("気温の変化を長い時間をかけて記録する", null)).not.toContain("|");
    expect(set("気温の変化を記録")).toBe("気温の変化を記録");
  });

  test("and not so that one character is left alone", () => {
    const find = (text: string): number[] => [4, text.length - 2];
    const text = "気温の変化を長い時間をかけて記録した日。";
    const [inline] = inlinesOf(text);
    if (inline === undefined) throw new Error("There is text.");
    const marks = placeLineMarks([inline], { find, isNarrow: false });
    expect(marks.map(({ at }) => at)).toEqual([4]);
  });
});

/** Finds a phrase everywhere: what is left is what the rules allow. */
const everywhere = {
  find: (text: string) => Array.from({ length: text.length - 1 }, (_, index) => index + 1),
  isNarrow: true,
};

describe("whatever finds phrases, no line breaks", () => {
  test.each([
    ["inside a Latin word or a number", "装置のabc-defと3.14を比べた記録", /[\w.-]\|[\w.-]/],
    ["inside an address", "記録は https://example.org/a_b?c=1 にある記録", /[!-~]\|[!-~]/],
    [
      "before what no line may begin with",
      "ッャー、々が、あ。い」う）え・お",
      /\|[ッャー、々。」）・]/,
    ],
    ["after what no line may end with", "これは「あ（い『う【え記録記録", /[「（『【]\|/],
    [
      "between a number and what it counts",
      "第3章の1967年に10台と記録",
      /第\|3|[37]\|年|0\|台|3\|章/,
    ],
    ["inside a pair of surrogates", "𠮷野家で𩸽を食べた日の記録記録", /[\uD800-\uDBFF]\|/],
    [
      "before a combining mark or selector",
      "か\u309aき\u3099葛\u{e0100}飾区の記録の記録",
      /\|(?:\u309a|\u3099|\u{e0100})/u,
    ],
    ["inside an emoji", "人は👩\u200d💻や👍🏽を使った日の記録", /\u200d\||\|\u200d|👍\|/u],
  ])("%s", (_, text, fault) => {
    const shown = set(text, everywhere);
    expect(shown).toContain("|");
    expect(shown).not.toMatch(fault);
  });

  test("inside a short link: in a PDF, each piece would be a link of its own", () => {
    expect(set("これは[短いリンクの1つ](#a)で長い記録", everywhere)).toMatch(/>短いリンクの1つ</);
  });

  test("inside code, ruby, formulas or the mark of a footnote", () => {
    const text = "記録は`長い 時間の記録`と{観測|かんそく}と$a+b$の値[^1]です長い記録\n\n[^1]: 注";
    const shown = set(text, everywhere);
    expect(shown).toContain("<code>長い 時間の記録</code>");
    expect(shown).toContain("<ruby>観測<rt>かんそく</rt></ruby>");
    expect(shown).toMatch(/[^|]<sup class="footnote-mark"/);
  });
});

describe("a little space stands between Japanese and Latin", () => {
  test.each([
    ["letters and digits", "1967年にIBMが", "1967˙年に˙IBM˙が"],
    ["also across marks", "その**IBM**が", "その˙<strong>IBM</strong>˙が"],
    [
      "not beside a space, punctuation or code",
      "その IBM、（IBM）と`a`が",
      "その IBM、（IBM）と<code>a</code>が",
    ],
    ["not for full-width letters", "Ａ社の５年", "Ａ社の５年"],
    ["not in a text without Japanese", "The years 1967 and 1968", "The years 1967 and 1968"],
  ])("%s", (_, text, wanted) => {
    expect(set(text, null)).toBe(wanted);
  });
});

test("words of code with hyphens are held together, unless they are long", () => {
  const code = (value: string): string => renderInlines([{ type: "code", value }], renderContext);
  expect(code("ls -la <dir>")).toBe(
    '<code>ls <span class="together">-la</span> &lt;dir&gt;</code>',
  );
  const long = "--a-very-long-option-name";
  expect(code(`${long} x`)).toBe(`<code>${long} x</code>`);
});

test("a phrase is held together at its space and its bracket, and a slash at its word", () => {
  const held = (text: string): string[] =>
    [...set(text).matchAll(/<span class="together">([^<]*)/g)].map(([, words = ""]) => words);
  expect(held("その OS は「重要」な役割を果たしてきた / いる")).toEqual([" は", "」な", " /"]);
});

test("a phrase longer than a line has places to break; the best are behind particles", () => {
  const find = (): number[] => [];
  const show = (value: string, isNarrow: boolean): string => {
    const html = renderInlines([{ type: "text", value }], {
      ...renderContext,
      phrases: { find, isNarrow },
    });
    return html.replaceAll("<wbr>", "|");
  };
  expect(show("観測装置の長期記録の比較分析結果一覧表", false)).toBe(
    "観測装置の|長期記録の|比較分析結果一覧表",
  );
  expect(show("ネットワーク観測装置一覧", true)).toBe("ネットワーク|観測装置一覧");
  expect(show("ネットワーク観測装置一覧", false)).toBe("ネットワーク観測装置一覧");
});

const pieces =
  "気温の 変化を 長い時間を かけて 、 。 「 」 （ ） IBM 1967 年 CP-40 https://a.org/b ー ッ か\u3099 𠮷 👍🏽 &<> ｱ";

const words = constantFrom(" ", "\n", ...pieces.split(" "));
const inline = record({
  value: words,
  kind: constantFrom("text", "strong", "code", "ruby", "link"),
});

function toInline({ value, kind }: { value: string; kind: string }): Inline {
  const text: Inline = { type: "text", value };
  if (kind === "code") return { type: "code", value };
  if (kind === "strong") return { type: "strong", children: [text, text] };
  if (kind === "link") return { type: "link", href: "#a", title: null, children: [text] };
  if (kind === "ruby") return { type: "html", open: "<ruby>", children: [text], close: "</ruby>" };
  return text;
}

test("the text stays what it was, whatever the marks in it", () => {
  assert(
    property(
      array(inline, { maxLength: 30 }),
      constantFrom(wide, narrow, everywhere),
      (all, rule) => {
        const inlines = all.map(toInline);
        const html = renderInlines(inlines, { ...renderContext, phrases: rule });
        expect(textOf(html)).toBe(toPlainText(inlines));
        const places = placeLineMarks(inlines, rule).map(({ at }) => at);
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
        const marks = html.match(/<wbr>|class="gap"/g)?.length ?? 0;
        const placed = placeLineMarks(inlines, rule).flatMap(
          ({ html }) => html.match(/<\w/g) ?? [],
        );
        expect(marks).toBe(placed.length);
      },
    ),
  );
});
