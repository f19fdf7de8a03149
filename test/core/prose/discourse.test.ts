import { describe, expect, test } from "vitest";

import { isMetadiscourse, openingOf } from "../../../src/core/prose/discourse.ts";

describe("openingOf", () => {
  test.each([
    "しかし、鉄は錆びます。",
    "このように、地図は用途で変わります。",
    "こうした中で、新しい品種が生まれました。",
    "ここで、左辺を展開します。",
    "すなわち、二つの角は等しくなります。",
    "先ほど述べた式を使います。",
    "第二に、費用が下がります。",
    "「つまり、負けだ」と王は言いました。",
    "However, iron rusts.",
    "For this reason, bridges have gaps.",
    "Secondly, the cost falls.",
    "As mentioned above, iron rusts.",
    "As we have seen, iron rusts.",
    "Another reason is the cost.",
  ])("%j opens with a connective", (sentence) => {
    expect(openingOf(sentence)).toBe("connective");
  });

  test.each([
    "これは酸化と呼ばれます。",
    "この反応では熱が出ます。",
    "その結果は意外でした。",
    "前者のほうが安く済みます。",
    "彼は翌年に発表しました。",
    "This reaction gives off heat.",
    "Its result came as a surprise.",
    "The former is cheaper.",
    "The second is the cost.",
    "Both are cheap.",
    "Such bridges are rare.",
  ])("%j opens with an anaphor", (sentence) => {
    expect(openingOf(sentence)).toBe("anaphor");
  });

  test.each([
    "",
    "鉄は錆びます。",
    "それぞれの橋に名前があります。",
    "そのまま置くと錆びます。",
    "この世にない色もあります。",
    "ここ十年で橋は増えました。",
    "またがる二本の線路を外します。",
    "一方通行の道が増えました。",
    "Iron rusts.",
    "Those who wait lose.",
    "These days, few bridges rust.",
    "Both iron and zinc rust.",
    "So far, no bridge has failed.",
    "It is possible to paint it.",
    "The first bridge was short.",
  ])("%j opens freely", (sentence) => {
    expect(openingOf(sentence)).toBe("free");
  });
});

describe("isMetadiscourse", () => {
  test.each([
    "なぜ鉄は錆びるのでしょうか。",
    "本当に同じ色なのか．",
    "誰が得をしますか？",
    "本章では、鉄の性質を取り上げます。",
    "この節の目的は、式を導くことです。",
    "次の章では、銅を扱います。",
    "前回は、鉛について学びました。",
    "第3章で詳しく述べます。",
    "橋の歴史を順に見ていきます。",
    "手元の材料で確かめてみましょう。",
    "証明は後で述べます。",
    "Why does iron rust?",
    "In this section, we derive the formula.",
    "This chapter is about iron.",
    "The next section treats copper.",
    "Let us look at a bridge.",
    "Next, let's measure it.",
    "Now we will consider copper.",
    "We begin with a short history.",
    "Chapter 4 gives the proof.",
  ])("%j says nothing of the subject", (sentence) => {
    expect(isMetadiscourse(sentence)).toBe(true);
  });

  test.each([
    "",
    "本章では、鉄の性質を学びました。",
    "次の項は、前の項の二倍です。",
    "前回の値との差を記録します。",
    "冷えるにつれて、動きは遅くなっていきます。",
    "問いは「誰が払うのか？」でした。",
    "湖の水はとても静か。",
    "この制度は三つの節から成ります。",
    "作業の前に手を洗いましょう。",
    "This chapter has shown why iron rusts.",
    "In this chapter, we derived the formula.",
    "The next day, the bridge fell.",
    "We now know that iron rusts.",
    "He asked why it rusts.",
    "Letters were sent by ship.",
  ])("%j says something", (sentence) => {
    expect(isMetadiscourse(sentence)).toBe(false);
  });

  test("of a long sentence, both ends count", () => {
    const middle = "長い話が続いて、".repeat(10_000);
    expect(isMetadiscourse(`次の章では、${middle}終わる。`)).toBe(true);
    expect(isMetadiscourse(`鉄について、${middle}考えてみましょう。`)).toBe(true);
    expect(isMetadiscourse(`鉄について、${middle}終わる。`)).toBe(false);
  });
});
